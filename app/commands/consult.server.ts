import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import {
  findConsultation,
  insertConsultation,
  insertConsultationEntry,
  listConsultationEntries,
  listConsultations,
  saveConsultation,
} from '#db/queries/consultations.ts'
import { findFiling, listVersions } from '#db/queries/filings.ts'
import { identifier, reason, shortText } from '#workflows/kit/body.ts'
import { type Actor, type Capacity, type Route, sitsOn, type Venue } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { beforeFiling } from '#workflows/registration/queue-states.ts'
import { answerers, askers, authorityKind, type ConsultationSide, citation } from '#workflows/reserve/consultation.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { addresseeOf, notifyOf } from './consultation-parties.server.ts'
import { atDesk, type Desk, refusal, refused } from './desk.server.ts'
import { logReserve } from './plan-reserve.server.ts'

const chosen = z.preprocess((value) => (value === '' ? undefined : value), identifier.optional())

const askForm = z.strictObject({
  side: z.enum(['steward', 'authority'], '请选择咨询对象'),
  topic: shortText,
  question: reason,
  filing: chosen,
})
const moreForm = z.strictObject({ question: reason, filing: chosen })
const answerForm = z.strictObject({ answer: reason })

type Told = { form: unknown; actor: Actor; key: string }
export type AskConsultation = Told & { project: string }
export type ContinueConsultation = Told & { consultation: string }

type Done = { ok: true; consultation: string; citation: string }

const gone = refuse('unavailable', '没有这项咨询，或它不在您的座位可见的范围内。')

/** 申报前咨询: a question of the issuer's side to the steward or to the side that will review. Refused once it is filed. */
export async function askConsultation(db: Db, command: AskConsultation, ports: Ports): Promise<Done | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'consultation.ask', ...command }, async () => {
      refuseUnlessAsker(command.actor)
      await refuseAfterFiling(desk)
      const { side, topic, question, filing } = parsed(askForm, command.form)
      const organisation = await addresseeOf(
        desk,
        side,
        authorityKind(desk.project.route as Route, desk.project.venue as Venue),
      )
      const ordinal = (await listConsultations(desk.tx, desk.project.id)).length + 1
      const { actor } = command
      const row = {
        id: ports.newId(),
        project: desk.project.id,
        ordinal,
        topic,
        side,
        organisation,
        asked_by: actor.person,
        asked_organisation: actor.organisation,
        asked_at: ports.now(),
        answered_at: null,
      }
      await insertConsultation(desk.tx, row)
      return say(desk, row, { kind: 'question', type: 'consultation.ask', body: question, filing, actor })
    }),
  )
}

/** A further question of the same thread. */
export async function continueConsultation(
  db: Db,
  command: ContinueConsultation,
  ports: Ports,
): Promise<Done | Refusal> {
  const known = await findConsultation(db, command.consultation)
  if (!known) return gone
  return atDesk(db, known.project, ports, (desk) =>
    once(desk, { what: 'consultation.continue', ...command }, async () => {
      refuseUnlessAsker(command.actor)
      await refuseAfterFiling(desk)
      const { question, filing } = parsed(moreForm, command.form)
      const consultation = await standing(desk, known.id)
      const { actor } = command
      await saveConsultation(desk.tx, known.id, { answered_at: null })
      return say(desk, consultation, { kind: 'question', type: 'consultation.continue', body: question, filing, actor })
    }),
  )
}

/** The answer of whoever was asked: a person of that organisation in a capacity of the side. It may still come after the filing. */
export async function answerConsultation(db: Db, command: ContinueConsultation, ports: Ports): Promise<Done | Refusal> {
  const known = await findConsultation(db, command.consultation)
  if (!known) return gone
  return atDesk(db, known.project, ports, (desk) =>
    once(desk, { what: 'consultation.answer', ...command }, async () => {
      const { actor } = command
      if (actor.organisation !== known.organisation || !sitsOn(actor, answerers[known.side])) throw refusal(gone)
      const { answer } = parsed(answerForm, command.form)
      const consultation = await standing(desk, known.id)
      if (consultation.answered_at !== null) throw refused('这项咨询已经答复，等待对方追问。')
      await saveConsultation(desk.tx, known.id, { answered_at: ports.now() })
      return say(desk, consultation, {
        kind: 'answer',
        type: 'consultation.answer',
        body: answer,
        filing: undefined,
        actor,
      })
    }),
  )
}

function refuseUnlessAsker(actor: Actor): void {
  if (!sitsOn(actor, askers)) throw refused('申报前咨询由发行人或主承销商提出。')
}

function parsed<S extends z.ZodType>(form: S, said: unknown): z.output<S> {
  const read = form.safeParse(said)
  if (!read.success) throw refused('请按提示更正。', fieldErrors(read.error))
  return read.data
}

async function standing({ tx }: Desk, id: string) {
  const consultation = await findConsultation(tx, id)
  if (!consultation) throw refusal(gone)
  return consultation
}

/** After the filing questions are asked in its rounds. */
async function refuseAfterFiling({ tx, project }: Desk): Promise<void> {
  const filed = await tx
    .selectFrom('run')
    .select('id')
    .where('project', '=', project.id)
    .where('stage', '=', 'registration')
    .where('state', 'not in', [...beforeFiling])
    .executeTakeFirst()
  if (filed) throw refused('申请文件已经报送，请在反馈意见中沟通；此前的咨询仍可查阅和引用。')
}

type Thread = {
  id: string
  ordinal: number
  topic: string
  side: ConsultationSide
  organisation: string
  asked_organisation: string
}
type Saying = {
  kind: 'question' | 'answer'
  type: string
  body: string
  filing: string | undefined
  actor: Actor
}

async function say(desk: Desk, thread: Thread, { kind, type, body, filing, actor }: Saying): Promise<Done> {
  const { tx, ports, project } = desk
  const entries = await listConsultationEntries(tx, [thread.id])
  const quoted = filing === undefined ? null : await quotedFiling(desk, filing)
  const entry = {
    id: ports.newId(),
    consultation: thread.id,
    ordinal: entries.length + 1,
    kind,
    body,
    filing: quoted?.filing ?? null,
    filing_version: quoted?.version ?? null,
    by_person: actor.person,
    by_organisation: actor.organisation,
    by_capacity: actor.seats[0]?.split('.')[0] ?? '',
    at: ports.now(),
  }
  await insertConsultationEntry(tx, entry)
  const cited = citation(project.number, thread.ordinal, entry.ordinal)
  const { id: consultation, side, organisation, topic } = thread
  const data = {
    consultation,
    citation: cited,
    side,
    organisation,
    topic,
    [kind]: body,
    ...(quoted ? { filing: quoted.title } : {}),
  }
  await logReserve(desk, type, data, actor)
  const first = entries[0]
  await notifyOf(desk, thread, kind, (first?.by_capacity ?? entry.by_capacity) as Capacity)
  return { ok: true, consultation, citation: cited }
}

/** A paper of this project and its newest version, as a reference only: nobody gets to read it by being shown its name. */
async function quotedFiling({ tx, project }: Desk, id: string) {
  const filing = await findFiling(tx, id)
  if (!filing || filing.project !== project.id)
    throw refused('请选择要引用的文件。', { filing: ['本项目没有这份文件'] })
  const version = (await listVersions(tx, [filing.id])).findLast(({ state }) => state === 'ready')
  const title = version ? `${filing.title}（第${version.number}版）` : filing.title
  return { filing: filing.id, version: version?.id ?? null, title }
}
