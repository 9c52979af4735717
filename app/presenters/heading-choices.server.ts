import { listVersions } from '#db/queries/filings.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import type { Row } from '#db/schema.ts'
import { headingPath } from '../filings/heading-path.ts'
import type { Option } from '../forms/view-fields.ts'
import type { Room } from './project-room.server.ts'

const most = 400

/** 《募集说明书》第三章 募集资金运用: a part of a paper, as an opinion names it. */
export const anchorWords = (paper: string, heading: string): string => `《${paper}》${heading}`

/** The paper that an anchor names, if it does, and the part of it. */
export function readAnchor(anchor: string): { paper: string | null; part: string } {
  const [, paper, part] = /^《([^》]+)》(.*)$/u.exec(anchor) ?? []
  return paper === undefined ? { paper: null, part: anchor } : { paper, part: part ?? '' }
}

/** Chapters and sections of the papers under review, paper by paper: what an opinion can point at. */
export async function headingChoices({
  room: { tx },
  run,
}: {
  room: Pick<Room, 'tx'>
  run: Row<'run'>
}): Promise<Option[]> {
  const papers = await tx
    .selectFrom('filing')
    .select(['id', 'title'])
    .where('scope_kind', '=', 'registration')
    .where('scope_id', '=', run.subject_id)
    .orderBy('ordinal')
    .execute()
  const versions = (
    await listVersions(
      tx,
      papers.map(({ id }) => id),
    )
  ).filter(({ filed_at }) => filed_at !== null)
  const latest = papers.map(({ id }) => versions.findLast(({ filing }) => filing === id)?.id)
  const headings = await listPrintedHeadings(
    tx,
    latest.flatMap((id) => id ?? []),
  )
  return papers
    .flatMap(({ title }, at) => {
      const own = headings.filter(({ version }) => version === latest[at])
      return own.flatMap((heading, place) =>
        heading.level > 2
          ? []
          : [{ value: anchorWords(title, heading.title), label: `${title} › ${headingPath(own, place)}` }],
      )
    })
    .slice(0, most)
}
