import { dayKind, workingDayWord } from '#workflows/calendar/calendar.ts'
import type { IsoDay } from '#workflows/calendar/day.ts'
import { bidsForResult } from '#workflows/finance/bids-for-result.ts'
import { maturityOf } from '#workflows/finance/tenor.ts'
import { shortText } from '#workflows/kit/body.ts'
import { venues } from '#workflows/kit/seats.ts'
import { type Book, marketOf } from './books.ts'
import { type Days, yearOfNumber } from './days.ts'
import type { Deal } from './deal.ts'
import { fenOf, type Outline, tenorOf } from './outline.ts'

export type Problem = { path: string; message: string }

/** What is wrong with a deal although each key by itself is well written: days that do not work, figures that cannot be. */
export function problemsOfDeal(deal: Deal, books: readonly Book[]): Problem[] {
  return [...nameProblems(deal), ...bookProblems(deal, books), ...dayProblems(deal, books), ...partyProblems(deal)]
}

const tranche = (index: number, key: string) => `tranches[${index}].${key}`

/** Names go on papers and seats: the same rules as on every form, with the same sentence. */
function nameProblems(deal: Deal): Problem[] {
  const named: [path: string, name: string | undefined][] = [
    ['issuer.name', deal.issuer.name],
    ['issuer.legalRepresentative', deal.issuer.legalRepresentative],
    ['product', deal.product],
    ['registrationNumber', deal.registrationNumber],
    ['rating.agency', deal.rating?.agency],
    ...(deal.enhancement ?? []).flatMap(({ provider, counterGuarantee }, at): [string, string | undefined][] => [
      [`enhancement[${at}].provider`, provider],
      [`enhancement[${at}].counterGuarantee.provider`, counterGuarantee?.provider],
    ]),
    ...deal.tranches.map(({ name }, at): [string, string | undefined] => [tranche(at, 'name'), name]),
  ]
  return named.flatMap(([path, name]) => {
    const read = name === undefined ? null : shortText.safeParse(name)
    return read && !read.success ? [{ path, message: read.error.issues[0]?.message ?? '填写不正确' }] : []
  })
}

/** An issue is sold on a day on which its market works, as at most four lines, on one day a book. */
function bookProblems(deal: Deal, books: readonly Book[]): Problem[] {
  const calendar = marketOf(deal)
  const off = (day: IsoDay, path: string): Problem[] => {
    const kind = dayKind(calendar, day)
    const word = `${venues[deal.venue].title}${workingDayWord(calendar)}`
    return kind.works ? [] : [{ path, message: `${day} 是${kind.reason}，不是${word}` }]
  }
  return books.flatMap(({ on, tranches }) =>
    tranches.flatMap(({ tranche: { issuedOn, listedOn, amountYuan, maximumAmountYuan, name }, index }, place) => [
      ...(issuedOn ? off(issuedOn, tranche(index, 'issuedOn')) : []),
      ...(issuedOn && issuedOn !== on
        ? [{ path: tranche(index, 'issuedOn'), message: `同一簿记的品种须同日发行，该簿记在 ${on}` }]
        : []),
      ...(listedOn ? off(listedOn, tranche(index, 'listedOn')) : []),
      ...(listedOn && listedOn <= on
        ? [{ path: tranche(index, 'listedOn'), message: `上市流通须在簿记日 ${on} 之后（先缴款、登记）` }]
        : []),
      ...(place === 4 ? [{ path: tranche(index, 'book'), message: '一期最多四个品种' }] : []),
      ...((fenOf(amountYuan) ?? 0) > (fenOf(maximumAmountYuan) ?? Number.MAX_SAFE_INTEGER)
        ? [{ path: tranche(index, 'amountYuan'), message: '不能大于 maximumAmountYuan' }]
        : []),
      ...(name && deal.tranches.findIndex((other) => other.name === name) < index
        ? [{ path: tranche(index, 'name'), message: '与另一品种重名' }]
        : []),
    ]),
  )
}

