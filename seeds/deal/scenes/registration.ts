import { claimCase } from '#app/commands/claim-case.server.ts'
import { listItems, listRounds } from '#db/queries/rounds.ts'
import { addDays, addMonths, type IsoDay } from '#workflows/calendar/day.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import type { Player } from '../cast.ts'
import { letLapse } from '../clockwork.ts'
import type { Adopted, Filed } from '../days.ts'
import { noteFindings } from '../findings.ts'
import { asItems, questionsOf } from '../questions.ts'
import { registrationNumber } from '../registration-number.ts'
import { act, allowed, player, runOf, type Theatre } from '../theatre.ts'
import { answer } from './answer.ts'
import { writePapers } from './papers.ts'

const step = async (theatre: Theatre, who: Player, type: string, data: unknown = {}): Promise<void> =>
  act(theatre, who, (await runOf(theatre, 'registration')).id, type, data)

/** From the filing to the notice, on whichever route; or a registration that exists is taken over. */
export function registrationScene(theatre: Theatre): void {
  const { registration } = theatre.days
  if (theatre.ending === 'redeemed') validity(theatre)
  if (registration.way === 'adopted') adoption(theatre, registration)
  else review(theatre, registration)
}

function review(theatre: Theatre, registration: Filed): void {
  filing(theatre, registration)
  registration.rounds.forEach((_, at) => {
    round(theatre, registration, at)
  })
  if (theatre.deal.route !== 'licence') {
    opinions(theatre, registration)
    meeting(theatre, registration)
  }
  decision(theatre, registration)
}

/** A story told to the end sees the registration run out on its day. */
function validity(theatre: Theatre): void {
  const { registration } = theatre.days
  const last =
    registration.way === 'adopted' ? registration.effectiveTo : addMonths(registration.grantedOn, registration.months)
  theatre.agenda.enter(addDays(last, 1), '09:00', async () =>
    letLapse(theatre, (await runOf(theatre, 'registration')).id),
  )
}

/** Who reads and asks on this route. */
const reader = ({ route }: Theatre['deal']): Capacity => (route === 'licence' ? 'pboc' : 'venue-review')
const opener = ({ route }: Theatre['deal']): Capacity => (route === 'licence' ? 'pboc' : 'venue-intake')

function filing(theatre: Theatre, { acceptedOn }: Filed): void {
  const { agenda, deal } = theatre
  const bank = player(theatre, 'lead-underwriter')
  agenda.enter(acceptedOn, '09:10', async () => {
    await noteFindings(theatre)
    await step(theatre, bank, 'filing.submit', { note: '报送申请文件。（示例）' })
  })
  agenda.enter(acceptedOn, '09:40', () =>
    step(theatre, player(theatre, opener(deal)), 'filing.accept', { note: '要件齐备。（示例）' }),
  )
  if (deal.route === 'licence') return
  agenda.enter(acceptedOn, '10:00', async () => {
    await claim(theatre, 'first', 0)
    await claim(theatre, 'second', 1)
    if (deal.route === 'interbank') await step(theatre, player(theatre, 'venue-review'), 'review.begin')
  })
}

/** 双人负责: two reviewers take the case. */
async function claim(theatre: Theatre, duty: 'first' | 'second', at: number): Promise<void> {
  const { db, ports, project, clock } = theatre
  clock.pass(60)
  const who = player(theatre, 'venue-review', at)
  const actor = { person: who.id, organisation: who.organisation, seats: ['venue-review' as const] }
  allowed('case.claim', await claimCase(db, { project, duty, actor, key: ports.newId() }, ports))
  await theatre.settle()
}

