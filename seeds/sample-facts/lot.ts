/** Numbers that look drawn and are not: the same words give the same number everywhere (FNV-1a, then mixed). */
function hash(words: string): number {
  let value = 0x811c9dc5
  for (const character of words) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0
  return (value ^ (value >>> 13)) >>> 0
}

/** A lot of its own for every question asked about one name. */
export type Lot = {
  /** An integer from `low` to `high`, both included. */
  between: (question: string, low: number, high: number) => number
  pick: <T>(question: string, from: readonly T[]) => T
  /** So many digits. */
  digits: (question: string, count: number) => string
}

export function lotOf(name: string): Lot {
  const between = (question: string, low: number, high: number) =>
    low + (hash(`${name}·${question}`) % (high - low + 1))
  return {
    between,
    pick: (question, from) => {
      const one = from[between(question, 0, from.length - 1)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    digits: (question, count) =>
      Array.from({ length: count }, (_, at) => String(between(`${question} ${at}`, 0, 9))).join(''),
  }
}

/** `permille` thousandths of an amount, cut to whole hundreds of yuan so that figures in 万元 end after two decimals. */
export const thousandths = (fen: number, permille: number): number =>
  Number(((BigInt(fen) * BigInt(permille)) / 1000n / 10_000n) * 10_000n)

/** `part ÷ whole` in per cent with two decimals, cut, in whole numbers. */
export function percentOf(part: number, whole: number): string {
  const hundredths = String((BigInt(part) * 10_000n) / BigInt(whole)).padStart(3, '0')
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`
}
