import { chineseDay, markSample, money, moneyInFull, percent, wan, wanFigure, yi, yuan } from '../format.ts'

/** A fact as it stands: `kind` is that of its field (`text`, `long-text`, `fen`, `percent`, `integer`, `day`, `yes-no`, …). */
export type QuotedFact = { kind: string; value: unknown; sample: boolean }

/**
 * How a written chapter names a quote: the key of the fact, and behind a bar the form of its words. `=` before a form means
 * that the words themselves stand there, for what is quoted from within a table.
 */
export function splitQuote(ref: string): { key: string; form: string } {
  const bar = ref.indexOf('|')
  return bar < 0 ? { key: ref.trim(), form: '' } : { key: ref.slice(0, bar).trim(), form: ref.slice(bar + 1) }
}

const joinQuote = (key: string, form: string): string => (form === '' ? key : `${key}|${form}`)

const amounts: Record<string, (fen: number) => string> = {
  '': money,
  元: yuan,
  万元: wan,
  亿元: yi,
  万元数: wanFigure,
  大写: moneyInFull,
}

/** Forms of a long text, one of them for each of its paragraphs. */
const paragraphsOf = (value: string): string[] =>
  value
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function textForms(value: string, sample: boolean): [form: string, words: string][] {
  const parts = paragraphsOf(value)
  return [
    ['', markSample(value, sample)],
    ['句中', markSample(value.replace(/[。；，]+$/, ''), sample)],
    ...(parts.length > 1
      ? parts.map((part, at): [string, string] => [
          `第${at + 1}段`,
          markSample(part, sample && at === parts.length - 1),
        ])
      : []),
  ]
}

/** Every form a fact may be quoted in, with its words; a count may besides take any unit (`人`, `项`). */
export function quoteForms({ kind, value, sample }: QuotedFact): [form: string, words: string][] {
  const marked = (words: string) => markSample(words, sample)
  if (kind === 'fen' && typeof value === 'number')
    return Object.entries(amounts).map(([form, print]) => [form, marked(print(value))])
  if (kind === 'integer' && typeof value === 'number') return [['', marked(String(value))]]
  if (kind === 'yes-no' && typeof value === 'boolean') return [['', marked(value ? '是' : '否')]]
  if (typeof value !== 'string') return []
  if (kind === 'percent')
    return [
      ['', marked(percent(value))],
      ['数', marked(value)],
    ]
  if (kind === 'day') return [['', marked(chineseDay(value))]]
  return textForms(value, sample)
}

const unit = /^[\p{Script=Han}a-zA-Z]{1,4}$/u

/** The words of a quote; null where the fact has no such form. */
export function printQuote(fact: QuotedFact, form: string): string | null {
  if (form.startsWith('=')) return form.slice(1)
  if (fact.kind === 'integer' && typeof fact.value === 'number' && unit.test(form))
    return markSample(`${fact.value}${form}`, fact.sample)
  return quoteForms(fact).find(([name]) => name === form)?.[1] ?? null
}

/** How to name a quote that prints these words: by a form that prints them, else by the words themselves. */
export function quoteOf(key: string, fact: QuotedFact | null, words: string): string {
  const form = fact && quoteForms(fact).find(([, printed]) => printed === words)?.[0]
  if (typeof form === 'string') return joinQuote(key, form)
  const counted = /^(\d+)([\p{Script=Han}a-zA-Z]{1,4})(（示例）)?$/u.exec(words)?.[2]
  if (fact && counted && printQuote(fact, counted) === words) return joinQuote(key, counted)
  return joinQuote(key, `=${words}`)
}
