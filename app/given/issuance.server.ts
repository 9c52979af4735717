import { listAllotments } from '#db/queries/offerings.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import { demandRefusal } from '#workflows/issuance/book.ts'
import { bookInstants } from '#workflows/issuance/schedule.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { type OfferingAtHand, offeringOf, resultsOf } from '../records/offering-of-run.server.ts'
import type { GivenFor, Looking } from './given.server.ts'
import { leadRefusal, publication } from './publication.server.ts'

type Answer = Given[string]
type Ask = (looking: Looking, hand: OfferingAtHand, at: string) => Promise<Answer>

const yes = (because = ''): Answer => ({ ok: true, because })
const no = (because: string): Answer => ({ ok: false, because })

/** Only what the present state can ask for is looked up. */
const asks: Record<string, readonly (keyof typeof answers)[]> = {
  preparing: ['publication'],
  announced: ['book-day'],
  'book-open': ['book-running', 'book-over', 'lines'],
  'book-closed': ['lines', 'demand'],
  allotted: ['paid-in-full'],
  short: ['paid-in-full', 'unpaid'],
}

export const givenIssuance: GivenFor = async (looking, run, at): Promise<Given> => {
  const keys = asks[run.state] ?? []
  if (keys.length === 0) return {}
  const hand = await offeringOf(looking.tx, run)
  const given: Given = {}
  for (const key of keys) given[key] = await answers[key](looking, hand, at)
  return given
}

const answers = {
  publication,

  /** The day of the book, within its hours, and the papers have stood for their lead. */
  'book-day': async (looking, hand, at) => {
    const { offering } = hand
    const hours = bookInstants(offering)
    if (!hours) return no('发行安排尚未确定。')
    const today = legalDay(at)
    if (offering.book_on !== today)
      return no(
        today < (offering.book_on ?? '')
          ? `簿记日为 ${offering.book_on}。`
          : `簿记日 ${offering.book_on} 已过，请推迟或取消发行。`,
      )
    if (at < hours.from) return no(`簿记自 ${offering.book_from} 开始。`)
    if (at >= hours.until) return no('簿记时间已过，请推迟或取消发行。')
    const late = await leadRefusal(looking, hand, at)
    return late ? no(late) : yes()
  },

  'book-running': async (_looking, { offering }, at) => {
    const hours = bookInstants(offering)
    return hours && at < hours.until ? yes(`簿记至 ${offering.book_until} 截止。`) : no('簿记时间已过。')
  },

  /** A book closes at its hour, not before: whoever waits for the last minute must not find it shut. */
  'book-over': async (_looking, { offering }, at) => {
    const hours = bookInstants(offering)
    return hours && at >= hours.until ? yes() : no(`簿记至 ${offering.book_until} 截止。`)
  },

  lines: async (_looking, { lines }) => (lines.length > 1 ? yes() : no('本期只有一个品种。')),

  demand: async (looking, hand) => {
    const results = await resultsOf(looking.tx, hand)
    const refusal = demandRefusal(
      results.map(({ result }) => result),
      hand.terms?.floor ?? null,
    )
    return refusal ? no(refusal) : yes()
  },

  'paid-in-full': async (looking, { offering }) => {
    const unpaid = await unpaidOf(looking, offering.id)
    if (unpaid.length === 0) return yes('款项均已到账。')
    const total = unpaid.reduce((sum, { payable }) => sum + payable, 0)
    return no(`还有 ${unpaid.length} 笔、${amountWithUnit(total)} 未到账。`)
  },

  unpaid: async (looking, { offering }) => {
    const unpaid = await unpaidOf(looking, offering.id)
    return unpaid.length > 0 ? yes(`${unpaid.length} 笔未到账。`) : no('没有未缴款的获配额。')
  },
} as const satisfies Record<string, Ask>

async function unpaidOf({ tx }: Looking, offering: string): Promise<Row<'allotment'>[]> {
  return (await listAllotments(tx, offering)).filter(({ paid_at }) => paid_at === null)
}
