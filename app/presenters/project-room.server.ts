import type { Db } from '#db/connect.ts'
import { listRegistrationsOfSeveralAgencies } from '#db/queries/ratings.ts'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities, type Route, routes, type Venue, venues } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'
import { sideOf } from '#workflows/reserve/consultation.ts'
import type { Rulebook } from '#workflows/rulebook.ts'
import type { LoadContext } from '../load-context.ts'
import { reachProject, type SignedIn } from '../reach.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { readableRuns } from '../run-reach.server.ts'
import type { PaperRoom } from '../walls.ts'

/** A project as one person stands in it: who looks, what of it he may know, and the instant of looking. */
export type Room = {
  tx: Db
  rulebook: Rulebook
  who: SignedIn
  project: Row<'project'>
  /** The runs he may know of, oldest first. */
  runs: readonly Row<'run'>[]
  now: string
}

/** Refuses with a 404 whoever has no seat: a stranger's project does not exist. */
export async function enterProject(
  who: SignedIn,
  context: Pick<LoadContext, 'reader' | 'ports'>,
  id: string | undefined,
): Promise<Room> {
  const project = id ? await reachProject(context.reader, who, id) : undefined
  if (!project) throw new Response('没有这个项目，或者您在其中没有席位。', { status: 404 })
  const runs = await context.reader
    .selectFrom('run')
    .selectAll()
    .where('project', '=', project.id)
    .where('id', 'in', readableRuns(context.reader, who))
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  const rulebook = await rulebookOf(context.reader)
  return { tx: context.reader, rulebook, who, project, runs, now: context.ports.now() }
}

export function runIn({ runs }: Room, id: string | undefined): Row<'run'> {
  const run = runs.find((one) => one.id === id)
  if (!run) throw new Response('没有这项办理事项，或者它不在您的座位可见的范围内。', { status: 404 })
  return run
}

/** What the walls of papers ask: whose subjects he may know, and which rounds were asked in house. */
export async function paperRoomOf({ tx, runs, project }: Room): Promise<PaperRoom> {
  const rounds = await tx
    .selectFrom('round')
    .select('id')
    .where('project', '=', project.id)
    .where('origin', '=', 'internal')
    .execute()
  return {
    subjects: new Set(runs.map(({ subject_id }) => subject_id)),
    inHouseRounds: new Set(rounds.map(({ id }) => id)),
    severalAgencies: new Set(await listRegistrationsOfSeveralAgencies(tx, [project.id])),
  }
}

export type ProjectTab =
  | 'overview'
  | 'timetable'
  | 'reserve'
  | 'consultations'
  | 'facts'
  | 'titles'
  | 'findings'
  | 'filings'
  | 'rounds'
  | 'arrangements'
  | 'seats'
  | 'history'
  | 'recordings'

export type FrameView = {
  id: string
  /** The case number, on every printed sheet. */
  number: string
  name: string
  sample: boolean
  breadcrumb: { label: string; href?: string }[]
  tabs: { href: string; label: string; current: boolean }[]
}

const factReaders: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'counsel',
  'auditor',
  'trustee',
  'steward',
]
/** 申报前咨询: the issuer's side, and the sides that are asked. Which threads he may read is walls.ts. */
export const mayConsult = ({ capacity }: Pick<SignedIn, 'capacity'>): boolean =>
  capacities[capacity].side === 'issuer' || sideOf(capacity) !== null

const writers: readonly Capacity[] = ['issuer', 'lead-underwriter']

/** The fact base is the issuer's side's working paper; others read what was filed. */
export const mayReadFacts = ({ capacity }: Pick<SignedIn, 'capacity'>): boolean => factReaders.includes(capacity)
export const mayWriteFacts = ({ capacity }: Pick<SignedIn, 'capacity'>): boolean => writers.includes(capacity)

/** Title, place and tabs around every page of a project. What a seat has no part in is not in the tabs. */
export function frameOf({ project, who, runs }: Room, current: ProjectTab): FrameView {
  const at = `/projects/${project.id}`
  const has = (stage: string) => runs.some((run) => run.stage === stage)
  const side = capacities[who.capacity].side
  const tabs: [ProjectTab, string, string, boolean][] = [
    ['overview', at, '概况', true],
    ['timetable', `${at}/timetable`, '时间表', who.capacity !== 'expert'],
    ['reserve', `${at}/reserve`, '储备', has('reserve')],
    ['facts', `${at}/facts`, '要素', mayReadFacts(who)],
    ['titles', `${at}/titles`, '称号与积分', mayReadFacts(who) && project.issuer_kind === 'tech-firm'],
    ['findings', `${at}/findings`, '核验', mayReadFacts(who) || side === 'review'],
    ['filings', `${at}/filings`, '申报文件', true],
    ['rounds', `${at}/rounds`, '反馈意见', has('registration')],
    ['arrangements', `${at}/arrangements`, '增信', has('enhancement') && side !== 'review'],
    ['consultations', `${at}/consultations`, '咨询', mayConsult(who)],
    ['seats', `${at}/seats`, '席位', true],
    ['history', `${at}/history`, '经过', true],
    ['recordings', `${at}/recordings`, '代录', who.capacity === 'lead-underwriter'],
  ]
  return {
    id: project.id,
    number: project.number,
    name: project.name,
    sample: project.sample !== 'none',
    breadcrumb: [{ label: '项目', href: '/projects' }, { label: placeOf(project) }],
    tabs: tabs
      .filter(([, , , shown]) => shown)
      .map(([key, href, label]) => ({ href, label, current: key === current })),
  }
}

/** 银行间市场 · MTN. The licence route has another authority, and says so. */
export function placeOf({ route, venue, product }: Row<'project'>): string {
  const market = route === 'licence' ? routes.licence.title : venues[venue as Venue].title
  return `${market} · ${product}`
}

/** Who decides, in the words of the route. */
export const authorityOf = ({ route, venue }: Pick<Row<'project'>, 'route' | 'venue'>): string =>
  (route as Route) === 'licence' ? '中国人民银行' : venues[venue as Venue].authority

/** What a posted form of a run needs to know of its place. */
export const runPlace = ({ project }: Room, run: Row<'run'>) => ({
  id: run.id,
  project: project.id,
  route: project.route as Route,
  stage: run.stage as StageName,
})
