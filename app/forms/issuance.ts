import {
  because,
  choose,
  day,
  type Fieldset,
  hour,
  integer,
  money,
  percent,
  pick,
  remark,
  rows,
  text,
} from './fieldset.ts'
import { countChoices, frequencyChoices } from './terms-choices.ts'

const dates: Fieldset = [
  day('bookOn', '簿记日'),
  day('paymentOn', '缴款日'),
  day('valueOn', '起息日'),
  day('listingOn', '上市流通日'),
]

export const issuanceFieldsets: Record<string, Fieldset> = {
  'schedule.set': [
    ...dates,
    hour('bookFrom', '簿记开始'),
    hour('bookUntil', '簿记截止'),
    hour('paymentHour', '缴款截止'),
    money('minimumBid', '最低申购金额', '万元'),
    money('step', '申购递增单位', '万元'),
    percent('tick', '申购利率（价格）最小变动', '空着为 0.01。'),
    money('floor', '最低发行规模', '亿元', '低于此数即取消；空着则有多少发多少。'),
    choose('frequency', '付息频率', frequencyChoices),
    choose('dayCount', '计息基准', countChoices),
    choose('callable', '发行人赎回选择权', { yes: '有', no: '无' }),
    integer('graceDays', '违约宽限期', '个工作日', '按募集说明书的约定。'),
  ],
  'papers.publish': [text('place', '公布渠道')],
  'offering.postpone': [...dates, ...because('推迟的理由')],
  'book.extend': [hour('until', '延长至'), ...because('延长的理由')],
  'line.reallocate': [
    pick('from', '调出品种', 'lines'),
    pick('to', '调入品种', 'lines'),
    money('amount', '回拨金额', '亿元'),
    ...remark(),
  ],
  'allotment.propose': remark('配售按发行文件的规则计算，确认前可查看。'),
  'allotment.send-back': because('退回的理由'),
  'payment.receive': [
    rows('payments', '到账', { noun: '到账', blank: 5, most: 500 }, [
      pick('allotment', '获配', 'allotments'),
      money('amount', '到账金额', '元'),
    ]),
  ],
  'payment.shortfall': [
    pick('allotment', '未缴款的获配', 'allotments'),
    choose('handling', '处置', { reallot: '由其他申购承接', reduce: '核减发行规模' }),
    pick('to', '承接的申购', 'standing-bids', '核减时不填。'),
    ...because('事由'),
  ],
  'securities.register': [
    day('registeredOn', '登记日期'),
    rows('lines', '品种', { noun: '品种', blank: 2, most: 4 }, [
      pick('line', '品种', 'lines'),
      text('code', '债券代码'),
      text('name', '债券简称'),
    ]),
  ],
  'listing.confirm': [day('listedOn', '上市流通日')],
  'offering.cancel': because('取消的理由'),
}
