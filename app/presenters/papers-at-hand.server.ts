import { listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { comparedPapers } from '../filings/consistency.server.ts'
import { mayKnowPaper, mayReadVersion } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

export type PapersAtHand = {
  registration: string
  papers: Row<'filing'>[]
  /** Of each paper the last version that this person may open: to the review what was filed, else what is ready. */
  versions: Row<'filing_version'>[]
}

const professionals: readonly Capacity[] = ['counsel', 'auditor', 'trustee']

export const isIssuerSide = ({ capacity }: { capacity: Capacity }): boolean => capacities[capacity].side === 'issuer'
export const isReviewSide = ({ capacity }: { capacity: Capacity }): boolean => capacities[capacity].side === 'review'

/** Who checks a filing against itself: those who make it and those who review it. An investor reads what is published. */
export const mayCheckPapers = (who: { capacity: Capacity }): boolean =>
  isIssuerSide(who) || isReviewSide(who) || professionals.includes(who.capacity)

/** The papers of the latest registration he may know of; null where there is none. */
export async function papersAtHand(room: Room): Promise<PapersAtHand | null> {
  const registration = room.runs.findLast(({ stage }) => stage === 'registration')?.subject_id
  if (!registration) return null
  const walls = await paperRoomOf(room)
  const papers = (await comparedPapers(room, registration)).filter((paper) => mayKnowPaper(room.who, paper, walls))
  const all = await listVersions(
    room.tx,
    papers.map(({ id }) => id),
  )
  const last = new Map<string, Row<'filing_version'>>()
  for (const version of all) {
    const paper = papers.find(({ id }) => id === version.filing)
    if (paper && version.state === 'ready' && mayReadVersion(room.who, paper, version, walls))
      last.set(version.filing, version)
  }
  return { registration, papers, versions: [...last.values()] }
}

export const noCheck = (): Response =>
  new Response('这里没有您可以核对的申报文件，或者它不在您的座位可见的范围内。', { status: 404 })
