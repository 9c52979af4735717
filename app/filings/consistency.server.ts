import type { Db, Tx } from '#db/connect.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import { listPrintedFigures } from '#db/queries/printed.ts'
import type { Row } from '#db/schema.ts'
import { type Disagreement, disagreements, isFigureKey } from '#workflows/rules/consistency.ts'
import { letters } from './papers.ts'

type Looking = { tx: Db | Tx; project: Row<'project'> }
type Paper = Pick<Row<'filing'>, 'id' | 'code' | 'title'>
type Version = Pick<Row<'filing_version'>, 'id' | 'filing' | 'number' | 'made_at' | 'source'>

/** Figures on which the given versions do not agree, one version of each paper. */
export async function disagreementsAmong(
  tx: Db | Tx,
  papers: readonly Paper[],
  versions: readonly Version[],
): Promise<Disagreement[]> {
  const figures = await listPrintedFigures(
    tx,
    versions.map(({ id }) => id),
  )
  return disagreements(
    figures.flatMap((row) => {
      const version = versions.find(({ id }) => id === row.version)
      const paper = papers.find(({ id }) => id === version?.filing)
      if (!version || !paper || !isFigureKey(row.figure)) return []
      const { value, words, heading, page, figure } = row
      const { number, made_at: madeAt, source } = version
      return [
        { figure, value, words, heading, page, filing: paper.id, paper: paper.title, version: number, madeAt, source },
      ]
    }),
  )
}

/** Papers of a registration that are still asked for; letters say what was said on their day and are not compared. */
export async function comparedPapers({ tx, project }: Looking, registration: string): Promise<Row<'filing'>[]> {
  return (await listFilings(tx, project.id)).filter(
    ({ scope_id, template, requirement }) =>
      scope_id === registration && !Object.hasOwn(letters, template) && requirement !== 'waived',
  )
}

/** What the papers of a registration, each in its latest version, say differently. */
export async function disagreementsIn(looking: Looking, registration: string): Promise<Disagreement[]> {
  const papers = await comparedPapers(looking, registration)
  const versions = await listVersions(
    looking.tx,
    papers.map(({ id }) => id),
  )
  const latest = new Map(versions.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  return disagreementsAmong(looking.tx, papers, [...latest.values()])
}
