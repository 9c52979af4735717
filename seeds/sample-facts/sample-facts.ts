import { accountsValues } from './accounts.ts'
import { circumstanceValues } from './circumstances.ts'
import { asSamples, type SampleDeal, type SampleFact, type SampleOffering } from './deal.ts'
import { filingPaperValues } from './filing-papers.ts'
import { issuerValues } from './issuer.ts'
import { offeringValues, registrationValues } from './offering.ts'
import { proceedsValues } from './proceeds.ts'
import { projectNoteValues } from './project-note.ts'
import { scienceValues } from './science.ts'
import { specialTableValues } from './special-tables.ts'

export type { SampleDeal, SampleFact, SampleLine, SampleOffering } from './deal.ts'
export { sampleDates, shortName } from './offering.ts'

/**
 * Everything a paper asks for that nobody has said of the deal, marked as samples: complete, consistent (assets are
 * liabilities and equity, uses sum to the issue, the test of eligibility is met) and the same whenever it is asked for.
 * To be recorded on the project as a whole.
 */
export function sampleFacts(deal: SampleDeal): SampleFact[] {
  const values = {
    ...issuerValues(deal),
    ...scienceValues(deal),
    ...accountsValues(deal),
    ...circumstanceValues(deal),
    ...specialTableValues(deal),
    ...projectNoteValues(deal),
    ...filingPaperValues(deal),
    ...registrationValues(deal),
    ...offeringValues(deal),
    ...proceedsValues(deal),
  }
  return asSamples(values, deal.on)
}

/** What differs from one issue to the next under one registration: to be recorded on the later offering itself. */
export const sampleOfferingFacts = (deal: SampleDeal, offering: SampleOffering): SampleFact[] => {
  const own = { ...deal, offering }
  return asSamples({ ...offeringValues(own), ...proceedsValues(own) }, deal.on)
}
