import { listChapterTexts } from '#db/queries/chapters.ts'
import { findFilingAt } from '#db/queries/filings.ts'
import { mapInlines } from '#templates/chapters/map-inlines.ts'
import { printQuote, splitQuote } from '#templates/chapters/quote-forms.ts'
import type { Dossier } from '#templates/dossier.ts'
import { factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'
import { quotableLabel, rowQuote } from '../../chapters/row-quote.ts'
import { standingBlocks } from '../../chapters/standing-text.ts'
import type { Reading } from './reading.server.ts'

/** The chapters that somebody wrote, with the words of their quotes as the facts stand; undefined where nobody did. */
export async function chaptersPart(reading: Reading): Promise<Dossier['chapters']> {
  const { tx, scope, template, at } = reading
  const filing = await findFilingAt(tx, scope.kind, scope.id, template)
  const texts = filing ? await listChapterTexts(tx, filing.id) : []
  const written = [...standingBlocks(texts, at)]
  if (written.length === 0) return undefined
  return Object.fromEntries(
    written.map(([key, blocks]) => [key, blocks.map((block) => mapInlines(block, (run) => said(reading, run)))]),
  )
}

type Run = Parameters<Parameters<typeof mapInlines>[1]>[0]

/** A quote in today's words. What a fact has no words for any more is a gap: nothing is printed with holes. */
function said(reading: Reading, run: Run): Run {
  if (typeof run === 'string' || !('fact' in run) || run.fact === undefined) return run
  const { key, form } = splitQuote(run.fact)
  const text = wordsOf(reading, key, form)
  if (text === null) reading.facts.gap(key, `${quotableLabel(key)}（写法“${form}”）`)
  return { ...run, fact: key, text: text ?? '' }
}

function wordsOf({ facts, issuer }: Reading, key: string, form: string): string | null {
  const ofRow = rowQuote(issuer, key)
  if (ofRow) return printQuote(ofRow, form)
  if (!isFactKey(key)) return form.startsWith('=') ? form.slice(1) : null
  // Of a table of facts the words themselves are kept; that it was quoted is remembered all the same.
  const found = facts.need(key)
  return printQuote({ ...found, kind: factDefinition(key).kind }, form)
}
