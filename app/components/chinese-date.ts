import { viewerIsAway } from '../viewer-zone.ts'

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

type Parts = { year: number; month: number; day: number; weekday: string }

function partsOf(isoDay: string): Parts {
  const [year = 0, month = 1, day = 1] = isoDay.slice(0, 10).split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return { year, month, day, weekday }
}

/** ISO day → 5月30日 周五; with `year` 2025年5月30日 周五. For sentences. */
export function dayText(isoDay: string, options: { year?: boolean; weekday?: boolean } = {}): string {
  const { year, month, day, weekday } = partsOf(isoDay)
  const head = options.year ? `${year}年` : ''
  return `${head}${month}月${day}日${options.weekday === false ? '' : ` 周${weekday}`}`
}

/** ISO day → 5/30 五. For dense cells. */
export function denseDayText(isoDay: string): string {
  const { month, day, weekday } = partsOf(isoDay)
  return `${month}/${day} ${weekday}`
}

/**
 * ISO instant (UTC) → 5月30日 17:05, at +08:00: the clock of the market, whatever the machine's zone. Whoever looks from
 * another zone is told which it is.
 */
export function instantText(iso: string, options: { year?: boolean; seconds?: boolean } = {}): string {
  const there = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString()
  const clock = there.slice(11, options.seconds ? 19 : 16)
  return `${dayText(there, { ...options, weekday: false })} ${clock}${viewerIsAway() ? '（北京时间）' : ''}`
}
