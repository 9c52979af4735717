import type { Row } from '#db/schema.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { answerers, type ConsultationSide } from '#workflows/reserve/consultation.ts'
import { letters } from './filings/papers.ts'

/** Who looks: the walls ask for the capacity acted in and the organisation, never for a name. */
export type Looker = { capacity: Capacity; organisation: string; person: string }

export type Sight = 'all' | 'title' | 'none'

const underwriters: readonly Capacity[] = ['lead-underwriter', 'joint-underwriter']
const issuerSide: readonly Capacity[] = ['issuer', ...underwriters]

/** Work inside the underwriter's house before anything is filed: its working papers (domain.md Appendix C). */
const inHouse = ['preparing', 'internal-review', 'cleared', 'answering']

/** Whether a state of a registration is work inside the underwriter's house. */
export const staysInHouse = (state: string): boolean => inHouse.includes(state) || state.startsWith('papers.')

/** Opinions on the way to a decision stay with the side that forms them; what is told to the other side is a letter. */
const opinions = ['filing.clear', 'filing.send-back', 'review.pass', 'review.concur', 'review.dissent', 'item.accept']

/** Lines about single payments and about mistakes: for those who keep the books. */
const partyLines = [
  'payment.receive',
  'payment.shortfall',
  'use.book',
  'correction.propose',
  'correction.make',
  'correction.decline',
]
/** Who asks whom for a case, and who puts it aside for how long, is no business of the other side. */
const betweenColleagues = ['case.ask', 'case.set-aside', 'case.take-up']
const settlers: readonly Capacity[] = ['lead-underwriter', 'registrar', 'issuer', 'trustee']

type LoggedEvent = Pick<
  Row<'event'>,
  'type' | 'stage' | 'state_after' | 'by_organisation' | 'by_person' | 'by_seats' | 'run'
> & { data?: string }

/** The capacity an event was done in; `system` acts by itself. */
export function capacityOf(event: Pick<Row<'event'>, 'by_seats'>): Capacity | 'system' {
  const [seat = 'system'] = event.by_seats.split(' ')
  const [capacity = 'system'] = seat.split('.')
  return capacity in capacities ? (capacity as Capacity) : 'system'
}

/**
 * How much of a line of the log somebody may read, once he may know of its run at all (app/run-reach.server.ts):
 * everything, that it happened, or nothing.
 */
export function sightOfEvent(who: Looker, event: LoggedEvent): Sight {
  const own = event.by_organisation === who.organisation
  if (event.type.startsWith('bid.')) return own || who.capacity === 'lead-underwriter' ? 'all' : 'none'
  if (event.type === 'put.declare') return own || settlers.includes(who.capacity) ? 'all' : 'none'
  if (event.type.startsWith('consultation.')) return mayReadConsultation(who, addressed(event)) ? 'all' : 'none'
  if (event.type === 'filing.seal')
    return issuerSide.includes(who.capacity) || capacities[who.capacity].side === 'review' ? 'all' : 'none'
  if (betweenColleagues.includes(event.type)) return own ? 'all' : 'none'
  if (event.run === null) return issuerSide.includes(who.capacity) || own ? 'all' : 'none'
  const reviews = capacities[who.capacity].side === 'review'
  if (event.stage === 'registration' && inHouse.includes(event.state_after ?? ''))
    return underwriters.includes(who.capacity) || own ? 'all' : reviews ? 'none' : 'title'
  if (event.type === 'meeting.vote' || event.type === 'condition.consent')
    return event.by_person === who.person ? 'all' : 'title'
  if (event.type.startsWith('reply.')) return issuerSide.includes(who.capacity) ? 'all' : 'none'
  if (event.type.startsWith('recording.')) return underwriters.includes(who.capacity) ? 'all' : 'none'
  if (own) return 'all'
  if (opinions.includes(event.type)) return sameSide(who, event) ? 'all' : 'title'
  if (partyLines.includes(event.type)) return settlers.includes(who.capacity) ? 'all' : 'title'
  return event.stage === 'rating' || event.stage === 'enhancement' ? 'title' : 'all'
}

/** 申报前咨询: for the issuer's side, and for whoever it was put to. Who stands on the project at all is not asked here. */
export function mayReadConsultation(
  who: Pick<Looker, 'capacity' | 'organisation'>,
  { side, organisation }: { side: ConsultationSide; organisation: string },
): boolean {
  if (issuerSide.includes(who.capacity)) return true
  return organisation === who.organisation && answerers[side].includes(who.capacity)
}

function addressed({ data = '{}' }: { data?: string }): { side: ConsultationSide; organisation: string } {
  const { side = '', organisation = '' }: Record<string, string> = JSON.parse(data)
  return { side: side === 'steward' ? side : 'authority', organisation }
}

function sameSide(who: Looker, event: Pick<Row<'event'>, 'by_seats'>): boolean {
  const by = capacityOf(event)
  return by !== 'system' && capacities[by].side === capacities[who.capacity].side
}

type Paper = Pick<Row<'filing'>, 'template' | 'audience' | 'scope_kind' | 'scope_id' | 'prepared_by'>

export type PaperRoom = {
  /** Subjects of the runs he may know of: a rating or an arrangement outside them keeps its papers. */
  subjects: ReadonlySet<string>
  /** Rounds asked inside the underwriter's house. */
  inHouseRounds: ReadonlySet<string>
  /** Registrations on which several agencies were asked: none of them sees the rating papers of the filing. */
  severalAgencies: ReadonlySet<string>
}

/** Whether a paper exists for somebody: the capacity is of its audience, and its subject is not behind a wall. */
export function mayKnowPaper(who: Looker, filing: Paper, room: PaperRoom): boolean {
  if (!filing.audience.split(' ').includes(who.capacity)) return false
  if (filing.scope_kind === 'round' && room.inHouseRounds.has(filing.scope_id)) return issuerSide.includes(who.capacity)
  if (who.capacity === 'rater' && room.severalAgencies.has(filing.scope_id)) return false
  const walled = filing.scope_kind === 'arrangement' || filing.scope_kind === 'rating_action'
  return !walled || room.subjects.has(filing.scope_id)
}

/**
 * Whether a version may be opened: the review sees what was filed and the letters of the flow, never a draft. Whoever
 * else is of the audience may read every version.
 */
export function mayReadVersion(
  who: Looker,
  filing: Paper,
  version: Pick<Row<'filing_version'>, 'state' | 'filed_at'>,
  room: PaperRoom,
): boolean {
  if (!mayKnowPaper(who, filing, room)) return false
  if (capacities[who.capacity].side !== 'review') return true
  const isLetter = filing.template in letters
  return version.filed_at !== null || (isLetter && version.state === 'ready')
}

/** Seats shown among the parties: who sits in the book is between him and the underwriter, who votes between him and the venue. */
export function maySeeSeat(who: Looker, seat: Pick<Row<'seat'>, 'capacity' | 'organisation'>): boolean {
  if (seat.capacity === 'investor') return seat.organisation === who.organisation || underwriters.includes(who.capacity)
  if (seat.capacity === 'expert') return capacities[who.capacity].side === 'review'
  if (seat.capacity === 'guarantor')
    return seat.organisation === who.organisation || issuerSide.includes(who.capacity) || who.capacity === 'trustee'
  return true
}
