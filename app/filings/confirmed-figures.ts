import { amountWithUnit, parseAmount } from '#workflows/finance/money.ts'
import { comparable, type FigureKey, keyFigures } from '#workflows/rules/consistency.ts'

/** What whoever uploads a paper is asked to confirm, so that it joins the comparison: as it stands in the paper. */
export const confirmable: readonly FigureKey[] = [
  'issuer.name',
  'offering.name',
  'registration.amount',
  'offering.amount',
  'rating.issuer',
  'rating.bond',
]

/** The field's name in the form, and its place among the errors. */
export const figureField = (figure: FigureKey): string => `figure-${figure.replace('.', '-')}`

export type Confirmed = { figure: FigureKey; value: string; words: string; heading: null; page: null }
type Read = { figures: Confirmed[]; errors: Record<string, string[]> }

/** Reads what was typed; blank: the paper does not say. Amounts are typed in 亿元. */
export function readConfirmed(typed: Readonly<Record<string, string>>): Read {
  const read: Read = { figures: [], errors: {} }
  for (const figure of confirmable) {
    const words = (typed[figureField(figure)] ?? '').normalize('NFC').trim()
    if (words === '') continue
    if (words.length > 200) {
      read.errors[figureField(figure)] = ['最多 200 字']
      continue
    }
    const amount = keyFigures[figure].kind === 'fen' ? parseAmount(words, 'yi') : null
    if (amount && !amount.ok) {
      read.errors[figureField(figure)] = [amount.message]
      continue
    }
    const value = comparable(figure, amount ? amount.value : words)
    const shown = amount ? amountWithUnit(amount.value, 'yi') : words
    if (value !== null) read.figures.push({ figure, value, words: shown, heading: null, page: null })
  }
  return read
}
