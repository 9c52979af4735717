import type { Dossier } from '#templates/dossier.ts'
import { exchangePublic } from './exchange-public.ts'
import { interbankPpn } from './interbank-ppn.ts'
import { processOf } from './process.ts'
import { record, sample, wan, yi } from './said.ts'

// A long name on purpose: covers, running heads and signature areas must hold it.
const issuerName = '成都天衢赛博航宇动力系统与先进复合材料协同创新研究制造产业集团股份有限公司'
const underwriter = '长明银行股份有限公司'

/** 银行间超短期融资券：科技型企业，270天，附信用风险缓释凭证（独立创设），未聘请评级机构。 */
export const interbankScp: Dossier = {
  ...interbankPpn,
  date: '2026-10-20',
  marks: ['draft', 'sample'],
  project: {
    number: 'KJ-2026-0033',
    name: '天衢航宇2026年度科技创新债券',
    route: 'interbank',
    venue: 'NAFMII',
    addressee: '中国银行间市场交易商协会',
    issuerKind: 'tech-firm',
    product: { title: '超短期融资券', code: 'SCP' },
    privatePlacement: false,
    greenChannel: true,
    region: '四川',
    openedOn: '2026-05-06',
  },
  issuer: {
    ...exchangePublic.issuer,
    name: record(issuerName, 'issuer.name'),
    creditCode: sample('91510100MA6C8P4H02', 'issuer.creditCode'),
    legalRepresentative: sample('龙𬭊堃', 'issuer.legalRepresentative'),
    foundedOn: sample('2015-03-03', 'issuer.foundedOn'),
    registeredCapital: sample(wan(88_000), 'issuer.registeredCapital'),
    address: sample('四川省成都市双流区天衢大道333号', 'issuer.address'),
    industry: sample('铁路、船舶、航空航天和其他运输设备制造业', 'issuer.industry'),
    business: sample('液体火箭发动机及先进复合材料构件的研发、制造与试验服务。', 'issuer.business'),
    controller: sample('龙𬭊堃（控制52.16%表决权）', 'issuer.controller'),
    disclosureOfficer: sample('阎䶮', 'issuer.disclosureOfficer'),
    phone: sample('028-80000033', 'issuer.phone'),
    listed: sample(false, 'issuer.listed'),
  },
  parties: [
    {
      capacity: 'issuer',
      title: '发行人',
      name: issuerName,
      persons: ['龙𬭊堃', '阎䶮'],
      address: sample('四川省成都市双流区天衢大道333号', 'issuer.address'),
      phone: sample('028-80000033', 'issuer.phone'),
      sample: true,
    },
    ...interbankPpn.parties.filter((party) =>
      ['lead-underwriter', 'counsel', 'auditor', 'registrar'].includes(party.capacity),
    ),
  ],
  science: exchangePublic.science,
  accounts: exchangePublic.accounts,
  registration: {
    ...interbankPpn.registration,
    amount: yi(20),
    number: '中市协注〔2026〕SCP902号',
    acceptedOn: '2026-08-17',
    registeredOn: '2026-09-30',
    effectiveTo: '2028-09-30',
    committed: yi(3),
    resolution: { body: '董事会', number: sample('天衢董决〔2026〕8号', 'registration.resolution'), on: '2026-06-11' },
  },
  offering: {
    ...interbankPpn.offering,
    name: `${issuerName}2026年度第一期超短期融资券（科创债）`,
    amount: yi(3),
    maximum: yi(3),
    publishOn: '2026-10-22',
    bookOn: '2026-10-26',
    paymentOn: '2026-10-27',
    valueOn: '2026-10-27',
    listingOn: '2026-10-28',
    feePercent: sample('0.10', 'offering.fee'),
    lines: [
      {
        name: '26天衢航宇SCP001(科创债)',
        code: '012690033',
        planned: yi(3),
        maximum: yi(3),
        final: yi(3),
        tenor: '270D',
        tenorWords: '270天',
        options: [],
        coupon: '1.70',
        rateRange: { low: '1.40', high: '2.00' },
        price: '100.00',
        dayCount: '实际天数/365',
        frequency: '到期一次还本付息',
        multiple: '3.10',
        marginalMultiple: '1.05',
        investors: 9,
        maturityOn: '2027-07-24',
        cashFlows: [
          // 3亿元 × 1.70% × 270 ÷ 365
          { on: '2027-07-26', nominalOn: '2027-07-24', kind: 'interest', amount: 377_260_274 },
          { on: '2027-07-26', nominalOn: '2027-07-24', kind: 'principal', amount: yi(3) },
        ],
      },
    ],
  },
  proceeds: {
    uses: [
      {
        title: '液体火箭发动机试车台材料采购',
        amount: wan(21_000),
        ratio: '70.00',
        tech: true,
        detail: '采购高温合金和碳纤维预浸料，用于在研型号试验。',
        sample: true,
      },
      {
        title: '补充流动资金',
        amount: wan(9_000),
        ratio: '30.00',
        tech: false,
        detail: '支付日常经营采购款。',
        sample: true,
      },
    ],
    techRatio: '70.00',
    account: {
      bank: sample('长明银行股份有限公司成都分行', 'proceeds.bank'),
      number: sample('51000000000020261027', 'proceeds.number'),
    },
    replacement: '本期债券不安排置换发行前支出。',
  },
  rating: null,
  arrangements: [
    {
      instrument: 'crmw',
      instrumentTitle: '信用风险缓释凭证',
      provider: '国衡信用增进股份有限公司',
      coverPercent: null,
      planned: wan(12_000),
      actual: wan(10_000),
      riskSharingTool: false,
      counter: null,
      shares: [],
      letterNumber: '26国衡CRMW001',
      signedOn: '2026-10-16',
      state: '已创设',
    },
  ],
  findings: exchangePublic.science.findings,
  ...processOf('中国银行间市场交易商协会', issuerName, underwriter),
  decision: {
    ...interbankPpn.decision,
    number: '中市协注〔2026〕SCP902号',
    on: '2026-09-30',
    amount: yi(20),
    effectiveTo: '2028-09-30',
  },
  allotment: {
    decidedAt: '2026-10-26T10:30:00Z',
    bids: 11,
    demand: yi(9.3),
    rows: [
      {
        line: '26天衢航宇SCP001(科创债)',
        investor: '松涛基金管理有限公司',
        bid: yi(1),
        rate: '1.65',
        allotted: yi(1),
        payable: yi(1),
        related: false,
      },
    ],
  },
}
