import { listLateOpinions } from '#db/queries/late-leaves.ts'
import { listItems, listReplies } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { WorkState } from '../components/tag.tsx'
import { type BasisView, storedBasisView } from './basis-view.ts'
import { type PrecedentView, precedentsFor } from './precedents.server.ts'
import { runHref } from './project-page.server.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import { type Anchor, anchorsOf, presentRoundChanges, type RoundChanges } from './round-changes.server.ts'

export type ItemView = {
  id: string
  number: number
  title: string
  category: string
  severity: string
  question: string
  basis: BasisView | null
  anchor: Anchor | null
  /** The changes of papers that the answer names. */
  linked: RoundChanges['linked'][string]
  state: WorkState
  word: string
  reply: ReplyView | null
  /** The version on this page, for the form. */
  version: number
  mayReply: boolean
  /** First raised in a later round on an unchanged part, with the supervisor's reason where one was given. */
  late: { reason: string | null } | null
}

type ReplyView = {
  text: string
  verification: string | null
  changed: string[]
  version: number
  by: string
  at: string
  draft: boolean
}

export type RoundView = {
  id: string
  title: string
  origin: string
  issuedAt: string
  repliedAt: string | null
  open: boolean
  answered: number
  items: ItemView[]
  submit: { href: string } | null
  changes: Pick<RoundChanges, 'choices' | 'unasked'>
  /** Letter, reply and revised papers with their comparison, as one file. */
  package: string | null
}

export type RoundsPage = {
  frame: FrameView
  rounds: RoundView[]
  raisedLate: number
  /** Answers of the house to like questions in other deals, by the opinion that may be answered now. */
  precedents: Record<string, PrecedentView[]>
  key: string
  asOf: string
}

const origins: Record<string, string> = {
  internal: '内核意见',
  intake: '补正告知',
  review: '反馈意见',
  meeting: '会后意见',
  authority: '注册机关意见',
  'after-meeting': '会后事项意见',
}

const issuerSide = (capacity: Capacity) => capacities[capacity].side === 'issuer'
const writers: readonly Capacity[] = ['issuer', 'lead-underwriter']

/** Every round with its opinions and answers, newest first. Drafts and in-house opinions stay with the issuer's side. */
export async function presentRounds(room: Room, key: string): Promise<RoundsPage> {
  const { tx, project, runs, who } = room
  const registrations = runs.filter(({ stage }) => stage === 'registration').map(({ id }) => id)
  if (registrations.length === 0) throw new Response('这里没有您可以查看的反馈意见。', { status: 404 })
  const rounds = (
    await tx
      .selectFrom('round')
      .selectAll()
      .where('project', '=', project.id)
      .where('run', 'in', registrations)
      .orderBy('issued_at', 'desc')
      .orderBy('ordinal', 'desc')
      .execute()
  ).filter(({ origin }) => origin !== 'internal' || issuerSide(who.capacity))
  const items = await listItems(
    tx,
    rounds.map(({ id }) => id),
  )
  const replies = await repliesTo(room, items)
  const names = await authors(room, replies)
  const late = new Map((await listLateOpinions(tx, { project: project.id }, 500)).map(({ id, reason }) => [id, reason]))
  const anchors = await anchorsOf(room, items, rounds)
  const views: RoundView[] = []
  for (const round of rounds) {
    const own = items.filter((item) => item.round === round.id)
    const answers = new Map(own.flatMap(({ id }) => (replies.has(id) ? [[id, replies.get(id)!]] : [])))
    const changes = await presentRoundChanges(room, round, answers)
    views.push(viewRound(room, round, own, { replies, names, late, anchors, changes }))
  }
  return {
    frame: frameOf(room, 'rounds'),
    rounds: views,
    raisedLate: items.filter(({ id }) => late.has(id)).length,
    precedents: await precedentsFor(
      room,
      views.flatMap((round) => round.items.filter(({ mayReply }) => mayReply)),
    ),
    key,
    asOf: room.now,
  }
}

