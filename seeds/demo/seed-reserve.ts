import { randomUUID } from 'node:crypto'
import { advanceStage } from '#app/commands/advance-stage.server.ts'
import { answerConsultation, askConsultation } from '#app/commands/consult.server.ts'
import { enterReserve } from '#app/commands/enter-reserve.server.ts'
import { preparePaper } from '#app/commands/prepare-paper.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import { listRunsOn } from '#db/queries/runs.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type CastOrganisation, organisationId, personId } from '../cast.ts'
import { type StoryClock, storyClock } from '../deal/clock.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'
import { type ReserveEntry, reserveEntries } from './reserve-entries.ts'

const key = 'demo-story-reserve'

/** The reserve of the demo, through the guide's own way in. Told once, like the stories. */
export async function seedReserve(db: Db, today: IsoDay, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  say('示例储备项目')
  for (const entry of reserveEntries(today)) await tell(db, entry)
  await db
    .insertInto('setting')
    .values({ key, value: 'told', at: `${today}T00:00:00.000Z` })
    .execute()
}

/** An entry begun before an interruption goes on: its keys are the same in every telling, its ids are new. */
async function tell(db: Db, entry: ReserveEntry): Promise<void> {
  const clock = storyClock(entry.openedOn, '09:30')
  const ports: Ports = { newId: storyIds(randomUUID()), now: clock.now }
  const [house, capacity] = entry.by
  const actor = actorOf(house, capacity)
  const of = (name: string) => `${entry.name}:${name}`
  const opened = allowed(
    'reserve.enter',
    await enterReserve(
      db,
      {
        answers: entry.answers,
        option: entry.option,
        form: {
          name: entry.name,
          authorities: 'platform',
          ...(capacity === 'issuer' ? {} : { issuer: organisationId(entry.issuer) }),
          ...(entry.steward ? { steward: organisationId(entry.steward) } : {}),
          ...(entry.lead ? { lead: organisationId(entry.lead) } : {}),
        },
        opener: { actor, capacity },
        key: of('open'),
      },
      ports,
    ),
  )
  const telling = { db, ports, clock, entry, project: opened.project }
  await guide(telling)
  for (const code of entry.ready ?? []) {
    clock.pass(60)
    const command = {
      project: opened.project,
      code,
      ready: true,
      actor: actorOf(entry.issuer, 'issuer'),
      key: of(code),
    }
    allowed('paper.ready', await preparePaper(db, command, ports))
  }
  await consult(telling)
}

type Telling = { db: Db; ports: Ports; clock: StoryClock; entry: ReserveEntry; project: string }

async function guide({ db, ports, clock, entry, project }: Telling): Promise<void> {
  if (!entry.guided) return
  clock.pass(86_400)
  const [run] = await listRunsOn(db, 'project', project)
  const keeper = entry.lead ? actorOf(entry.lead, 'lead-underwriter') : actorOf(...entry.by)
  if (run?.state !== 'pooled') return
  const data = { plan: '核对主体资格证据，列出缺项和负责人，两周内补齐。（示例）' }
  const command = { run: run.id, revision: run.revision, type: 'reserve.guide', data, actor: keeper }
  allowed('reserve.guide', await advanceStage(db, { ...command, key: `${entry.name}:guide` }, ports))
}

async function consult({ db, ports, clock, entry, project }: Telling): Promise<void> {
  for (const [at, { side, topic, question, answer }] of (entry.consultations ?? []).entries()) {
    clock.pass(86_400)
    const ask = { project, form: { side, topic, question }, actor: actorOf(entry.issuer, 'issuer') }
    const asked = allowed(
      'consultation.ask',
      await askConsultation(db, { ...ask, key: `${entry.name}:ask:${at}` }, ports),
    )
    if (!answer) continue
    clock.pass(2 * 86_400)
    const said = { consultation: asked.consultation, form: { answer: answer.words }, actor: actorOf(...answer.by) }
    allowed('consultation.answer', await answerConsultation(db, { ...said, key: `${entry.name}:answer:${at}` }, ports))
  }
}

const actorOf = (house: CastOrganisation, capacity: Capacity): Actor => ({
  person: personId(house, capacity),
  organisation: organisationId(house),
  seats: [capacity],
})
