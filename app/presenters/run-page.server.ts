import { findRun } from '#db/queries/runs.ts'
import type { Action } from '#workflows/kit/actions.ts'
import { capacities, type Route } from '#workflows/kit/seats.ts'
import { actionMeta } from '#workflows/kit/stage.ts'
import { instantText } from '../components/chinese-date.ts'
import type { TimelineEntry } from '../components/timeline.tsx'
import { fieldsetOf } from '../forms/fieldsets.ts'
import type { FieldErrors, Typed } from '../forms/read-form.ts'
import { type SaidField, saidFields } from '../forms/said-fields.ts'
import { type FieldsView, viewFields } from '../forms/view-fields.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { mayOpenBook } from './book-sight.ts'
import { listsFor } from './choices.server.ts'
import type { ClockView } from './clock-view.server.ts'
import { eventTitle, stageTitles } from './event-words.ts'
import { type GreenView, presentGreen } from './green-view.server.ts'
import { isIssuerSide, isReviewSide } from './papers-at-hand.server.ts'
import { prefilled } from './prefilled.server.ts'
import { clocksOf, type FlowView, flowOf, runHref } from './project-page.server.ts'
import { type FrameView, frameOf, type Room, runIn } from './project-room.server.ts'
import { retractable } from './retractable.server.ts'
import { type RunView, viewRun } from './run-view.server.ts'
import { namesIn, readableEvents, timelineEntry } from './timeline.server.ts'
import type { Told } from './told.ts'

export type ActView = Pick<Action, 'type' | 'label' | 'tone' | 'blocked'> & {
  fields: FieldsView
  basis: BasisView | null
  /** Unfolded: asked for in the address, refused just now, or the one thing to do. */
  open: boolean
}

export type RunPage = {
  frame: FrameView
  id: string
  stage: string
  subject: string
  state: string
  official: string | null
  done: boolean
  revision: number
  awaiting: { seal: string; side: 'issuer' | 'review' | 'enhancement' | 'independent'; title: string }[]
  flow: FlowView
  clocks: ClockView[]
  acts: ActView[]
  /** What was done since the page was opened from which a refused form came. */
  meanwhile: { events: Told<TimelineEntry>[]; said: SaidField[]; label: string } | null
  /** Why nothing is offered to this person. */
  idle: string | null
  /** 撤回: the step that may be taken back now, or why it may not. */
  retract: { label: string; blocked: string | null } | null
  history: Told<TimelineEntry>[]
  /** Of the registration only. */
  green: GreenView | null
  links: { href: string; label: string }[]
  /** Made for this showing of the page: a form posts it, and posts once. */
  key: string
  asOf: string
}

type Receipt = { title: string; number: string; facts: { label: string; value: string }[]; next: string }

export type Refused = {
  type: string
  typed: Typed
  errors?: FieldErrors
  message?: string
  more?: Record<string, number>
  /** The revision on the page that came too late. */
  overtaken?: number
}

export type RunAsked = {
  run: string | undefined
  act: string | null
  key: string
  refused?: Refused
}

/** What this stage is, where it stands, everything one person may do and why not, its clocks and its own history. */
export async function presentRun(room: Room, asked: RunAsked): Promise<RunPage> {
  const view = await viewRun(room, runIn(room, asked.run))
  const clocks = await clocksOf(room, [view])
  const acts = await actsOf(room, view, asked)
  return {
    frame: frameOf(room, 'overview'),
    id: view.row.id,
    stage: stageTitles[view.stage.name],
    subject: view.subject,
    state: view.state,
    official: view.official,
    done: view.row.status === 'done',
    revision: view.row.revision,
    awaiting: view.awaiting.map((seat) =>
      seat === 'system' ? { seal: '系', side: 'independent' as const, title: '系统' } : capacities[seat],
    ),
    flow: await flowOf(room, view, clocks),
    clocks,
    acts,
    meanwhile: asked.refused ? await meanwhileOf(room, view, asked.refused) : null,
    idle: acts.length === 0 ? idleWords(view) : null,
    retract: await retractable(room, view),
    history: await historyOf(room, view),
    green: view.stage.name === 'registration' ? await presentGreen(room) : null,
    links: linksOf(room, view),
    key: asked.key,
    asOf: room.now,
  }
}

const toneOrder: readonly Action['tone'][] = ['primary', 'secondary', 'danger']

