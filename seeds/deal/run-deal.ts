import { canonical } from '#app/commands/canonical.server.ts'
import { verifyChain } from '#app/commands/verify-chain.server.ts'
import { listChain } from '#db/queries/events.ts'
import type { Arguments } from './arguments.ts'
import { booksOf } from './books.ts'
import { planDays } from './days.ts'
import { readDeal } from './deal.ts'
import { remarkFinding, type ToldFinding } from './findings.ts'
import type { Ending } from './open-theatre.ts'
import { outlineOf } from './outline.ts'
import { type PaperOut, papersOut } from './papers-out.ts'
import { play } from './play.ts'
import { type Problem, problemsOfDeal, resultProblems, tenorProblems } from './problems.ts'
import { isRealIssuer } from './real-issuer.ts'
import { summaryOf } from './summary.ts'
import type { Say } from './telling.ts'
import type { Theatre } from './theatre.ts'
import type { OutFile } from './write-out.ts'

export type Told =
  | { outcome: 'wrong'; problems: Problem[] }
  | { outcome: 'refused'; findings: ToldFinding[]; files: OutFile[] }
  | { outcome: 'done'; findings: ToldFinding[]; files: OutFile[]; papers: PaperOut[] }

export type Asked = Pick<Arguments, 'until' | 'story' | 'today'>

/** Reads a deal, plays it and answers with everything there is to write; writes nothing itself. */
export async function runDeal(text: string, asked: Asked, say: Say): Promise<Told> {
  const read = readDeal(text)
  if (!read.ok) return { outcome: 'wrong', problems: read.problems }
  const { deal } = read
  const real = isRealIssuer(deal)
  if (asked.story === 'default' && real)
    return { outcome: 'wrong', problems: [{ path: '--story', message: onlyInvented }] }
  const books = booksOf(deal, asked.today)
  const problems = problemsOfDeal(deal, books)
  if (problems.length > 0) return { outcome: 'wrong', problems }
  const outline = outlineOf(deal, books)
  const impossible = resultProblems(outline)
  if (impossible.length > 0) return { outcome: 'wrong', problems: impossible }
  const days = planDays(deal, outline)
  const short = tenorProblems(outline, days)
  if (short.length > 0) return { outcome: 'wrong', problems: short }
  const remarks = days.remarks.map((remark) => remarkFinding(remark, asked.today))
  const { theatre, refusing, close } = await play({ deal, outline, days, real, ending: endingOf(asked), say })
  try {
    if (refusing) {
      const findings = [...refusing, ...remarks]
      return { outcome: 'refused', findings, files: [await summaryFile(theatre, [], findings, true)] }
    }
    const findings = [...remarks, ...theatre.findings.values()]
    const papers = await papersOut(theatre.db, theatre.project)
    const files = [
      ...(await paperFiles(theatre, papers)),
      await chainFile(theatre),
      await summaryFile(theatre, papers, findings, false),
    ]
    return { outcome: 'done', findings, files, papers }
  } finally {
    await close()
  }
}

const onlyInvented =
  '违约只讲述虚构的发行人：本文件来自公开报道（有 source），或发行人见于随附的真实交易。请改用名称含“示例”或没有 source 的虚构发行人'

const endingOf = ({ until, story }: Asked): Ending =>
  story === 'default' ? 'default' : until === 'redeemed' ? 'redeemed' : 'outstanding'

async function paperFiles({ store }: Theatre, papers: readonly PaperOut[]): Promise<OutFile[]> {
  const files: OutFile[] = []
  for (const { file, sha256 } of papers) {
    const bytes = await store.open(sha256)
    if (!bytes) throw new Error(`The bytes of ${file} are gone`)
    files.push({ path: file, bytes })
  }
  return files
}

/** The whole chain, a line an event: the text that was hashed, and its hash with it. A chain that does not verify is no result. */
async function chainFile({ db, project }: Theatre): Promise<OutFile> {
  const verified = await verifyChain(db, project)
  if (!verified.ok) throw new Error(`Event ${verified.seq}: ${verified.because}`)
  const events = await listChain(db, project)
  return { path: 'events.jsonl', bytes: `${events.map(canonical).join('\n')}\n` }
}

async function summaryFile(
  theatre: Theatre,
  papers: readonly PaperOut[],
  findings: readonly ToldFinding[],
  refused: boolean,
): Promise<OutFile> {
  const summary = await summaryOf(theatre, papers, findings, refused)
  return { path: 'summary.json', bytes: `${JSON.stringify(summary, null, 2)}\n` }
}
