/** A page as a reader shows it: sides in points (1/72 inch) as they are looked at, and its words; null where they could not be read. */
export type PageRead = { width: number; height: number; words: string | null }

/** A4 in points, either way up (GB/T 148-1997); cut and scanned sheets are off by some millimetres. */
const a4 = [595, 842] as const
const tolerance = 12
const toMillimetres = 25.4 / 72

const isA4 = ({ width, height }: PageRead): boolean => {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return Math.abs(short - a4[0]) <= tolerance && Math.abs(long - a4[1]) <= tolerance
}

/** What should be known of the pages of an uploaded paper before it is filed, as Chinese sentences. Nothing of it refuses. */
export function pageWarnings(pages: readonly PageRead[]): string[] {
  const numbers = (has: (page: PageRead) => boolean) => pages.flatMap((page, at) => (has(page) ? [at + 1] : []))
  const other = numbers((page) => !isA4(page))
  const unread = numbers(({ words }) => words === null)
  const wordless = numbers(({ words }) => words !== null && words.replace(/\s/g, '').length < 2)
  const first = pages[(other[0] ?? 1) - 1]
  const size = first ? [first.width, first.height].map((side) => Math.round(side * toMillimetres)).join('×') : ''
  return [
    ...(other.length > 0 ? [`${places(other, pages.length)}不是 A4 纸（如 ${size} 毫米）`] : []),
    ...(wordless.length > 0 ? [`${places(wordless, pages.length)}没有文字层（空白页或扫描件），检索不到`] : []),
    ...(unread.length > 0 ? [`${places(unread, pages.length)}未能读出文字，检索不到`] : []),
  ]
}

const mostRanges = 6

/** `第 1–3、7 页` of ascending numbers; `全部 12 页` where it is all of them. */
function places(numbers: readonly number[], all: number): string {
  if (numbers.length === all && all > 1) return `全部 ${all} 页`
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  const said = ranges.slice(0, mostRanges).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  return `第 ${said.join('、')} 页${ranges.length > mostRanges ? `等 ${numbers.length} 页` : ''}`
}
