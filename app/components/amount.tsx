import type { MoneyUnit } from './amount-text.ts'
import { amountText } from './amount-text.ts'

export type AmountProps = {
  /** Integer fen. */
  fen: number
  unit?: MoneyUnit
  /** In a table the unit stands in the head. */
  bare?: boolean
  /** Shows ＋ on a rise, for ledgers. */
  signed?: boolean
}

/** Money, with the exact yuan on hover. */
export function Amount({ fen, unit = '亿元', bare, signed }: AmountProps) {
  return (
    <span className="nowrap" title={`${amountText(fen, '元')} 元`}>
      {signed && fen > 0 ? '+' : ''}
      {amountText(fen, unit)}
      {bare ? null : ` ${unit}`}
    </span>
  )
}
