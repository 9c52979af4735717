import type { Dossier } from '#templates/dossier.ts'
import { wan, yi } from './said.ts'

type Life = Pick<
  Dossier,
  | 'bond'
  | 'payment'
  | 'option'
  | 'useChange'
  | 'officerChange'
  | 'holdersMeeting'
  | 'resolution'
  | 'distress'
  | 'trusteeYear'
>

const payment: Life['payment'] = {
  kind: 'interest',
  title: '2028年付息',
  nominalOn: '2028-06-17',
  dueOn: '2028-06-19',
  recordOn: '2028-06-16',
  provisional: true,
  publishedOn: '2028-06-09',
  coupon: '2.10',
  from: '2027-06-17',
  to: '2028-06-17',
  base: yi(4),
  amount: wan(840),
  perHundred: '2.10',
  together: null,
  window: null,
  note: null,
}

const trusteeYear: Life['trusteeYear'] = {
  year: 2027,
  from: '2027-01-01',
  to: '2027-12-31',
  payments: [{ title: '2027年付息', dueOn: '2027-06-17', doneOn: '2027-06-17', amount: wan(840) }],
  reports: [
    { title: '2026年年度报告', dueOn: '2027-04-30', doneOn: '2027-04-28', late: false },
    { title: '2027年半年度报告', dueOn: '2027-08-31', doneOn: null, late: false },
  ],
  matters: [{ on: '2027-09-02', kind: '重大诉讼', words: '一宗合同纠纷由人民法院受理' }],
  meetings: [],
  coming: [{ title: '2028年付息', dueOn: '2028-06-19', amount: wan(840) }],
}

const useChange: Life['useChange'] = {
  from: '基金出资',
  to: '偿还有息债务',
  amount: wan(6_000),
  effectiveOn: '2027-03-15',
  publishedOn: '2027-03-05',
  leadDays: 5,
  reason: '拟出资基金的募集进度晚于预期。',
  left: wan(25_000),
}

const officerChange: Life['officerChange'] = {
  was: '林㛃',
  name: '周䶮',
  position: '财务总监',
  phone: '010-80000028',
  changedOn: '2027-05-10',
  publishedOn: '2027-05-11',
  reason: '原负责人工作调动。',
}

/** What the papers of a bond's life tell of a made-up issue. */
export const bondLifeOf = (issuer: string, underwriter: string): Life => ({
  bond: {
    name: `${issuer.slice(2, 6)}2026年度第一期科技创新债券`,
    code: '032690001',
    issued: yi(4),
    outstanding: yi(4),
    coupon: '2.10',
    tenorWords: '10年，附第5年末发行人调整票面利率选择权和投资人回售选择权',
    dayCount: '实际天数/实际天数',
    frequency: '每年付息一次',
    valueOn: '2026-06-17',
    maturityOn: '2036-06-17',
    registrar: '银行间市场清算所股份有限公司',
  },
  payment,
  option: {
    what: 'put',
    on: '2031-06-17',
    payOn: '2031-06-17',
    couponBefore: '2.10',
    couponAfter: null,
    window: { from: '2031-05-20', until: '2031-05-26' },
  },
  useChange,
  officerChange,
  holdersMeeting: {
    convener: underwriter,
    heldOn: '2028-03-20',
    recordOn: '2028-03-17',
    manner: '非现场',
    place: '通过平台视频会议系统参会',
    proposals: ['关于变更募集资金用途的议案', '关于豁免提前通知期限的议案'],
  },
  resolution: {
    what: 'extension',
    convener: underwriter,
    heldOn: '2036-05-20',
    text: '同意本债券本金展期一年，展期期间按原票面利率计息。',
    duty: null,
    maturityOn: '2037-06-17',
    coupon: null,
  },
  distress: {
    stage: 'default',
    graceDays: 5,
    rows: [
      { title: '2028年付息', dueOn: '2028-06-19', amount: wan(840), paid: wan(200) },
      { title: '2028年回售', dueOn: '2028-06-19', amount: yi(1), paid: 0 },
    ],
    byIssuer: wan(200),
    byGuarantor: 0,
    byOthers: 0,
  },
  trusteeYear,
})
