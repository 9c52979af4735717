import { listClockEntries, listProjectClocks } from '#db/queries/clocks.ts'
import { listFilings } from '#db/queries/filings.ts'
import { listReplyChanges } from '#db/queries/reply-changes.ts'
import { listItems, listReplies } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { addWorkingDays, type CalendarId } from '#workflows/calendar/calendar.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { clockTerms } from '#workflows/deadlines.ts'
import { addresseeOf, decidingAuthority } from './authority.ts'
import { partyNamed, type Reading } from './reading.server.ts'

type Round = Dossier['round']

export async function roundPart(reading: Reading): Promise<Round> {
  const { round, facts } = reading
  if (!round) {
    facts.gap('round', '反馈轮次')
    return nobody
  }
  const lead = partyNamed(reading, 'lead-underwriter')?.name
  return {
    ordinal: round.ordinal,
    origin: round.origin,
    from: askerOf(reading, round.origin, lead),
    to: [reading.issuer.name, ...(lead ? [lead] : [])].join('、'),
    issuedOn: legalDay(round.issued_at),
    ...(await deadline(reading, round)),
    repliedOn: round.replied_at ? legalDay(round.replied_at) : null,
    items: await items(reading, round.id),
  }
}

/** Whoever asked: inside the underwriter's house its own reviewers, before the authority the venue that relays. */
function askerOf({ route, venue }: Reading, origin: string, lead: string | undefined): string {
  if (origin === 'internal') return `${lead ?? '主承销商'}质量控制与内核部门`
  return origin === 'authority' ? decidingAuthority(route, venue) : addresseeOf(route, venue)
}

const nobody: Round = {
  ordinal: 1,
  origin: 'review',
  from: '',
  to: '',
  issuedOn: '1970-01-01',
  dueOn: null,
  budget: 0,
  repliedOn: null,
  items: [],
}

/** The clock that the round set going, extensions included; by the rulebook where none ran. */
async function deadline(
  reading: Reading,
  round: Row<'round'>,
): Promise<Pick<Round, 'dueOn' | 'dueProvisional' | 'budget'>> {
  const { tx, project, rulebook, route, venue, on } = reading
  const name = round.origin === 'intake' ? 'supplement' : 'reply'
  const clock = (await listProjectClocks(tx, project.id)).findLast(
    (row) => row.run === round.run && row.name === name && row.started_at >= round.issued_at,
  )
  if (!clock) {
    const green = project.green_at !== null && project.green_until === null
    return {
      dueOn: null,
      budget: clockTerms(name, { route, venue, green, on, parameters: rulebook.parameters }).budget,
    }
  }
  const entries = await listClockEntries(tx, [clock.id])
  const budget = entries.reduce((sum, { kind, days }) => sum + (kind === 'extend' ? (days ?? 0) : 0), clock.budget)
  const paused = entries.some(({ kind }) => kind === 'pause')
  const calendar = rulebook.calendars[clock.calendar as CalendarId]
  const reckoned = addWorkingDays(calendar, legalDay(clock.started_at), budget)
  const dueOn = clock.due_on ?? (paused ? null : reckoned)
  return { dueOn, dueProvisional: dueOn !== null && dueOn > calendar.announcedUntil, budget }
}

async function items({ tx, project }: Reading, round: string): Promise<Round['items']> {
  const rows = await listItems(tx, [round])
  const replies = await listReplies(
    tx,
    rows.map(({ id }) => id),
  )
  const linked = await listReplyChanges(
    tx,
    replies.map(({ id }) => id),
  )
  const titles = new Map((await listFilings(tx, project.id)).map(({ id, title }) => [id, title]))
  return rows.map((item) => {
    const reply = replies.find((row) => row.item === item.id)
    const changes = linked.filter((change) => change.reply === reply?.id)
    return {
      number: item.number,
      title: item.title,
      category: item.category,
      question: item.question,
      basis: item.basis,
      reply: reply?.text ?? null,
      changed: reply
        ? [...changes.map((change) => changeInWords(change, titles.get(change.filing))), ...changesIn(reply.changed)]
        : [],
      verification: reply?.verification ?? null,
    }
  })
}

/** Where a paper was changed, and how it reads now; cells of a row are parted as on a line. */
function changeInWords({ chapter, kind, before, after }: Row<'reply_change'>, paper = '文件'): string {
  const place = `《${paper}》${chapter}`
  const [old, now] = [before, after].map((words) => words.replaceAll('\t', '　'))
  if (kind === 'deleted') return `${place}：删除“${old}”`
  return kind === 'moved' ? `${place}：位置调整，内容为“${now}”` : `${place}：${now}`
}

/** Changed passages, one a line; kept as JSON or as the plain lines of a form. */
function changesIn(changed: string): string[] {
  const kept: unknown = changed.startsWith('[') ? JSON.parse(changed) : changed.split(/\r?\n/)
  return Array.isArray(kept) ? kept.map(String).filter((line) => line.trim() !== '') : []
}
