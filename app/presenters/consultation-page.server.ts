import { findConsultation, listConsultationEntries } from '#db/queries/consultations.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import { findProject } from '#db/queries/projects.ts'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import { answerers, askers, citation, consultationSides } from '#workflows/reserve/consultation.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { reachProject, type SignedIn } from '../reach.server.ts'
import { mayReadConsultation } from '../walls.ts'
import { isFiled, quotable } from './consultations.server.ts'
import { enterProject, placeOf } from './project-room.server.ts'

export type EntryView = {
  id: string
  answer: boolean
  cited: string
  body: string
  /** A paper that is named, with its version; named is not handed over. */
  filing: string | null
  seal: string
  side: Side
  capacity: string
  by: string
  at: string
}

export type ConsultationPage = {
  id: string
  topic: string
  cited: string
  project: { name: string; number: string; place: string; sample: boolean; issuer: string; href: string | null }
  addressee: string
  answered: boolean
  entries: EntryView[]
  /** What this person may say next. */
  form: 'answer' | 'question' | null
  filings: { value: string; label: string }[]
  closed: string | null
}

type Reading = Pick<LoadContext, 'reader' | 'ports'>

const none = () => new Response('没有这项咨询，或它不在您的座位可见的范围内。', { status: 404 })

/**
 * The thread, for those who may read it: the issuer's side through its seats on the project; whoever was asked by having been
 * asked, without a seat. To anybody else it does not exist.
 */
export async function enterConsultation(
  who: SignedIn,
  { reader }: Reading,
  id: string | undefined,
): Promise<{ thread: Row<'consultation'>; project: Row<'project'>; seated: boolean }> {
  const thread = id ? await findConsultation(reader, id) : undefined
  if (!thread || !mayReadConsultation(who, thread)) throw none()
  const seated = (await reachProject(reader, who, thread.project)) !== undefined
  const asked = thread.organisation === who.organisation && answerers[thread.side].includes(who.capacity)
  const project = seated || asked ? await findProject(reader, thread.project) : undefined
  if (!project) throw none()
  return { thread, project, seated }
}

export async function presentConsultation(
  who: SignedIn,
  context: Reading,
  id: string | undefined,
): Promise<ConsultationPage> {
  const { thread, project, seated } = await enterConsultation(who, context, id)
  const { reader } = context
  const asks = askers.includes(who.capacity) && seated
  const filed = await isFiled({ tx: reader, project })
  const answered = thread.answered_at !== null
  const issuer = await nameOf(reader, project.issuer)
  return {
    id: thread.id,
    topic: thread.topic,
    cited: citation(project.number, thread.ordinal),
    project: {
      name: project.name,
      number: project.number,
      place: placeOf(project),
      sample: project.sample !== 'none',
      issuer,
      href: seated ? `/projects/${project.id}/consultations` : null,
    },
    addressee: `${consultationSides[thread.side].title} · ${await nameOf(reader, thread.organisation)}`,
    answered,
    entries: await entriesOf(reader, thread, project),
    form: asks ? (filed ? null : 'question') : answered || !mayAnswer(who, thread) ? null : 'answer',
    filings: asks && !filed ? await quotable(await enterProject(who, context, project.id)) : [],
    closed: asks && filed ? '申请文件已经报送，之后请在反馈意见中沟通。' : null,
  }
}

const mayAnswer = (who: SignedIn, { side, organisation }: Row<'consultation'>): boolean =>
  organisation === who.organisation && answerers[side].includes(who.capacity)

async function entriesOf(
  reader: Reading['reader'],
  thread: Row<'consultation'>,
  project: Row<'project'>,
): Promise<EntryView[]> {
  const entries = await listConsultationEntries(reader, [thread.id])
  const filings = new Map((await listFilings(reader, project.id)).map((filing) => [filing.id, filing.title]))
  const named = entries.flatMap(({ filing }) => (filing ? [filing] : []))
  const versions = new Map((await listVersions(reader, named)).map(({ id, number }) => [id, number]))
  return Promise.all(
    entries.map(async (entry) => {
      const { seal, side, title } = capacities[entry.by_capacity as Capacity] ?? capacities.issuer
      const version = entry.filing_version ? versions.get(entry.filing_version) : undefined
      const paper = entry.filing ? filings.get(entry.filing) : undefined
      return {
        id: entry.id,
        answer: entry.kind === 'answer',
        cited: citation(project.number, thread.ordinal, entry.ordinal),
        body: entry.body,
        filing: paper ? `${paper}${version ? `（第${version}版）` : ''}` : null,
        seal,
        side,
        capacity: title,
        by: await nameOf(reader, entry.by_organisation),
        at: instantText(entry.at, { year: true }),
      }
    }),
  )
}

async function nameOf(reader: Reading['reader'], id: string): Promise<string> {
  const row = await reader.selectFrom('organisation').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? ''
}
