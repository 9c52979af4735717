import type { Inline, Words } from './blocks.ts'
import type { Said } from './dossier.ts'

/** Printed right after every value that is a sample and not a fact of record. */
export const sampleMark = '（示例）'

/** A name that says 示例 itself is not marked twice. */
export const markSample = (words: string, sample: boolean): string =>
  sample && !words.includes('示例') ? `${words}${sampleMark}` : words

/** A quoted fact as a run of text that remembers its key; `print` turns the value into words (default: as it is). */
export function quote<T>(said: Said<T>, print: (value: T) => string = String): Words {
  return { text: markSample(print(said.value), said.sample), fact: said.key }
}

/** The same for a fact that may be absent; `otherwise` is printed instead. */
export function quoteOr<T>(said: Said<T> | null, otherwise: string, print: (value: T) => string = String): Inline {
  return said ? quote(said, print) : otherwise
}

const digitsGrouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** Integer fen divided by 10^scale, exact: at least `least` decimals, more only where the value has them. */
function scaled(fen: number, scale: number, least: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an exact amount in fen: ${fen}`)
  const digits = String(Math.abs(fen)).padStart(scale + 1, '0')
  const whole = digits.slice(0, -scale)
  const rest = digits.slice(-scale).replace(/0+$/, '').padEnd(least, '0')
  return `${fen < 0 ? '-' : ''}${digitsGrouped(whole)}${rest ? `.${rest}` : ''}`
}

/** Figures without a unit, for table cells whose head names the unit. */
export const yuanFigure = (fen: number): string => scaled(fen, 2, 2)
export const wanFigure = (fen: number): string => scaled(fen, 6, 2)
export const yiFigure = (fen: number): string => scaled(fen, 10, 0)

/** `400,000,000.00元` */
export const yuan = (fen: number): string => `${yuanFigure(fen)}元`
/** `40,000.00万元` */
export const wan = (fen: number): string => `${wanFigure(fen)}万元`
/** `4亿元`, `1.55亿元` */
export const yi = (fen: number): string => `${yiFigure(fen)}亿元`

/** The unit in which an amount reads shortest without losing a fen: 亿元, else 万元, else 元. */
export function money(fen: number): string {
  const size = Math.abs(fen)
  if (size >= 1e10 && size % 1e6 === 0) return yi(fen)
  if (size >= 1e6 && size % 1e4 === 0) return `${scaled(fen, 6, 0)}万元`
  return yuan(fen)
}

/** `4亿元（大写：人民币肆亿元整）`, as papers that bind somebody name an amount. */
export const moneyInFull = (fen: number): string => `${money(fen)}（大写：${capitals(fen)}）`

/** A face value in 元, without decimals where there are none: `100元`. */
export const faceValue = (fen: number): string => `${scaled(fen, 2, 0)}元`

/** Decimal string in per cent as printed: `2.10` → `2.10%`. Digits are kept as given. */
export const percent = (value: string): string => `${value}%`

/** `part ÷ whole` in per cent with `places` decimals, half away from zero, by integers; `—` when the whole is zero. */
export function share(part: number, whole: number, places = 2): string {
  if (whole === 0) return '—'
  const negative = part < 0 !== whole < 0 && part !== 0
  const top = BigInt(Math.abs(part)) * 10n ** BigInt(places + 2) * 2n + BigInt(Math.abs(whole))
  const digits = String(top / (2n * BigInt(Math.abs(whole)))).padStart(places + 1, '0')
  const figure = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
  return `${negative && /[1-9]/.test(figure) ? '-' : ''}${figure}%`
}

/** `part ÷ whole` as a plain multiple with `places` decimals, by integers; `—` when the whole is zero. */
export function times(part: number, whole: number, places = 2): string {
  const inPercent = share(part, whole, places - 2 < 0 ? 0 : places - 2)
  if (inPercent === '—') return inPercent
  const digits = inPercent.replace(/[-.%]/g, '').padStart(places + 1, '0')
  return `${inPercent.startsWith('-') ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** `2025-05-26` → `2025年5月26日` */
export function chineseDay(iso: string): string {
  const [year, month, day] = iso.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** UTC instant at +08:00, as a receipt prints it: `2025年5月26日 09:30:00`. */
export function chineseInstant(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${chineseDay(local.slice(0, 10))} ${local.slice(11, 19)}`
}

/** Whole months later, held back to the last day of a shorter month: 2025-08-31 + 6 → 2026-02-28. */
export function monthsAfter(iso: string, months: number): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

const numerals = '零一二三四五六七八九'

/** 1–99 in Chinese numerals, for chapters and clauses: 12 → 十二. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  if (tens === 0) return numerals.charAt(ones)
  return `${tens > 1 ? numerals.charAt(tens) : ''}十${ones ? numerals.charAt(ones) : ''}`
}

const capitalDigits = '零壹贰叁肆伍陆柒捌玖'
const capitalPlaces = ['', '拾', '佰', '仟']

/** Four digits in capitals, with one 零 for each inner gap: 1005 → 壹仟零伍. */
function capitalGroup(group: string): string {
  return [...group]
    .map((digit, at) => (digit === '0' ? '零' : `${capitalDigits.charAt(Number(digit))}${capitalPlaces[3 - at]}`))
    .join('')
    .replace(/零+$/, '')
    .replace(/零+/g, '零')
}

/** Whole digits in capitals. 万亿 closes the fourth group only where the third is empty: 12345亿 is 壹万贰仟叁佰肆拾伍亿. */
function capitalWhole(digits: string): string {
  const padded = digits.padStart(16, '0')
  const groups = (padded.match(/\d{4}/g) ?? []).map(capitalGroup)
  const hundredMillions = groups[1] ? `${groups[1]}亿` : groups[0] ? '亿' : '零'
  return [groups[0] ? `${groups[0]}万` : '', hundredMillions, groups[2] ? `${groups[2]}万` : '零', groups[3] || '零']
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
}

/** Amount in capitals by 支付结算办法 附一 (正确填写票据和结算凭证的基本规定): `人民币肆亿元整`. Non-negative fen only. */
export function capitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`no capitals for ${fen}`)
  const digits = String(fen).padStart(3, '0')
  const words = capitalWhole(digits.slice(0, -2))
  const [jiao, cent] = [Number(digits.at(-2)), Number(digits.at(-1))]
  if (!jiao && !cent) return `人民币${words || '零'}元整`
  // 零 follows 元 when the figure has a 0 at 元 or at 角: 1,680.32 is 壹仟陆佰捌拾元零叁角贰分.
  const gap = words && (jiao ? digits.at(-3) === '0' : true) ? '零' : ''
  const small = `${jiao ? `${capitalDigits.charAt(jiao)}角` : ''}${cent ? `${capitalDigits.charAt(cent)}分` : ''}`
  return `人民币${words ? `${words}元` : ''}${gap}${small}`
}