/** Days of the registration in their order. */
function dayProblems(deal: Deal, books: readonly Book[]): Problem[] {
  const first = books[0]?.on ?? ''
  const after = (path: string, day: IsoDay | undefined): Problem[] =>
    day !== undefined && day > first ? [{ path, message: `不能晚于首期发行日 ${first}` }] : []
  const year = yearOfNumber(deal.registrationNumber ?? deal.existingRegistration?.number)
  const known = deal.registrationNoticeOn ?? deal.existingRegistration?.effectiveOn
  const path = deal.registrationNumber ? 'registrationNumber' : 'existingRegistration.number'
  const wrongYear = year !== null && (known ? String(year) !== known.slice(0, 4) : String(year) > first.slice(0, 4))
  const because = known ? `文号的年份与取得日期 ${known} 不符` : `文号的年份晚于首期发行日 ${first}`
  return [
    ...after('acceptedOn', deal.acceptedOn),
    ...after('registrationNoticeOn', deal.registrationNoticeOn),
    ...after('existingRegistration.effectiveOn', deal.existingRegistration?.effectiveOn),
    ...(wrongYear ? [{ path, message: because }] : []),
  ]
}

/** Capacities that one house may not hold together on a project: the walls (workflows/kit/seats.ts). */
function partyProblems({ issuer, rating, enhancement = [] }: Deal): Problem[] {
  const own = (name: string | undefined) => name === issuer.name
  const enhancers = enhancement.map(({ provider }) => provider)
  return [
    ...(own(rating?.agency) ? [{ path: 'rating.agency', message: '评级机构须独立于发行人' }] : []),
    ...enhancement.flatMap(({ provider, instrument, counterGuarantee }, at) => {
      const counter = counterGuarantee?.provider
      const path = `enhancement[${at}]`
      return [
        ...(own(provider) && instrument !== 'pledge'
          ? [{ path: `${path}.provider`, message: '发行人不能为自己的债券增信' }]
          : []),
        ...(counter !== undefined && enhancers.includes(counter)
          ? [{ path: `${path}.counterGuarantee.provider`, message: '反担保机构不能是本项目的增信机构' }]
          : []),
        ...(own(counter) ? [{ path: `${path}.counterGuarantee.provider`, message: '反担保机构不能是发行人' }] : []),
      ]
    }),
  ]
}

/** A bond matures after it is listed: one that does not could not be told. */
export function tenorProblems({ issues }: Outline, days: Days): Problem[] {
  return issues.flatMap(({ lines }, at) => {
    const on = days.issues[at]
    if (!on) return []
    return lines.flatMap(({ index, tenor }) => {
      const last = maturityOf(tenorOf(tenor), on.valueOn)
      const message = `到期日 ${last} 不晚于上市流通日 ${on.listingOn}`
      return last > on.listingOn ? [] : [{ path: tranche(index, 'tenor'), message }]
    })
  })
}

/** Fen: whatever is asked for in a book stays below 2^53. */
const largestDemand = 9_000_000_000_000_000
/** Each bid is placed by its own house through the book. */
const mostInvestors = 500

/** Figures no book with a uniform coupon can end in, told on the key at fault. */
export function resultProblems({ issues }: Outline): Problem[] {
  return issues.flatMap(({ lines }) =>
    lines.flatMap(({ index, amountFen, coupon, multiple, investors }) => {
      const asked = {
        sizeFen: amountFen.value,
        couponPercent: coupon.value,
        multiple: multiple.value,
        openedAt: '2026-01-05T01:00:00.000Z',
      }
      if (amountFen.value * Number(multiple.value) > largestDemand)
        return [{ path: tranche(index, 'subscriptionMultiple'), message: '规模与倍数相乘，申购总额过大' }]
      if ((investors ?? 0) > mostInvestors)
        return [{ path: tranche(index, 'investors'), message: `每家都要逐笔申购，最多 ${mostInvestors} 家` }]
      const found = bidsForResult(investors === undefined ? asked : { ...asked, investors })
      if (found.ok) return []
      const key = found.message.includes('投资人')
        ? 'investors'
        : found.message.includes('利率')
          ? 'couponPercent'
          : 'subscriptionMultiple'
      return [{ path: tranche(index, key), message: found.message }]
    }),
  )
}