/** The last answer somebody may read: of his own side's drafts the latest, else what was submitted. */
async function repliesTo({ tx, who }: Room, items: readonly Row<'item'>[]): Promise<Map<string, Row<'reply'>>> {
  const ids = items.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  if (issuerSide(who.capacity)) return new Map((await listReplies(tx, ids)).map((reply) => [reply.item, reply]))
  const submitted = await tx
    .selectFrom('reply')
    .selectAll()
    .where('item', 'in', ids)
    .where('submitted_at', 'is not', null)
    .orderBy('version')
    .execute()
  return new Map(submitted.map((reply) => [reply.item, reply]))
}

async function authors({ tx }: Room, replies: ReadonlyMap<string, Row<'reply'>>): Promise<Map<string, string>> {
  const ids = [...new Set([...replies.values()].map(({ by_person }) => by_person))]
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Said = {
  replies: ReadonlyMap<string, Row<'reply'>>
  names: ReadonlyMap<string, string>
  late: ReadonlyMap<string, string | null>
  anchors: ReadonlyMap<string, Anchor>
  changes: RoundChanges
}

function viewRound(room: Room, round: Row<'round'>, own: readonly Row<'item'>[], said: Said): RoundView {
  const open = round.replied_at === null
  const mayReply = open && writers.includes(room.who.capacity)
  const origin = origins[round.origin] ?? round.origin
  return {
    id: round.id,
    title: `第 ${round.ordinal} 轮 · ${origin}`,
    origin,
    issuedAt: instantText(round.issued_at, { year: true }),
    repliedAt: round.replied_at ? instantText(round.replied_at, { year: true }) : null,
    open,
    answered: own.filter(({ id }) => said.replies.has(id)).length,
    items: own.map((item) => viewItem(item, said, mayReply, open)),
    submit:
      open && room.who.capacity === 'lead-underwriter'
        ? { href: `${runHref(room, round.run)}?act=feedback.reply#act` }
        : null,
    changes: { choices: mayReply ? said.changes.choices : [], unasked: said.changes.unasked },
    package: said.changes.unasked ? `/projects/${room.project.id}/rounds/${round.id}.zip` : null,
  }
}

function viewItem(
  item: Row<'item'>,
  { replies, names, late, anchors, changes }: Said,
  mayReply: boolean,
  open: boolean,
): ItemView {
  const reply = replies.get(item.id)
  return {
    id: item.id,
    number: item.number,
    title: item.title,
    category: item.category,
    severity: item.severity,
    question: item.question,
    basis: item.basis ? { ...storedBasisView(item.basis), provisional: false } : null,
    anchor: anchors.get(item.id) ?? null,
    linked: changes.linked[item.id] ?? [],
    ...stateOf(item, reply, open),
    reply: reply
      ? {
          text: reply.text,
          verification: reply.verification,
          changed: JSON.parse(reply.changed),
          version: reply.version,
          by: names.get(reply.by_person) ?? '',
          at: instantText(reply.at, { year: true }),
          draft: reply.submitted_at === null,
        }
      : null,
    version: reply?.version ?? 0,
    mayReply,
    late: late.has(item.id) ? { reason: late.get(item.id) ?? null } : null,
  }
}

function stateOf(item: Row<'item'>, reply: Row<'reply'> | undefined, open: boolean): Pick<ItemView, 'state' | 'word'> {
  if (item.state === 'accepted') return { state: 'done', word: '已认可' }
  if (item.state === 'answered') return { state: 'waiting', word: '已回复，待认可' }
  if (item.state === 'asked-again') return { state: 'correct', word: '再次提出' }
  if (!open) return { state: 'waiting', word: '已回复' }
  return reply ? { state: 'doing', word: '已起草' } : { state: 'not-started', word: '未答复' }
}