function round(theatre: Theatre, { rounds }: Filed, at: number): void {
  const { agenda, deal } = theatre
  const days = rounds[at]
  if (!days) return
  const reviewer = player(theatre, reader(deal))
  const bank = player(theatre, 'lead-underwriter')
  const questions = questionsOf(deal.issuer.kind, at + 1)
  const [asks, receives, answers] = at === 0 ? ['10:30', '11:00', '13:30'] : ['14:00', '14:20', '14:40']
  agenda.enter(days.askedOn, asks ?? '', async () => {
    const earlier = at === 0 ? [] : await itemsAsked(theatre)
    // What is asked again takes up what was asked before (一次性告知).
    const items = asItems(questions).map((item) => ({ ...item, ...(earlier[0] ? { follows: earlier[0].id } : {}) }))
    await step(theatre, reviewer, 'feedback.issue', { items })
  })
  if (deal.route === 'exchange-public' || deal.route === 'exchange-private')
    agenda.enter(days.askedOn, receives ?? '', () => step(theatre, bank, 'feedback.receive'))
  agenda.enter(days.repliedOn, answers ?? '', async () => {
    await writePapers(theatre)
    await answer(theatre, questions)
    await acceptItems(theatre, reviewer)
  })
}

/** The reviewer is satisfied with each answer. */
async function acceptItems(theatre: Theatre, reviewer: Player): Promise<void> {
  const run = await runOf(theatre, 'registration')
  for (const { id, state } of await itemsAsked(theatre)) {
    if (state === 'answered') await act(theatre, reviewer, run.id, 'item.accept', { item: id })
  }
}

async function itemsAsked(theatre: Theatre) {
  const { db } = theatre
  const rounds = (await listRounds(db, (await runOf(theatre, 'registration')).id)).filter(
    ({ origin }) => origin !== 'internal',
  )
  return listItems(
    db,
    rounds.map(({ id }) => id),
  )
}

function opinions(theatre: Theatre, { opinionsOn }: Filed): void {
  const { agenda } = theatre
  agenda.enter(opinionsOn, '15:10', () =>
    step(theatre, player(theatre, 'venue-review'), 'review.pass', { opinion: '反馈意见均已落实，无异议。（示例）' }),
  )
  agenda.enter(opinionsOn, '15:30', () =>
    step(theatre, player(theatre, 'venue-review', 1), 'review.concur', { opinion: '复核同意。（示例）' }),
  )
}

function meeting(theatre: Theatre, { meetingOn, relayedOn }: Filed): void {
  const { agenda, cast, deal } = theatre
  const secretary = player(theatre, 'venue-secretary')
  const experts = cast.players.filter(({ capacity }) => capacity === 'expert')
  agenda.enter(meetingOn, '15:35', () =>
    step(theatre, secretary, 'meeting.convene', { heldOn: meetingOn, experts: experts.map(({ id }) => id) }),
  )
  agenda.enter(meetingOn, '15:40', async () => {
    for (const expert of experts)
      await step(theatre, expert, 'meeting.vote', { vote: 'accept', opinion: '同意。（示例）' })
    await step(theatre, secretary, 'meeting.conclude', { summary: '五名专家均同意。（示例）' })
  })
  if (deal.route === 'exchange-public')
    agenda.enter(relayedOn, '15:55', () =>
      step(theatre, secretary, 'authority.submit', { number: `示例报送〔${relayedOn.slice(0, 4)}〕1号` }),
    )
}

const deciding = {
  interbank: 'venue-secretary',
  'exchange-private': 'venue-secretary',
  'exchange-public': 'csrc',
  licence: 'pboc',
} as const

function decision(theatre: Theatre, { grantedOn, months }: Filed): void {
  const { agenda, deal, outline } = theatre
  const decider = player(theatre, deciding[deal.route])
  agenda.enter(grantedOn, '16:10', () =>
    step(theatre, decider, 'registration.grant', {
      number: registrationNumber(theatre, grantedOn),
      on: grantedOn,
      amount: outline.registeredFen.value,
      months,
    }),
  )
}

/** 承接既有注册: taken over by the underwriter with its number, day and amount, after the house's own review. */
function adoption(theatre: Theatre, { adoptedOn, effectiveOn, effectiveTo }: Adopted): void {
  const { agenda, outline } = theatre
  const bank = player(theatre, 'lead-underwriter')
  const last: IsoDay = effectiveTo
  agenda.enter(adoptedOn, '09:10', async () => {
    await noteFindings(theatre)
    const amount = outline.registeredFen.value
    const number = registrationNumber(theatre, effectiveOn)
    await step(theatre, bank, 'registration.adopt', { number, on: effectiveOn, amount, effectiveTo: last })
    await writePapers(theatre)
  })
}
