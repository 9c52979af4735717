import type { Deal } from '../deal/deal.ts'
import type { Story } from './story.ts'
import { underReview } from './under-review.ts'

const guaranteed = (provider: string, counter: string): Deal['enhancement'] => [
  {
    instrument: 'guarantee',
    provider,
    coverPercent: '100',
    riskSharingTool: true,
    counterGuarantee: { provider: counter, coverPercent: '40' },
  },
]

/**
 * Told so that every room of the product has something in it on the first day: a lead, a mandate, a rating and a guarantee
 * under way, filings in every state of review, a book about to open, a bond just listed, bonds outstanding.
 */
export const stories: readonly Story[] = [
  {
    issuer: 'xinghe',
    bank: 'bank',
    bookIn: 19,
    deal: {
      kind: 'tech-firm',
      region: '江苏',
      listed: true,
      route: 'interbank',
      venue: 'NAFMII',
      product: 'MTN',
      registeredAmountYuan: '2000000000',
      rating: { issuer: 'AA+' },
    },
    tranches: [
      {
        name: '26星河智造MTN001(科创债)',
        amountYuan: '500000000',
        tenor: '3+2Y',
        couponPercent: '2.18',
        subscriptionMultiple: '2.4',
        investors: 3,
      },
    ],
  },
  {
    issuer: 'yuanlan',
    bank: 'bank',
    enhancer: 'enhancer',
    guarantor: 'guarantor',
    bookIn: 37,
    deal: {
      kind: 'equity-investor',
      region: '深圳',
      route: 'interbank',
      venue: 'NAFMII',
      product: 'PPN',
      registeredAmountYuan: '1500000000',
      rating: { issuer: 'AA' },
      enhancement: guaranteed('示例信用增进股份有限公司', '示例融资担保有限公司'),
    },
    tranches: [
      {
        name: '26远澜创投PPN001(科创债)',
        amountYuan: '400000000',
        tenor: '5+3+2Y',
        couponPercent: '2.05',
        subscriptionMultiple: '3.2',
        investors: 3,
      },
    ],
  },
  {
    issuer: 'yanxing',
    bank: 'securities',
    bookIn: 16,
    deal: {
      kind: 'tech-firm',
      region: '陕西',
      listed: true,
      route: 'exchange-public',
      venue: 'SZSE',
      product: '科技创新公司债券',
      registeredAmountYuan: '1200000000',
      rating: { issuer: 'AA', bond: 'AA' },
    },
    tranches: [
      {
        name: '26䶮行K1',
        amountYuan: '600000000',
        tenor: '3Y',
        couponPercent: '2.31',
        subscriptionMultiple: '2.1',
        investors: 3,
      },
    ],
  },
  {
    issuer: 'haice',
    bank: 'securities',
    bookIn: 25,
    deal: {
      kind: 'tech-firm',
      region: '山东',
      route: 'exchange-private',
      venue: 'SSE',
      product: '科技创新公司债券',
      registeredAmountYuan: '800000000',
    },
    tranches: [
      {
        name: '26海策K1',
        amountYuan: '300000000',
        tenor: '2+1Y',
        couponPercent: '2.85',
        subscriptionMultiple: '1.8',
        investors: 3,
        book: '一',
      },
      {
        name: '26海策K2',
        amountYuan: '200000000',
        tenor: '5Y',
        couponPercent: '3.10',
        subscriptionMultiple: '1.6',
        investors: 3,
        book: '一',
      },
    ],
  },
  {
    issuer: 'haice',
    bank: 'lanbank',
    bookIn: 46,
    deal: {
      kind: 'tech-firm',
      region: '山东',
      route: 'interbank',
      venue: 'NAFMII',
      product: 'MTN',
      registeredAmountYuan: '600000000',
      rating: { issuer: 'AA-' },
    },
    tranches: [
      {
        name: '27海策仪器MTN001(科创债)',
        amountYuan: '300000000',
        tenor: '3Y',
        couponPercent: '2.90',
        subscriptionMultiple: '1.7',
        investors: 3,
      },
    ],
  },
  {
    issuer: 'yuanlan',
    bank: 'lanbank',
    enhancer: 'enhancer',
    guarantor: 'southern',
    bookIn: -45,
    deal: {
      kind: 'equity-investor',
      region: '深圳',
      route: 'interbank',
      venue: 'NAFMII',
      product: 'PPN',
      registeredAmountYuan: '1000000000',
      rating: { issuer: 'AA' },
      enhancement: guaranteed('示例信用增进股份有限公司', '示例南方科技担保有限公司'),
    },
    tranches: [
      {
        name: '26远澜创投PPN002(科创债)',
        amountYuan: '300000000',
        tenor: '3+2Y',
        couponPercent: '2.12',
        subscriptionMultiple: '2.6',
        investors: 3,
      },
    ],
  },
  {
    issuer: 'xinghe',
    bank: 'bank',
    bookIn: 1,
    deal: {
      kind: 'tech-firm',
      region: '江苏',
      listed: true,
      route: 'interbank',
      venue: 'NAFMII',
      product: 'SCP',
      registeredAmountYuan: '1000000000',
    },
    tranches: [
      {
        name: '26星河智造SCP003(科创债)',
        amountYuan: '300000000',
        tenor: '270D',
        couponPercent: '1.78',
        subscriptionMultiple: '2.9',
        investors: 3,
      },
    ],
  },
  {
    issuer: 'bank',
    bank: 'securities',
    bookIn: 22,
    deal: {
      kind: 'financial-institution',
      region: '北京',
      listed: true,
      route: 'licence',
      venue: 'NAFMII',
      product: '科技创新金融债券',
      registeredAmountYuan: '20000000000',
    },
    tranches: [
      {
        name: '26示例银行科创债01',
        amountYuan: '10000000000',
        tenor: '3Y',
        couponPercent: '1.69',
        subscriptionMultiple: '2.2',
        investors: 3,
      },
    ],
  },
  ...underReview,
]
