import type { Block } from '#templates/blocks.ts'
import { mapInlines } from '#templates/chapters/map-inlines.ts'
import { printQuote, type QuotedFact, splitQuote } from '#templates/chapters/quote-forms.ts'

/** The words of a quote, or null where there are none for it. */
type Say = (key: string, form: string) => string | null

/** Kept blocks in the words that their quotes have; the run keeps the key of its fact alone. */
export const sayQuotes = (blocks: readonly Block[], say: Say): Block[] =>
  blocks.map((block) =>
    mapInlines(block, (run) => {
      if (typeof run === 'string' || !('text' in run) || run.fact === undefined) return run
      const { key, form } = splitQuote(run.fact)
      return { ...run, fact: key, text: say(key, form) ?? '' }
    }),
  )

/** From facts as they stand; words that are quoted as such need none. */
export const sayFrom =
  (facts: (key: string) => QuotedFact | null): Say =>
  (key, form) => {
    const fact = facts(key)
    if (fact) return printQuote(fact, form)
    return form.startsWith('=') ? form.slice(1) : null
  }
