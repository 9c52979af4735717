/** First code points of the circled numbers 1–20, 21–35 and 36–50, with the number each row begins at. */
const rows = [
  [36, 0x32b1],
  [21, 0x3251],
  [1, 0x2460],
] as const

/** More footnotes than a page has room for. */
const mostCircled = 50

/** ① to ㊿, as footnotes of a page are numbered; beyond them in brackets. */
export function circled(number: number): string {
  const row = rows.find(([first]) => number >= first)
  return row && number <= mostCircled ? String.fromCodePoint(row[1] + number - row[0]) : `（${number}）`
}
