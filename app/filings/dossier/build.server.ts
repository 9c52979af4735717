import { catalogue, type DocumentId } from '#templates/catalogue.ts'
import type { Dossier, Part } from '#templates/dossier.ts'
import { always } from '#templates/template.ts'
import type { Looking } from '../../given/given.server.ts'
import { accountsPart } from './accounts.server.ts'
import { allotmentPart } from './allotment.server.ts'
import { arrangementsPart } from './arrangements.server.ts'
import { bondPart } from './bond.server.ts'
import { bookPart } from './book.server.ts'
import { chaptersPart } from './chapters.server.ts'
import { checklistPart } from './checklist.server.ts'
import { clausesPart } from './clauses.server.ts'
import { conclusionPart, extensionPart, matterPart, sealingPart, suspensionPart } from './correspondence.server.ts'
import { decisionPart } from './decision.server.ts'
import { distressPart } from './distress.server.ts'
import { type FactUse, type Gap, gapSentence } from './fact-book.ts'
import { filesPart } from './files.server.ts'
import { exemptionPart, longerAccountsPart, officersPart, placementPart } from './filing-papers.server.ts'
import { findingsPart } from './findings.server.ts'
import { holdersMeetingPart, officerChangePart, resolutionPart, useChangePart } from './holders.server.ts'
import { issuePapersPart, supplementPart } from './issue-papers.server.ts'
import { issuerPart } from './issuer.server.ts'
import { offeringPart } from './offering.server.ts'
import { partiesPart } from './parties.server.ts'
import { optionPart, paymentPart } from './payment.server.ts'
import { proceedsPart } from './proceeds.server.ts'
import { proceedsLedgerPart } from './proceeds-ledger.server.ts'
import { marksPart, projectPart } from './project.server.ts'
import { projectNotePart } from './project-note.server.ts'
import { ratingPart } from './rating.server.ts'
import { type Asked, openReading, type Reading } from './reading.server.ts'
import { registrationPart } from './registration.server.ts'
import { roundPart } from './round.server.ts'
import { sciencePart } from './science.server.ts'
import { statedPart } from './stated.server.ts'
import { stepPart } from './step.server.ts'
import { submissionPart } from './submission.server.ts'
import { trusteeYearPart } from './trustee-year.server.ts'

const parts: { [P in Part]: (reading: Reading) => Dossier[P] | Promise<Dossier[P]> } = {
  date: ({ on }) => on,
  marks: marksPart,
  project: projectPart,
  issuer: issuerPart,
  parties: partiesPart,
  science: sciencePart,
  accounts: accountsPart,
  registration: registrationPart,
  offering: offeringPart,
  proceeds: proceedsPart,
  rating: ratingPart,
  arrangements: arrangementsPart,
  findings: findingsPart,
  checklist: checklistPart,
  chapters: chaptersPart,
  round: roundPart,
  submission: submissionPart,
  decision: decisionPart,
  allotment: allotmentPart,
  proceedsLedger: proceedsLedgerPart,
  clauses: clausesPart,
  stated: statedPart,
  issuePapers: issuePapersPart,
  supplement: supplementPart,
  book: bookPart,
  officers: officersPart,
  placement: placementPart,
  files: filesPart,
  exemption: exemptionPart,
  longerAccounts: longerAccountsPart,
  projectNote: projectNotePart,
  step: stepPart,
  extension: extensionPart,
  suspension: suspensionPart,
  matter: matterPart,
  conclusion: conclusionPart,
  sealing: sealingPart,
  bond: bondPart,
  payment: paymentPart,
  option: optionPart,
  useChange: useChangePart,
  officerChange: officerChangePart,
  holdersMeeting: holdersMeetingPart,
  resolution: resolutionPart,
  distress: distressPart,
  trusteeYear: trusteeYearPart,
}

export type DossierParts = Partial<Dossier>

export type BuiltDossier =
  | { ok: true; dossier: DossierParts; facts: FactUse[] }
  /** Every gap at once (一次性告知); a paper is never printed with holes. */
  | { ok: false; missing: Gap[]; message: string }

export const isDocumentId = (id: string): id is DocumentId => Object.hasOwn(catalogue, id)

/** The parts of the dossier that a paper reads: facts as they stood at `at`, rows as they are. */
export async function buildDossier(
  looking: Looking,
  asked: Omit<Asked, 'template'> & { template: DocumentId },
): Promise<BuiltDossier> {
  const reading = await openReading(looking, asked)
  const read: readonly Part[] = [...always, ...catalogue[asked.template].template.reads]
  const dossier: Record<string, unknown> = {}
  for (const part of read) dossier[part] = await parts[part](reading)
  if (asked.template === 'rating-mandate' && dossier.rating === null) reading.facts.gap('rating', '评级委托')
  const missing = reading.facts.missing()
  if (missing.length > 0) return { ok: false, missing, message: gapSentence(missing) }
  return { ok: true, dossier: dossier as DossierParts, facts: reading.facts.used() }
}
