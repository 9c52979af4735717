import { amountWithUnit, type Fen } from './money.ts'
import type { Parsed } from './parsed.ts'
import { read, unread } from './parsed.ts'

/** A 品种 of a book before its size is final. `maximumFen` is the most it may become, absent: the total of the book. */
export type PlannedLine = { id: string; name: string; plannedFen: Fen; maximumFen?: Fen }
export type CallBack = { from: string; to: string; fen: Fen }
export type SizedLine = PlannedLine & { sizeFen: Fen; outcome: '正常发行' | '全部回拨' | '取消发行' }

/**
 * 回拨: moves amounts between the lines of one book, in the order given. The total never changes; no line falls below nought
 * or rises above its maximum. A line emptied is 全部回拨, which is not 取消发行: it carries no coupon, and its amount is
 * issued in the other; a partial call-back leaves both 正常发行.
 */
export function callBack(lines: readonly PlannedLine[], moves: readonly CallBack[]): Parsed<SizedLine[]> {
  const total = lines.reduce((sum, line) => sum + line.plannedFen, 0)
  const sizes = new Map(lines.map((line) => [line.id, line.plannedFen]))
  for (const { from, to, fen } of moves) {
    const source = lines.find((line) => line.id === from)
    const target = lines.find((line) => line.id === to)
    if (!source || !target || from === to) return unread('回拨须在同一簿记的两个不同品种之间进行')
    if (!Number.isSafeInteger(fen) || fen <= 0) return unread('回拨金额须大于零')
    const left = (sizes.get(from) ?? 0) - fen
    const grown = (sizes.get(to) ?? 0) + fen
    if (left < 0) return unread(`${source.name}可回拨金额仅 ${amountWithUnit(sizes.get(from) ?? 0, 'yi')}`)
    const most = target.maximumFen ?? total
    if (grown > most) return unread(`${target.name}回拨后将超过其上限 ${amountWithUnit(most, 'yi')}`)
    sizes.set(from, left).set(to, grown)
  }
  return read(
    lines.map((line) => {
      const sizeFen = sizes.get(line.id) ?? 0
      return { ...line, sizeFen, outcome: sizeFen > 0 ? '正常发行' : line.plannedFen > 0 ? '全部回拨' : '取消发行' }
    }),
  )
}
