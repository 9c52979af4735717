import { listVersions } from '#db/queries/filings.ts'
import { listAnswersTo } from '#db/queries/reply-changes.ts'
import type { Row } from '#db/schema.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import { type Compared, compareVersions } from '../filings/compare-versions.server.ts'
import { nameChanges, revisionsOf } from '../filings/revisions.server.ts'
import { mayKnowPaper, mayReadVersion } from '../walls.ts'
import { type Answer, type ChapterView, viewChapters } from './compare-rows.ts'
import { type FrameView, frameOf, paperRoomOf, type Room } from './project-room.server.ts'

export type CompareAsked = {
  filing: string | undefined
  from: string | null
  to: string | null
  round: string | null
  whole: boolean
  only: 'unasked' | null
}

export type ComparePage = {
  frame: FrameView
  filing: { id: string; title: string }
  versions: { id: string; label: string }[]
  from: string
  to: string
  round: { id: string; title: string } | null
  whole: boolean
  only: 'unasked' | null
  /** Why there is nothing to show, in a Chinese sentence. */
  problem: string | null
  counts: { changes: number; dated: number; unasked: number }
  chapters: ChapterView[]
  outline: { title: string; changes: number; first: string | null }[]
  /** The same as PDF. */
  redline: string | null
  revised: string | null
}

type Version = Row<'filing_version'>
type Round = Row<'round'>

const nothingHere = () => new Response('没有这份文件，或者它不在您的座位可见的范围内。', { status: 404 })

const issuerSide = ({ who }: Room): boolean => capacities[who.capacity].side === 'issuer'

/** The versions of a paper that one person may put side by side, oldest first. */
export async function comparable(
  room: Room,
  asked: Pick<CompareAsked, 'filing' | 'from' | 'to' | 'round'>,
): Promise<{ filing: Row<'filing'>; versions: Version[]; from: Version; to: Version; round: Round | null }> {
  const walls = await paperRoomOf(room)
  const filing = await room.tx
    .selectFrom('filing')
    .selectAll()
    .where('id', '=', asked.filing ?? '')
    .where('project', '=', room.project.id)
    .executeTakeFirst()
  if (!filing || !mayKnowPaper(room.who, filing, walls)) throw nothingHere()
  const versions = (await listVersions(room.tx, [filing.id])).filter(
    (version) => version.state === 'ready' && mayReadVersion(room.who, filing, version, walls),
  )
  const round = asked.round ? await roundOf(room, asked.round) : null
  const pair = round ? (await revisionsOf(room.tx, round)).find((one) => one.filing.id === filing.id) : undefined
  const named = (id: string | null | undefined) => versions.find((version) => version.id === id)
  if (asked.round && !pair) throw nothingHere()
  const to = named(pair ? pair.to.id : asked.to) ?? (asked.to || pair ? undefined : versions.at(-1))
  const from = named(pair ? pair.from?.id : asked.from) ?? (asked.from || pair ? undefined : before(versions, to))
  if (!from || !to) throw nothingHere()
  return { filing, versions, from, to, round }
}

const before = (versions: readonly Version[], to: Version | undefined): Version | undefined =>
  versions.findLast(({ number }) => to !== undefined && number < to.number)

/** A round that this person may know of; the answers to an open one are read by the issuer's side only. */
async function roundOf(room: Room, id: string): Promise<Round> {
  const round = await room.tx
    .selectFrom('round')
    .selectAll()
    .where('id', '=', id)
    .where('project', '=', room.project.id)
    .executeTakeFirst()
  const known = round && room.runs.some((run) => run.id === round.run)
  if (!round || !known) throw nothingHere()
  if (!issuerSide(room) && (round.origin === 'internal' || round.replied_at === null)) throw nothingHere()
  return round
}

export async function presentCompare(room: Room, asked: CompareAsked): Promise<ComparePage> {
  const { filing, versions, from, to, round } = await comparable(room, asked)
  const compared = await compareVersions(room.tx, filing.template, [from, to])
  const named = nameChanges(compared?.comparison.changes ?? [])
  const answers = await answersOf(room, filing.id)
  const loose = round ? named.filter(({ key, dated }) => !dated && !answers.has(key)) : []
  const { whole, only } = asked
  const shown = { named, answers, ofRound: round !== null }
  const chapters = compared ? viewChapters(compared.comparison, { ...shown, whole, only }) : []
  const query = `?from=${from.id}&to=${to.id}`
  const pdf = (as: string) =>
    compared && named.length > 0
      ? `/projects/${room.project.id}/filings/${filing.id}/compare.pdf${query}&as=${as}`
      : null
  return {
    frame: frameOf(room, 'filings'),
    filing: { id: filing.id, title: filing.title },
    versions: [...versions].reverse().map((version) => ({ id: version.id, label: labelOf(version) })),
    from: from.id,
    to: to.id,
    round: round ? { id: round.id, title: `第 ${round.ordinal} 轮` } : null,
    whole,
    only,
    problem: problemOf(compared, from, to),
    counts: { changes: named.length, dated: named.filter(({ dated }) => dated).length, unasked: loose.length },
    chapters,
    outline: compared ? outlineOf(compared, chapters) : [],
    redline: pdf('redline'),
    revised: pdf('revised'),
  }
}

const labelOf = ({ number, made_at, filed_at, source }: Version): string =>
  `第 ${number} 版 · ${instantText(filed_at ?? made_at, { year: true })}${filed_at ? ' 报送' : ''}${source === 'uploaded' ? ' · 上传' : ''}`

function problemOf(compared: Compared | null, from: Version, to: Version): string | null {
  if (from.id === to.id) return '请选择两个不同的版本。'
  if (compared) return null
  return '所选版本中有上传的文件，或者早期没有留存文本的版本，不能逐字比较，请下载后对照。'
}

const outlineOf = ({ comparison }: Compared, chapters: readonly ChapterView[]) =>
  comparison.chapters
    .filter(({ changes }) => changes > 0)
    .map(({ title, changes }) => ({
      title,
      changes,
      first: chapters.find((chapter) => chapter.title === title)?.first ?? null,
    }))

/** The opinions whose latest answer names a change, by the change: drafts for the issuer's side, what was submitted for all. */
async function answersOf(room: Room, filing: string): Promise<Map<string, Answer[]>> {
  const rows = (await listAnswersTo(room.tx, filing)).filter(
    ({ submitted_at, origin }) => issuerSide(room) || (submitted_at !== null && origin !== 'internal'),
  )
  const latest = new Map<string, number>()
  const replies = await room.tx
    .selectFrom('reply')
    .select((eb) => ['item', eb.fn.max('version').as('version')])
    .where('item', 'in', [...new Set(rows.map(({ item }) => item)), ''])
    .$if(!issuerSide(room), (query) => query.where('submitted_at', 'is not', null))
    .groupBy('item')
    .execute()
  for (const { item, version } of replies) latest.set(item, Number(version))
  const answers = new Map<string, Answer[]>()
  for (const { change, item, version, ordinal, number, title } of rows) {
    if (latest.get(item) !== version) continue
    const href = `/projects/${room.project.id}/rounds#item-${item}`
    const answer = { href, label: `第 ${ordinal} 轮第 ${number} 条 ${title}` }
    answers.set(change, [...(answers.get(change) ?? []), answer])
  }
  return answers
}
