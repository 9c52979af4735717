import { type FilingDocument, heading, paragraph } from '#templates/blocks.ts'
import { feedbackLetter } from '#templates/feedback-letter.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { settled } from '#templates/settled.ts'
import { exchangePublic } from '#tests/support/dossiers.ts'
import { sampleProspectus } from '#tests/templates/sample-prospectus.ts'
import { variedProspectus } from './varied-prospectus.ts'

/** `each`: how many are printed for one figure. `cold`: whether it is also printed by new processes. */
export type PaperToPrint = { name: string; make: () => FilingDocument; each: number; cold: boolean }

/** One page of a letter. */
function letter(): FilingDocument {
  const whole = feedbackLetter.document(exchangePublic)
  return { ...whole, blocks: whole.blocks.slice(0, 4) }
}

const varied = variedProspectus()

/** One page of headings and paragraphs only, which every peer can set. */
export function plainLetter(): FilingDocument {
  const { title, blocks, ...rest } = varied
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 3)
  return { ...rest, title: '受理通知书', blocks: [heading(1, '受理通知书'), paragraph(`${title}：`), ...paragraphs] }
}

/** What is printed: a text of some two hundred pages, the real 募集说明书 from its dossier, and the shortest of letters. */
export const papersToPrint: readonly PaperToPrint[] = [
  { name: 'varied prospectus', make: () => varied, each: 1, cold: true },
  { name: 'long sample', make: () => sampleProspectus({ sections: 14, rows: 60 }), each: 1, cold: false },
  { name: 'prospectus', make: () => settled(prospectus.document(exchangePublic)), each: 3, cold: false },
  { name: 'letter', make: letter, each: 20, cold: true },
]
