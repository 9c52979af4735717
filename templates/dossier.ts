import { z } from 'zod'
import type { Block } from './blocks.ts'
import {
  bond,
  distress,
  holdersMeeting,
  officerChange,
  option,
  payment,
  resolution,
  trusteeYear,
  useChange,
} from './dossier/bond-life.ts'
import { clauses } from './dossier/clauses.ts'
import { conclusion, extension, matter, sealing, step, suspension } from './dossier/correspondence.ts'
import { arrangement, offering, proceeds, rating, registration } from './dossier/deal.ts'
import { exemption, files, longerAccounts, officers, placement } from './dossier/filing-papers.ts'
import { book, issuePapers, supplement } from './dossier/issue.ts'
import { accounts, finding, issuer, party, project, science } from './dossier/issuer.ts'
import { allotment, proceedsLedger } from './dossier/outcome.ts'
import { projectNote } from './dossier/project-note.ts'
import { day } from './dossier/quantities.ts'
import { checklistLine, decision, round, submission } from './dossier/review.ts'
import { statement } from './stated.ts'

/** Made by our own readers (templates/chapters, app/word), which check all of it: here it is only told from another thing. */
const writtenBlock = z.custom<Block>((block) => typeof block === 'object' && block !== null && 'kind' in block)

/**
 * What the documents may quote, a room for each part of a case. The application fills a dossier from the fact base and the
 * rows of a project; a template names the parts it reads, so a filing knows what it depends on.
 */
export const dossier = z.object({
  /** The day the paper bears (落款). */
  date: day,
  marks: z.array(z.enum(['draft', 'sample'])),
  project,
  issuer,
  parties: z.array(party),
  science,
  accounts,
  registration,
  offering,
  proceeds,
  rating: rating.nullable(),
  arrangements: z.array(arrangement),
  findings: z.array(finding),
  checklist: z.array(checklistLine),
  round,
  submission,
  decision,
  allotment,
  proceedsLedger,
  step,
  extension,
  suspension,
  matter,
  conclusion,
  sealing,
  bond,
  payment,
  option,
  useChange,
  officerChange,
  holdersMeeting,
  resolution,
  distress,
  trusteeYear,
  stated: z.array(statement),
  issuePapers,
  supplement,
  book,
  officers,
  placement,
  files,
  exemption,
  longerAccounts,
  projectNote,
  /** The clauses in the versions that this paper prints; papers of before the library have none. */
  clauses: clauses.optional(),
  /** Chapters that stand in place of the generated ones, by key, with the words of their quotes as printed. */
  chapters: z.record(z.string(), z.array(writtenBlock)).optional(),
})

export type Dossier = z.output<typeof dossier>
export type Part = keyof Dossier
/** A fact as quoted in a document. */
export type Said<T> = { value: T; key: string; sample: boolean }
