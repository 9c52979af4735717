import { addDays, type IsoDay } from '#workflows/calendar/day.ts'
import { monthAfter } from '#workflows/guide/months.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import type { CastOrganisation } from '../cast.ts'

/** One way into the reserve: who opens it, what he answered, who looks after it, and how far it has come. */
export type ReserveEntry = {
  by: readonly [CastOrganisation, Capacity]
  issuer: CastOrganisation
  name: string
  steward?: CastOrganisation
  lead?: CastOrganisation
  option: string
  /** Answers as the guide's address carries them. */
  answers: readonly (readonly [name: string, value: string])[]
  openedOn: IsoDay
  guided?: boolean
  /** Papers at hand, by their code. */
  ready?: readonly string[]
  consultations?: readonly Consultation[]
}

type Consultation = {
  side: 'steward' | 'authority'
  topic: string
  question: string
  answer?: { by: readonly [CastOrganisation, Capacity]; words: string }
}

const pairs = (words: Readonly<Record<string, string>>) => Object.entries(words)

/** A month some months after a day, and a day some days from it. */
type When = { month: (n: number) => string; ago: (days: number) => IsoDay }

const haice = ({ month, ago }: When): ReserveEntry => ({
  by: ['haice', 'issuer'],
  issuer: 'haice',
  name: '示例海策仪器中期票据储备',
  steward: 'park',
  lead: 'lanbank',
  option: 'interbank-public',
  answers: pairs({
    kind: 'tech-firm',
    titles: 'little-giant',
    lists: 'points',
    core: 'yes',
    patents: '64',
    region: '山东',
    amount: '5',
    tenor: '3Y',
    use: 'research',
    share: '75',
    placement: 'either',
    rating: 'yes',
    window: month(3),
  }),
  openedOn: ago(26),
  guided: true,
  ready: ['Y-3', 'C'],
  consultations: [
    {
      side: 'authority',
      topic: '创新积分名单作为认定依据',
      question: '公司在创新积分制推荐名单内，专精特新“小巨人”证书正在复核。可否先以名单作为科技型企业的认定依据报送？',
      answer: {
        by: ['nafmii', 'venue-review'],
        words:
          '可以任选一种情形说明。请主承销商在专项尽职调查报告中写明名单来源和列入日期，复核结果出来后更新。（示例答复）',
      },
    },
    {
      side: 'steward',
      topic: '园区贴息的申请时间',
      question: '发行前是否需要先向园区登记，才能申请发行费用补贴？',
    },
  ],
})

const yuanlan = ({ month, ago }: When): ReserveEntry => ({
  by: ['yuanlan', 'issuer'],
  issuer: 'yuanlan',
  name: '示例远澜创投定向工具储备',
  option: 'interbank-private',
  answers: pairs({
    kind: 'equity-investor',
    registered: 'yes',
    largest: 'yes',
    cycle: 'yes',
    founded: '2016-05-18',
    exits: '6',
    region: '深圳',
    amount: '6',
    tenor: '5+3+2Y',
    use: 'fund-contribution',
    share: '85',
    placement: 'private',
    rating: 'yes',
    support: 'yes',
    window: month(2),
  }),
  openedOn: ago(18),
  lead: 'bank',
})

const yanxing = ({ month, ago }: When): ReserveEntry => ({
  by: ['westpark', 'steward'],
  issuer: 'yanxing',
  name: '示例䶮行㛃材科创债储备',
  lead: 'securities',
  option: 'exchange-public',
  answers: pairs({
    kind: 'tech-firm',
    titles: 'high-tech',
    board: 'star',
    patents: '112',
    region: '陕西',
    amount: '8',
    tenor: '5Y',
    use: 'project',
    share: '80',
    placement: 'public',
    rating: 'yes',
    window: month(5),
    venue: 'SZSE',
  }),
  openedOn: ago(12),
  guided: true,
})

const xinghe = ({ month, ago }: When): ReserveEntry => ({
  by: ['securities', 'lead-underwriter'],
  issuer: 'xinghe',
  name: '示例星河智造二期储备',
  steward: 'park',
  option: 'exchange-private',
  answers: pairs({
    kind: 'tech-firm',
    titles: 'single-champion',
    board: 'star',
    region: '江苏',
    amount: '12',
    tenor: '3+2Y',
    use: 'acquisition',
    placement: 'private',
    venue: 'SSE',
    window: month(8),
  }),
  openedOn: ago(7),
})

const bank = ({ ago }: When): ReserveEntry => ({
  by: ['bank', 'issuer'],
  issuer: 'bank',
  name: '示例银行科创金融债储备',
  option: 'licence',
  answers: pairs({
    kind: 'financial-institution',
    institution: 'bank',
    opinion: 'no',
    region: '北京',
    amount: '50',
    tenor: '3Y',
    use: 'other',
    share: '100',
    placement: 'public',
    rating: 'yes',
  }),
  openedOn: ago(3),
})

/** Told so that the pipeline has regions, months and sizes in it on the first day; every issuer is of the cast. */
export function reserveEntries(today: IsoDay): readonly ReserveEntry[] {
  const when = { month: (n: number) => monthAfter(today, n), ago: (days: number) => addDays(today, -days) }
  return [haice, yuanlan, yanxing, xinghe, bank].map((entry) => entry(when))
}
