import { listRecordings } from '#db/queries/recordings.ts'
import { listSeats } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities, type Route } from '#workflows/kit/seats.ts'
import { actionMeta, type StageName } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { makes } from '../commands/filing-seat.server.ts'
import { type RecordedAct, recordableActs } from '../commands/recorded-seat.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { fieldsetOf } from '../forms/fieldsets.ts'
import type { FieldErrors, Typed } from '../forms/read-form.ts'
import { recordedFieldset, recordedSchema } from '../forms/recorded.ts'
import { type FieldsView, viewFields } from '../forms/view-fields.ts'
import { actorOn } from '../reach.server.ts'
import { listsFor } from './choices.server.ts'
import { eventTitle } from './event-words.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'
import type { ActView } from './run-page.server.ts'
import { viewRun } from './run-view.server.ts'

export type RecordedSeatView = {
  key: string
  run: string
  revision: number
  capacity: Capacity
  seal: { char: string; side: 'issuer' | 'review' | 'enhancement' | 'independent'; title: string }
  subject: string
  state: string
  acts: (ActView & { extra: FieldsView })[]
}

export type RecordingView = {
  id: string
  title: string
  seat: string
  day: string
  word: string | null
  document: string
  file: string | null
  madeBy: string
  madeAt: string
  outcome: string | null
  mayDecide: boolean
  blocked: string | null
  body: { key: string; value: string }[]
}

export type RecordingsPage = {
  frame: FrameView
  seats: RecordedSeatView[]
  recordings: RecordingView[]
  anyRecorded: boolean
  mayMake: boolean
  key: string
}

export type RecordingRefused = {
  run: string
  capacity: string
  type: string
  typed: Typed
  errors?: FieldErrors
  message?: string
  more?: Record<string, number>
}

type Asked = { key: string; refused?: RecordingRefused }

/** 代录: what seats elsewhere may have done, the forms to enter it, and what waits for a second person. */
export async function presentRecordings(room: Room, asked: Asked): Promise<RecordingsPage> {
  if (room.who.capacity !== 'lead-underwriter') throw new Response('代录由主承销商办理。', { status: 404 })
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  const recorded = (await listSeats(room.tx, room.project.id)).filter(({ mode }) => mode === 'recorded')
  const held = [...new Set(recorded.map(({ capacity }) => capacity as Capacity))]
  return {
    frame: frameOf(room, 'recordings'),
    seats: makes(actor, 'lead-underwriter') ? await seatsOf(room, held, asked) : [],
    recordings: await recordingsOf(room),
    anyRecorded: recorded.length > 0,
    mayMake: makes(actor, 'lead-underwriter'),
    key: asked.key,
  }
}

async function seatsOf(room: Room, held: readonly Capacity[], asked: Asked): Promise<RecordedSeatView[]> {
  const views: RecordedSeatView[] = []
  for (const run of room.runs.filter(({ status }) => status === 'active')) {
    for (const capacity of held) {
      const acts = await recordableActs(room, run, capacity, room.now)
      if (acts.length > 0) views.push(await seatView(room, run, capacity, acts, asked))
    }
  }
  return views
}

async function seatView(
  room: Room,
  row: Row<'run'>,
  capacity: Capacity,
  acts: readonly RecordedAct[],
  asked: Asked,
): Promise<RecordedSeatView> {
  const view = await viewRun(room, row)
  const lists = await listsFor(
    { room, run: row },
    acts.map(({ action }) => fieldsetOf(view.stage.name, action.type)),
  )
  const { seal, side, title } = capacities[capacity]
  return {
    key: `${row.id}-${capacity}`,
    run: row.id,
    revision: row.revision,
    capacity,
    seal: { char: seal, side, title },
    subject: view.subject,
    state: view.official ?? view.state,
    acts: acts.map(({ action: { type, label, tone, blocked } }) => {
      const said = asked.refused
      const refused = said?.run === row.id && said.capacity === capacity && said.type === type ? said : undefined
      const shown = {
        prefix: `${capacity}-${row.ordinal}-${type}`.replaceAll('.', '-'),
        lists,
        ...(refused ? { typed: refused.typed } : {}),
        ...(refused?.errors ? { errors: refused.errors } : {}),
        ...(refused?.more ? { more: refused.more } : {}),
      }
      const schema = stageFor(row.stage as StageName, room.project.route as Route).events[type] ?? recordedSchema
      return {
        type,
        label,
        tone,
        blocked,
        basis: null,
        open: refused !== undefined,
        fields: viewFields(fieldsetOf(view.stage.name, type), { ...shown, schema }),
        extra: viewFields(recordedFieldset, { ...shown, schema: recordedSchema }),
      }
    }),
  }
}

async function recordingsOf(room: Room): Promise<RecordingView[]> {
  const rows = await listRecordings(room.tx, room.project.id, 100)
  const ids = [
    ...new Set(rows.flatMap(({ made_by, confirmed_by }) => (confirmed_by ? [made_by, confirmed_by] : [made_by]))),
  ]
  const people =
    ids.length === 0 ? [] : await room.tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return rows.map((row) => recordingView(room, row, names))
}

function recordingView(room: Room, row: Row<'recording'>, names: ReadonlyMap<string, string>): RecordingView {
  const run = room.runs.find(({ id }) => id === row.run)
  const waiting = row.confirmed_at === null && row.refused_at === null
  const [document = '', file] = (row.document ?? '').split('\n')
  const checker = names.get(row.confirmed_by ?? '') ?? ''
  const data = JSON.stringify({ ...JSON.parse(row.data) })
  return {
    id: row.id,
    title: eventTitle(
      {
        type: row.type,
        stage: run?.stage ?? null,
        state_before: run ? stateTaking(room, run, row) : null,
        state_after: null,
        data,
      },
      room.project.route as Route,
    ),
    seat: capacities[row.capacity as Capacity].title,
    day: row.day,
    word: row.word,
    document,
    file: file ? `/projects/${room.project.id}/recordings/${row.id}` : null,
    madeBy: names.get(row.made_by) ?? row.made_by,
    madeAt: instantText(row.made_at, { year: true }),
    outcome: row.refused_at
      ? `${checker} 退回`
      : row.confirmed_at
        ? `${checker} 复核，${instantText(row.confirmed_at)}`
        : null,
    mayDecide: waiting,
    blocked: waiting && row.made_by === room.who.person ? '经办人不得复核本人录入的内容。' : null,
    body: Object.entries(JSON.parse(row.data) as Record<string, unknown>).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }
}

/** Some state of the stage in which this seat may do it: for its words only. */
function stateTaking({ project }: Room, run: Row<'run'>, { type, capacity }: Row<'recording'>): string | null {
  const { machine } = stageFor(run.stage as StageName, project.route as Route)
  const takes = Object.entries(machine.states).find(([, state]) =>
    (state.transitions.get(type) ?? []).some((transition) =>
      actionMeta(transition)?.by.some((seat) => seat.split('.')[0] === capacity),
    ),
  )
  return takes?.[0] ?? null
}
