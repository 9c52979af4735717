import { parseTenor } from '../finance/tenor.ts'
import { uses } from '../rules/use-of-proceeds.ts'
import { group } from './definition.ts'
import { checkedText, choice, day, fen, integer, longWords, optional, percent, rows, text, yesNo } from './field.ts'

export const registrationFacts = group('注册', 'registration', {
  'registration.amount': fen('拟注册金额', {
    required: false,
    hint: '申报时填写；已取得决定的以决定为准，不设上限的不填',
  }),
  'registration.months': integer('有效期月数', { required: false, unit: '个月', hint: '不填则按该路径的规定' }),
  'registration.resolutionBody': text('有权机构', { hint: '如 股东会、董事会' }),
  'registration.resolutionNumber': text('决议编号'),
  'registration.resolutionOn': day('决议日期'),
  'registration.conditions': longWords('决定所附要求', { required: false, hint: '一行一条' }),
})

const tenorProblem = (value: string): string | null => {
  const read = parseTenor(value)
  return read.ok ? null : read.message
}

const hourProblem = (value: string): string | null =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : '请填写时间，如 09:00'

type PlannedLine = { name: string; planned: number; maximum: number; rateLow: string; rateHigh: string }

function linesProblem(list: readonly PlannedLine[]): string | null {
  if (list.length === 0) return '至少一个品种'
  const small = list.find(({ planned, maximum }) => maximum < planned)
  if (small) return `${small.name}的上限小于计划规模`
  const turned = list.find(({ rateLow, rateHigh }) => Number(rateHigh) < Number(rateLow))
  return turned ? `${turned.name}的利率区间上限低于下限` : null
}

/** The first issue as the filing describes it. Once an offering is planned its own rows go first. */
export const offeringFacts = group('发行条款', 'registration', {
  'offering.name': text('债券全称'),
  'offering.lines': rows(
    '品种',
    {
      name: text('债券简称'),
      tenor: checkedText('期限', tenorProblem, { hint: '如 3年、5+3+2年、270天' }),
      planned: fen('计划规模'),
      maximum: fen('规模上限'),
      rateLow: percent('利率区间下限'),
      rateHigh: percent('利率区间上限'),
    },
    { problem: linesProblem },
  ),
  'offering.publishOn': day('发行文件公布日（预计）'),
  'offering.bookOn': day('簿记建档日（预计）'),
  'offering.bookFrom': checkedText('簿记开始时间', hourProblem),
  'offering.bookUntil': checkedText('簿记截止时间', hourProblem),
  'offering.paymentOn': day('缴款日（预计）'),
  'offering.paymentHour': checkedText('缴款截止时间', hourProblem),
  'offering.valueOn': day('起息日（预计）'),
  'offering.listingOn': day('上市流通日（预计）'),
  'offering.minimumBid': fen('最低申购金额'),
  'offering.step': fen('申购单位'),
  'offering.underwriting': text('承销方式', { hint: '如 余额包销、代销' }),
  'offering.feePercent': percent('承销费率'),
  'offering.registrar': text('登记托管机构', { required: false, hint: '登记托管机构已经入席的，取席位上的机构' }),
  'offering.accountName': text('缴款账户户名'),
  'offering.accountBank': text('缴款账户开户行'),
  'offering.accountNumber': text('缴款账户账号'),
})

export const proceedsFacts = group('募集资金', 'registration', {
  'proceeds.uses': rows(
    '募集资金用途',
    {
      use: choice('类别', uses),
      title: text('用途'),
      amount: fen('金额'),
      technology: yesNo('投向科技创新领域'),
      infrastructure: yesNo('园区或孵化设施建设'),
      spentOn: optional(day('置换支出的日期')),
      detail: longWords('说明'),
    },
    {
      hint: '各项合计等于本期发行金额；占比由系统计算',
      problem: (list) => (list.length === 0 ? '至少一项用途' : null),
    },
  ),
  'proceeds.replacement': longWords('置换发行前支出的说明', { hint: '不安排置换的如实写明' }),
  'proceeds.accountBank': text('专项账户开户行'),
  'proceeds.accountNumber': text('专项账户账号'),
})

export const supplementFacts = group('续发补充', 'offering', {
  'supplement.corrections': longWords('对基础募集说明书的差错与更正', {
    required: false,
    routes: ['interbank'],
    hint: '续发时填写，一行一条；没有的不填',
  }),
})

export const ratingFacts = group('评级', 'rating_action', {
  'rating.fee': fen('评级费用', { required: false, hint: '不填则写“双方另行约定”' }),
})
