import type { Dossier } from '#templates/dossier.ts'
import { exchangePublic } from './dossier/exchange-public.ts'
import { interbankPpn } from './dossier/interbank-ppn.ts'
import { interbankScp } from './dossier/interbank-scp.ts'
import { licenceBank } from './dossier/licence.ts'

/** The same public issue placed privately with a no-objection letter, for a pledge of patents. */
const exchangePrivate: Dossier = {
  ...exchangePublic,
  project: {
    ...exchangePublic.project,
    number: 'KJ-2026-0013',
    route: 'exchange-private',
    venue: 'BSE',
    addressee: '北京证券交易所',
    product: { title: '非公开发行科技创新公司债券', code: 'K' },
    privatePlacement: true,
  },
  offering: {
    ...exchangePublic.offering,
    name: '苏州澜舟精密光学仪器股份有限公司2026年面向专业投资者非公开发行科技创新公司债券（第一期）',
    registrar: '中国证券登记结算有限责任公司北京分公司',
  },
  registration: {
    ...exchangePublic.registration,
    months: 12,
    number: '北证函〔2026〕9001号',
    effectiveTo: '2027-05-11',
  },
  arrangements: [
    {
      instrument: 'pledge',
      instrumentTitle: '专利权质押',
      provider: exchangePublic.issuer.name.value,
      coverPercent: '40.00',
      planned: 24_000_000_000,
      actual: null,
      riskSharingTool: false,
      counter: null,
      shares: [],
      letterNumber: null,
      signedOn: null,
      state: '登记办理中',
    },
  ],
}

/** Made-up dossiers, one for each shape of paper; every issuer and party in them is invented. */
export const dossiers = { interbankPpn, exchangePublic, exchangePrivate, licenceBank, interbankScp }

export { exchangePrivate, exchangePublic, interbankPpn, interbankScp, licenceBank }
