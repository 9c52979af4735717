import { listVersions } from '#db/queries/filings.ts'
import { insertLateLeave, listFreeLeaves, spendLeave } from '#db/queries/late-leaves.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import { roundsOf } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { type PaperAtRound, type Raising, raisingOf } from '#workflows/rules/later-round.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import type { RecordStep } from './record.server.ts'

type Opinion = { filing?: string | undefined; follows?: string | undefined; anchor?: string | undefined }
type Placed = Pick<Row<'item'>, 'filing' | 'follows' | 'late_at' | 'late_leave'>
type Asking = { run: Row<'run'>; origin: string; by: string; at: string }

/**
 * Places each opinion: its paper and the earlier one that it takes up must be of this registration. One first raised late
 * needs a supervisor's leave, each its own; of a letter that came from elsewhere (代录) it is only counted.
 */
export async function placeOpinions(desk: Desk, asking: Asking, opinions: readonly Opinion[]): Promise<Placed[]> {
  const before = await roundBefore(desk, asking)
  const free = before ? await listFreeLeaves(desk.tx, asking.run.id) : []
  const placed: Placed[] = []
  const faults: Record<string, string[]> = {}
  for (const [index, opinion] of opinions.entries()) {
    const stray = await strayIn(desk, asking.run, opinion)
    if (stray)
      faults[`items.${index}.${stray}`] = [
        stray === 'anchor' ? '所选章节不在所涉文件内，请重新选择' : '不在本次申报之内，请重新选择',
      ]
    const raising = stray ? 'in-time' : await raisingIn(desk, before, opinion)
    const leave = raising === 'late' ? takeLeave(free, opinion, asking.by) : undefined
    const problem = desk.recorded ? null : problemOf(raising, leave !== undefined)
    if (problem) faults[`items.${index}.filing`] = [problem]
    if (leave) await spendLeave(desk.tx, leave.id, asking.at)
    placed.push({
      filing: opinion.filing ?? null,
      follows: opinion.follows ?? null,
      late_at: raising === 'late' ? asking.at : null,
      late_leave: leave?.id ?? null,
    })
  }
  if (Object.keys(faults).length > 0) throw refused('有意见不符合一次性告知的要求，请按提示更正。', faults)
  return placed
}

function problemOf(raising: Raising, leave: boolean): string | null {
  if (raising === 'unplaced') return '第二轮起，每条意见须选择所涉文件，或选择所承接的前一轮意见（一次性告知）'
  if (raising === 'late' && !leave)
    return '该文件此处自上一轮以来没有改动，属首次提出于后续轮次，须先由审核主管写明理由（“说明后续轮次首次提出的理由”）'
  return null
}

/** Nobody gives leave to himself. */
function takeLeave(free: Row<'late_leave'>[], { filing }: Opinion, by: string): Row<'late_leave'> | undefined {
  const at = free.findIndex((leave) => leave.filing === filing && leave.by_person !== by)
  return at < 0 ? undefined : free.splice(at, 1)[0]
}

/** Intake is compared with intake, review with review: what somebody else asked is not his to have asked before. */
async function roundBefore({ tx }: Desk, { run, origin }: Asking): Promise<Row<'round'> | undefined> {
  if (origin !== 'intake' && origin !== 'review') return undefined
  return (await roundsOf(tx, run.id)).findLast((round) => round.origin === origin)
}

/** The field that names something outside this registration. */
async function strayIn(
  { tx }: Desk,
  run: Row<'run'>,
  { filing, follows, anchor }: Opinion,
): Promise<keyof Opinion | null> {
  if (filing !== undefined) {
    const paper = await tx
      .selectFrom('filing')
      .select(['scope_id', 'title'])
      .where('id', '=', filing)
      .executeTakeFirst()
    if (paper?.scope_id !== run.subject_id) return 'filing'
    // A chapter is chosen as 《paper》chapter; words of older opinions name none.
    if (anchor?.startsWith('《') && !anchor.startsWith(`《${paper.title}》`)) return 'anchor'
  }
  if (follows === undefined) return null
  const item = await tx
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select('round.run')
    .where('item.id', '=', follows)
    .executeTakeFirst()
  return item?.run === run.id ? null : 'follows'
}

async function raisingIn(desk: Desk, before: Row<'round'> | undefined, opinion: Opinion): Promise<Raising> {
  const { filing = null, follows = null, anchor = null } = opinion
  const versions = before && filing ? await listVersions(desk.tx, [filing]) : []
  const filed = versions.filter(({ filed_at }) => filed_at !== null)
  const then = filed.findLast(({ filed_at }) => before !== undefined && filed_at! <= before.issued_at)
  return raisingOf({
    earlierRound: before !== undefined,
    follows,
    filing,
    anchor,
    before: await paperAt(desk, then),
    now: await paperAt(desk, filed.at(-1)),
  })
}

async function paperAt({ tx }: Desk, version: Row<'filing_version'> | undefined): Promise<PaperAtRound | null> {
  if (!version) return null
  return { file: version.file, headings: await listPrintedHeadings(tx, [version.id]) }
}

/** 审核主管 says why something is asked only now: one reason, one paper, one opinion. */
export const lateLeave: RecordStep = async ({ desk, run, event }) => {
  const { filing, reason } = registrationEvents['feedback.permit'].parse(event.data)
  if (await strayIn(desk, run, { filing })) throw refused('没有这份文件。', { filing: ['请选择本次申报的一份文件'] })
  await insertLateLeave(desk.tx, {
    id: desk.ports.newId(),
    project: desk.project.id,
    run: run.id,
    filing,
    reason,
    by_person: event.stamp.by.person,
    at: event.stamp.at,
    used_at: null,
  })
}
