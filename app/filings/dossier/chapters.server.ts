import { listChapterTexts } from '#db/queries/chapters.ts'
import { findFilingAt } from '#db/queries/filings.ts'
import { printQuote } from '#templates/chapters/quote-forms.ts'
import type { Dossier } from '#templates/dossier.ts'
import { factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'
import { quotableLabel, rowQuote } from '../../chapters/row-quote.ts'
import { sayQuotes } from '../../chapters/say-quotes.ts'
import { standingBlocks } from '../../chapters/standing-text.ts'
import type { Reading } from './reading.server.ts'

/** The chapters that somebody wrote, with the words of their quotes as the facts stand; undefined where nobody did. */
export async function chaptersPart(reading: Reading): Promise<Dossier['chapters']> {
  const { tx, scope, template, at } = reading
  const filing = await findFilingAt(tx, scope.kind, scope.id, template)
  const texts = filing ? await listChapterTexts(tx, filing.id) : []
  const written = [...standingBlocks(texts, at)]
  if (written.length === 0) return undefined
  const say = (key: string, form: string): string | null => {
    const words = wordsOf(reading, key, form)
    // What a fact has no words for any more is a gap: nothing is printed with holes.
    if (words === null) reading.facts.gap(key, `${quotableLabel(key)}（写法“${form}”）`)
    return words
  }
  return Object.fromEntries(written.map(([key, blocks]) => [key, sayQuotes(blocks, say)]))
}

function wordsOf({ facts, issuer }: Reading, key: string, form: string): string | null {
  const ofRow = rowQuote(issuer, key)
  if (ofRow) return printQuote(ofRow, form)
  if (!isFactKey(key)) return form.startsWith('=') ? form.slice(1) : null
  // Of a table of facts the words themselves are kept; that it was quoted is remembered all the same.
  const found = facts.need(key)
  return printQuote({ ...found, kind: factDefinition(key).kind }, form)
}
