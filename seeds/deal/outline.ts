import { Exact } from '#workflows/finance/exact.ts'
import { type Fen, parseYuan } from '#workflows/finance/money.ts'
import { parseTenor, type Tenor } from '#workflows/finance/tenor.ts'
import { shortName } from '../sample-facts/sample-facts.ts'
import type { Book } from './books.ts'
import type { Deal } from './deal.ts'

/** A figure of the story: as the file has it, or supplied as a sample. */
export type Told<T> = { value: T; sample: boolean }

/** One 品种 as it will be played; `index` is its place among the tranches of the file. */
export type Line = {
  index: number
  name: Told<string>
  tenor: string
  amountFen: Told<Fen>
  maximumFen: Fen
  coupon: Told<string>
  multiple: Told<string>
  investors: number | undefined
}

export type Issue = { ordinal: number; book: Book; lines: Line[] }

/** What the file says of the deal, with what it leaves out filled in. */
export type Outline = {
  product: Told<string>
  privatePlacement: boolean
  registeredFen: Told<Fen>
  issues: Issue[]
}

const said = <T>(value: T): Told<T> => ({ value, sample: false })
const supplied = <T>(value: T): Told<T> => ({ value, sample: true })
const sampleAmount: Fen = 50_000_000_000

export function outlineOf(deal: Deal, books: readonly Book[]): Outline {
  const product = productOf(deal)
  let number = 0
  const issues = books.map((book, at): Issue => {
    const lines = book.tranches.map(({ tranche, index }): Line => {
      number += 1
      const amount = fenOf(tranche.amountYuan)
      const maximum = fenOf(tranche.maximumAmountYuan)
      const size = amount ?? maximum ?? sampleAmount
      return {
        index,
        name: tranche.name ? said(tranche.name) : supplied(lineName(deal, product.value, book, number)),
        tenor: tranche.tenor,
        amountFen: { value: size, sample: amount === undefined },
        maximumFen: maximum ?? size,
        coupon: tranche.couponPercent ? said(tranche.couponPercent) : supplied(sampleCoupon(tranche.tenor)),
        multiple: tranche.subscriptionMultiple
          ? said(tranche.subscriptionMultiple)
          : supplied(`2.${35 + 7 * (index % 8)}`),
        investors: tranche.investors,
      }
    })
    return { ordinal: at + 1, book, lines }
  })
  const total = issues.flatMap(({ lines }) => lines).reduce((sum, { maximumFen }) => sum + maximumFen, 0)
  const registered = fenOf(deal.registeredAmountYuan ?? deal.existingRegistration?.amountYuan)
  return {
    product,
    privatePlacement: deal.route === 'exchange-private' || product.value === 'PPN',
    registeredFen: registered === undefined ? supplied(total) : said(registered),
    issues,
  }
}

export const fenOf = (yuan: string | undefined): Fen | undefined => {
  if (yuan === undefined) return undefined
  const read = parseYuan(yuan)
  if (!read.ok) throw new RangeError(read.message)
  return read.value
}

export function tenorOf(text: string): Tenor {
  const read = parseTenor(text)
  if (!read.ok) throw new RangeError(read.message)
  return read.value
}

/** The product that the press did not name: by the longest tenor in the interbank market, by the route elsewhere. */
function productOf(deal: Deal): Told<string> {
  if (deal.product) return said(deal.product)
  if (deal.route === 'licence') return supplied('科技创新债券')
  if (deal.route === 'exchange-public') return supplied('科技创新公司债券')
  if (deal.route === 'exchange-private') return supplied('非公开发行科技创新公司债券')
  const days = deal.tranches
    .map(({ tenor }) => tenorOf(tenor))
    .map((tenor) => (tenor.unit === 'days' ? tenor.days : 9999))
  const longest = Math.max(...days)
  return supplied(longest <= 270 ? 'SCP' : longest <= 366 ? 'CP' : 'MTN')
}

/** `26示例星河MTN001(科创债)`, at the exchanges `26示例星河K1`, by licence `26示例银行科创债01` (domain §7.6). */
function lineName(deal: Deal, product: string, book: Book, number: number): string {
  const short = `${book.on.slice(2, 4)}${shortName(deal.issuer.name)}`
  if (deal.route === 'exchange-public' || deal.route === 'exchange-private') return `${short}K${number}`
  if (deal.route === 'licence') return `${short}科创债${String(number).padStart(2, '0')}`
  return `${short}${/^[A-Z]{2,4}$/.test(product) ? product : 'MTN'}${String(number).padStart(3, '0')}(科创债)`
}

/** A plausible coupon for the tenor, where none was reported. */
function sampleCoupon(tenor: string): string {
  const read = tenorOf(tenor)
  const years = read.unit === 'years' ? Math.min(read.years, 10) : 1
  return new Exact('1.60').plus(new Exact('0.06').times(years)).toFixed(2)
}
