import {
  type ConsultationFilter,
  type ConsultationLine,
  countConsultations,
  listConsultationPage,
  listConsultations,
} from '#db/queries/consultations.ts'
import { listFilings } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { IsoInstant } from '#workflows/calendar/day.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { beforeFiling } from '#workflows/registration/queue-states.ts'
import {
  answerers,
  askers,
  type ConsultationSide,
  citation,
  consultationSides,
  sideOf,
} from '#workflows/reserve/consultation.ts'
import { instantText } from '../components/chinese-date.ts'
import type { FilterChipsProps } from '../components/filter-chips.tsx'
import { letters } from '../filings/papers.ts'
import type { LoadContext } from '../load-context.ts'
import { reachableIds, type SignedIn } from '../reach.server.ts'
import { mayKnowPaper, mayReadConsultation } from '../walls.ts'
import { authorityOf, type FrameView, frameOf, mayConsult, paperRoomOf, type Room } from './project-room.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports'>

export type ConsultationRow = {
  id: string
  href: string
  cited: string
  topic: string
  project: string
  sample: boolean
  asked: string
  asker: string
  instant: IsoInstant
  addressee: string
  answered: boolean
  /** Asked of us and not answered. */
  ours: boolean
}

export type ConsultationsView = {
  rows: ConsultationRow[]
  chips: FilterChipsProps['chips']
  next: string | null
  total: number
  asOf: string
}

const pageSize = 30

/** Who has questions before a filing to ask, to read or to answer. */
export const consulting = (Object.keys(capacities) as Capacity[]).filter((capacity) => mayConsult({ capacity }))

/** What was asked by the issuer's side on projects within reach, or put to this organisation. */
function filterOf(who: SignedIn, reader: LoadContext['reader'], open: boolean | null): ConsultationFilter {
  const side = sideOf(who.capacity)
  return {
    projects: capacities[who.capacity].side === 'issuer' ? reachableIds(reader, who) : null,
    addressed: side ? { organisation: who.organisation, side } : null,
    open,
  }
}

/** 咨询: across projects, newest first. The side that will review reads here what it was asked before it has a seat. */
export async function presentConsultations(
  who: SignedIn,
  { reader, ports }: Reading,
  search: URLSearchParams,
  size = pageSize,
): Promise<ConsultationsView> {
  const asked = search.get('state')
  const open = asked === 'answered' ? false : asked === 'all' ? null : true
  const [at, id] = search.get('before')?.split('~') ?? []
  const rows = await listConsultationPage(reader, filterOf(who, reader, open), at && id ? { at, id } : null, size + 1)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  const here = open === null ? 'all' : open ? 'open' : 'answered'
  const count = (which: boolean | null) => countConsultations(reader, filterOf(who, reader, which))
  const before = last && encodeURIComponent(`${last.asked_at}~${last.id}`)
  return {
    rows: page.map((row) => rowOf(row, who)),
    chips: [
      { label: '待答复', href: '/consultations', count: await count(true), current: here === 'open' },
      {
        label: '已答复',
        href: '/consultations?state=answered',
        count: await count(false),
        current: here === 'answered',
      },
      { label: '全部', href: '/consultations?state=all', count: await count(null), current: here === 'all' },
    ],
    next: rows.length > size && before ? `/consultations?state=${here}&before=${before}` : null,
    total: await count(open),
    asOf: instantText(ports.now()),
  }
}

const rowOf = (row: ConsultationLine, who: SignedIn): ConsultationRow => ({
  id: row.id,
  href: `/consultations/${row.id}`,
  cited: citation(row.project_number, row.ordinal),
  topic: row.topic,
  project: row.project_name,
  sample: row.sample !== 'none',
  asked: `${row.asker_name} · ${instantText(row.asked_at, { year: true })}`,
  asker: row.asker_name,
  instant: row.asked_at,
  addressee: row.addressee_name,
  answered: row.answered_at !== null,
  ours: row.answered_at === null && row.organisation === who.organisation && answerers[row.side].includes(who.capacity),
})

export type ProjectConsultations = {
  frame: FrameView
  rows: Omit<ConsultationRow, 'project' | 'sample'>[]
  /** Null where no question may be put: by whom or when is said in `closed`. */
  ask: { sides: { value: ConsultationSide; label: string }[]; filings: { value: string; label: string }[] } | null
  closed: string | null
}

/** 咨询 of one project: part of its file, before and after the filing. */
export async function presentProjectConsultations(room: Room): Promise<ProjectConsultations> {
  const { tx, project, who } = room
  if (!mayConsult(who)) throw new Response('没有这一页，或它不归您现在的座位。', { status: 404 })
  const threads = (await listConsultations(tx, project.id)).filter((thread) => mayReadConsultation(who, thread))
  const names = await namesOf(room, threads)
  const asks = askers.includes(who.capacity)
  const filed = await isFiled(room)
  return {
    frame: frameOf(room, 'consultations'),
    rows: threads.toReversed().map((thread) => ({
      id: thread.id,
      href: `/consultations/${thread.id}`,
      cited: citation(project.number, thread.ordinal),
      topic: thread.topic,
      asked: `${names.get(thread.asked_organisation) ?? ''} · ${instantText(thread.asked_at, { year: true })}`,
      asker: names.get(thread.asked_organisation) ?? '',
      instant: thread.asked_at,
      addressee: names.get(thread.organisation) ?? '',
      answered: thread.answered_at !== null,
      ours: thread.answered_at === null && !asks,
    })),
    ask: asks && !filed ? { sides: sidesOf(project), filings: await quotable(room) } : null,
    closed: asks && filed ? '申请文件已经报送，之后请在反馈意见中沟通。此前的咨询仍可查阅和引用。' : null,
  }
}

const sidesOf = (project: Row<'project'>) => [
  { value: 'authority' as const, label: `${consultationSides.authority.title}（${authorityOf(project)}）` },
  { value: 'steward' as const, label: consultationSides.steward.title },
]

/** Papers of the checklist that a question may name. */
export async function quotable(room: Room): Promise<{ value: string; label: string }[]> {
  const walls = await paperRoomOf(room)
  const filings = await listFilings(room.tx, room.project.id)
  return filings
    .filter((filing) => mayKnowPaper(room.who, filing, walls) && !Object.hasOwn(letters, filing.template))
    .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))
}

export async function isFiled({ tx, project }: Pick<Room, 'tx' | 'project'>): Promise<boolean> {
  const filed = await tx
    .selectFrom('run')
    .select('id')
    .where('project', '=', project.id)
    .where('stage', '=', 'registration')
    .where('state', 'not in', [...beforeFiling])
    .executeTakeFirst()
  return filed !== undefined
}

async function namesOf(
  { tx }: Pick<Room, 'tx'>,
  threads: readonly Row<'consultation'>[],
): Promise<Map<string, string>> {
  const ids = [
    ...new Set(threads.flatMap(({ organisation, asked_organisation }) => [organisation, asked_organisation])),
  ]
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
