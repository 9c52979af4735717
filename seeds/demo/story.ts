import { addWorkingDays } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import type { CastOrganisation } from '../cast.ts'
import { marketOf } from '../deal/books.ts'
import type { Deal } from '../deal/deal.ts'

/** One invented project of the demo: who issues, who leads, and how many working days from today its first book is. */
export type Story = {
  issuer: CastOrganisation
  bank: CastOrganisation
  enhancer?: CastOrganisation
  guarantor?: CastOrganisation
  /** Working days of the market from today to the first book; negative for bonds that are out. */
  bookIn: number
  deal: Omit<Deal, 'format' | 'issuer' | 'tranches'> & {
    kind: Deal['issuer']['kind']
    listed?: boolean
    region: string
  }
  tranches: Omit<Deal['tranches'][number], 'issuedOn'>[]
}

/** The deal of a story as of a day: its books lie as many working days from it as the story says. */
export function dealOf(story: Story, issuerName: string, today: IsoDay): Deal {
  const { kind, listed, region, ...deal } = story.deal
  const issuedOn = addWorkingDays(marketOf(deal), today, story.bookIn)
  return {
    format: 'kejiban-deal/1',
    ...deal,
    issuer: { name: issuerName, kind, region, ...(listed ? { listed } : {}) },
    tranches: story.tranches.map((tranche) => ({ ...tranche, issuedOn })),
  }
}