async function actsOf(room: Room, view: RunView, asked: RunAsked): Promise<ActView[]> {
  const sets = view.actions.map(({ type }) => fieldsetOf(view.stage.name, type))
  const lists = await listsFor({ room, run: view.row }, sets)
  const ordered = view.actions.toSorted((a, b) => toneOrder.indexOf(a.tone) - toneOrder.indexOf(b.tone))
  const first = ordered.find(({ tone, blocked }) => tone === 'primary' && blocked === null)?.type
  const unfolded = asked.refused?.type ?? asked.act ?? first
  const standing = new Map(
    await Promise.all(ordered.map(async ({ type }) => [type, await prefilled(room, type)] as const)),
  )
  return ordered.map(({ type, label, tone, blocked, basis }) => {
    const schema = view.stage.events[type]
    if (!schema) throw new Error(`${type} has no schema`)
    const refused = asked.refused?.type === type ? asked.refused : undefined
    return {
      type,
      label,
      tone,
      blocked,
      fields: viewFields(fieldsetOf(view.stage.name, type), {
        prefix: type.replaceAll('.', '-'),
        schema,
        lists,
        ...typedIn(refused?.typed ?? standing.get(type)),
        ...(refused?.errors ? { errors: refused.errors } : {}),
        ...(refused?.more ? { more: refused.more } : {}),
      }),
      basis: basis ? basisView(basis) : null,
      open: type === unfolded,
    }
  })
}

const typedIn = (typed: Typed | undefined) => (typed ? { typed } : {})

function idleWords({ row, actor, awaiting }: RunView): string {
  if (row.status === 'done') return '本事项已经办结，只供查看。'
  const who = awaiting.map((seat) => (seat === 'system' ? '系统' : capacities[seat].title)).join('、')
  if (actor.seats.length === 0) return `您在这一席上没有经办身份，只能查看。现在轮到：${who}。`
  return `眼下没有要您做的。现在轮到：${who}。`
}

async function historyOf(room: Room, view: RunView): Promise<Told<TimelineEntry>[]> {
  const events = await readableEvents(room, { run: view.row.id, limit: 40 })
  const names = await namesIn(room, events)
  return events.map((event) => timelineEntry(room, names, event))
}

/** Decisions are not merged as facts are: what was done since is told, with what was typed. */
async function meanwhileOf(
  room: Room,
  view: RunView,
  { type, typed, overtaken }: Refused,
): Promise<RunPage['meanwhile']> {
  if (overtaken === undefined) return null
  const events = (await readableEvents(room, { run: view.row.id, limit: 40 })).filter(
    ({ revision }) => revision !== null && revision > overtaken,
  )
  const names = await namesIn(room, events)
  const posted = Object.entries(typed).flatMap(([name, values]) => values.map((value) => [name, value] as const))
  const label = labelOf(view, type)
  return {
    events: events.map((event) => timelineEntry(room, names, event)),
    said: saidFields([['type', type], ...posted]),
    label,
  }
}

/** The word of a button, also where it is not offered any more. */
const labelOf = ({ stage, actions }: RunView, type: string): string =>
  actions.find((action) => action.type === type)?.label ??
  Object.values(stage.machine.states)
    .flatMap((state) => (state.transitions.get(type) ?? []).map(actionMeta))
    .find(Boolean)?.label ??
  type

/** Rooms of their own that belong to this run. */
function linksOf(room: Room, { row, stage }: RunView): RunPage['links'] {
  const at = `/projects/${room.project.id}`
  if (stage.name === 'registration')
    return [
      { href: `${at}/rounds`, label: '反馈意见与答复' },
      ...(isIssuerSide(room.who) || isReviewSide(room.who)
        ? [{ href: `${at}/filings/gaps`, label: isReviewSide(room.who) ? '受理核对' : '报送前核对' }]
        : []),
      { href: `${runHref(room, row.id)}/meeting`, label: '评议会议' },
    ]
  if (stage.name === 'issuance' && mayOpenBook(room.who.capacity, row.state))
    return [{ href: `${runHref(room, row.id)}/book`, label: '簿记与配售' }]
  if (stage.name === 'outstanding') return [{ href: `${at}/bonds/${row.subject_id}`, label: '债券存续' }]
  if (stage.name === 'enhancement') return [{ href: `${at}/arrangements`, label: '增信与风险分担' }]
  return []
}

/** 办理回执: what was done under which number, and whose turn it is now. Only its author is handed one. */
export async function receiptOf(room: Room, run: string, event: string): Promise<Receipt | null> {
  const row = await room.tx.selectFrom('event').selectAll().where('id', '=', event).executeTakeFirst()
  const standing = await findRun(room.tx, run)
  if (!row || !standing || row.run !== run) return null
  const view = await viewRun(room, standing)
  const next = view.awaiting.map((seat) => (seat === 'system' ? '系统' : capacities[seat].title)).join('、')
  return {
    title: `已办理：${eventTitle(row, room.project.route as Route)}`,
    number: `${room.project.number}-${row.seq}`,
    facts: [
      { label: '时间', value: `${instantText(row.at, { year: true, seconds: true })}（+08:00）` },
      { label: '现在', value: view.official ?? view.state },
      { label: '校验值', value: row.hash.slice(0, 16) },
    ],
    next: view.row.status === 'done' ? '本事项已办结。' : `接下来轮到：${next}。`,
  }
}
