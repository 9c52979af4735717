import { printQuote, type QuotedFact, quoteForms, splitQuote } from '#templates/chapters/quote-forms.ts'
import { isFactKey } from '#workflows/facts/catalogue.ts'
import { isQuotable, quotableLabel } from './row-quote.ts'

/** What is wrong with a quote in a Chinese sentence; null where it can be printed as the facts stand. */
export function quoteProblem(ref: string, facts: (key: string) => QuotedFact | null): string | null {
  const { key, form } = splitQuote(ref)
  // The words themselves: what they are quoted from may be a row that is no fact.
  if (form.startsWith('=')) return form.length > 1 ? null : `“{{${ref}}}”等号后没有文字`
  if (!isFactKey(key) && !isQuotable(key)) return `没有“${key}”这项要素`
  const fact = facts(key)
  const label = quotableLabel(key)
  if (!fact) return `要素“${label}”还没有填写，不能引用`
  if (printQuote(fact, form) !== null) return null
  const forms = quoteForms(fact).map(([name]) => (name === '' ? `{{${key}}}` : `{{${key}|${name}}}`))
  return forms.length > 0
    ? `要素“${label}”没有“${form}”这种写法，可用：${forms.join('、')}`
    : `要素“${label}”是表格，不能整项引用`
}
