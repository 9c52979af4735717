import { type Block, type FilingDocument, facts, paragraph } from '#templates/blocks.ts'
import { renderPdf } from '#templates/render.ts'

export type SampleAttachment = { title: string; issuer: string; by: string; date: string; reference: string }

/**
 * One page in place of a paper that others make (an audit report, a legal opinion), for stories and demonstrations. It says
 * that it is a sample and nothing of what the real paper would hold. Throws where the engine refuses a character: names
 * are checked before.
 */
export async function printSampleAttachment(asked: SampleAttachment): Promise<{ bytes: Uint8Array; pages: number }> {
  const printed = await renderPdf(documentOf(asked))
  if (!printed.ok) throw new Error(printed.message)
  return { bytes: printed.bytes, pages: printed.pages }
}

function documentOf({ title, issuer, by, date, reference }: SampleAttachment): FilingDocument {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    facts([
      ['发行人', issuer],
      ['出具机构', by],
      ['日期', date],
    ]),
    paragraph('本页为示例附件，代替由出具机构编制的正式文件，仅用于演示申报文件的归集、校验与签收，不含任何真实内容。'),
    { kind: 'seal', of: by, date },
  ]
  return { id: 'sample-attachment', title, issuer, reference, date, marks: ['sample'], blocks }
}
