import { addMonths } from '#workflows/calendar/day.ts'
import { undisclosed } from '#workflows/facts/issuer.ts'
import type { SampleDeal, Values } from './deal.ts'
import { lotOf, percentOf, thousandths } from './lot.ts'
import { themeOf } from './themes.ts'
import { issueFen, sumOf, yearsOf } from './years.ts'

export function scienceValues(deal: SampleDeal): Values {
  const { technology, team, market } = themeOf(deal)
  const exchange = deal.route === 'exchange-public' || deal.route === 'exchange-private'
  return {
    'science.test': testOf(deal),
    'science.coreTechnology': technology,
    'science.team': team,
    'science.market': market,
    ...(exchange ? { 'science.bondClass': deal.bondClass ?? classOf(deal), 'science.inTechnologyField': true } : {}),
    ...ofKind[deal.issuerKind](deal),
  }
}

const classOf = ({ issuerKind }: SampleDeal) => (issuerKind === 'tech-firm' ? 'tech-enterprise' : 'tech-investment')

/** The test that the sample facts meet; for a real firm the one that needs no certificate of anybody. */
function testOf({ issuerKind, route, real }: SampleDeal): string {
  if (issuerKind === 'financial-institution')
    return '依法设立并持有金融业务许可，募集资金通过贷款、股权、债券、基金投资等方式专项支持科技创新领域'
  if (issuerKind === 'equity-investor')
    return '近两年股权投资收入平均占比不低于50%，成立满三个完整年度，具备完整的募投管退流程，近三年成功退出不少于三个项目'
  if (route === 'exchange-public' || route === 'exchange-private') return '最近三年研发投入占营业收入的比例不低于5%'
  return real ? '形成核心技术并应用于主营业务，发明专利不少于30项' : '持有在有效期内的高新技术企业证书'
}

const ofKind = { 'tech-firm': techFirm, 'equity-investor': investor, 'financial-institution': institution } as const

function techFirm(deal: SampleDeal): Values {
  const lot = lotOf(deal.issuerName)
  const years = yearsOf(deal)
  const last = years[2]
  if (!last) return {}
  const granted = addMonths(deal.on, -lot.between('granted', 5, 16))
  return {
    // Which titles a real firm holds is for it to say: none recorded means not known, not none.
    'science.titles': deal.real
      ? undefined
      : [
          {
            kind: 'high-tech',
            certificateNumber: `GR${granted.slice(0, 4)}00${lot.digits('certificate', 6)}`,
            validFrom: granted,
            validTo: addMonths(granted, 36),
            evidence: '示例证书',
          },
        ],
    'science.research': years.map(({ year, research, revenue }) => ({ year, spend: research, revenue })),
    'science.inventionPatents': lot.between('patents', 42, 168),
    'science.softwareFirm': false,
    'science.softwareCopyrights': lot.between('copyrights', 8, 44),
    'science.coreTechnologyApplied': true,
    'science.researchFen3y': sumOf(years, 'research'),
    'science.technologyRevenueFen': thousandths(last.revenue, lot.between('technology revenue', 710, 930)),
  }
}

/** The mean of two yearly shares, by the same exact sums as the rule, cut to two decimals. */
const meanPercent = (a: { investmentFen: number; totalFen: number }, b: typeof a): string => {
  const top = BigInt(a.investmentFen) * BigInt(b.totalFen) + BigInt(b.investmentFen) * BigInt(a.totalFen)
  const hundredths = String((top * 10_000n) / (2n * BigInt(a.totalFen) * BigInt(b.totalFen)))
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`
}

function investor(deal: SampleDeal): Values {
  const lot = lotOf(deal.issuerName)
  const [before, last] = yearsOf(deal)
    .slice(1)
    .map(({ year, revenue }) => ({
      investmentFen: thousandths(revenue, lot.between(`income ${year}`, 620, 860)),
      totalFen: revenue,
    }))
  if (!before || !last) return {}
  const exits = lot.between('exits', 4, 12)
  return {
    'fund.registration': deal.real ? undisclosed : `P10${lot.digits('fund', 5)}（私募基金管理人登记）`,
    'fund.registered': true,
    'fund.soundOperation': true,
    'fund.assetsUnderManagement': thousandths(issueFen(deal), lot.between('under management', 12_000, 34_000)),
    'fund.funds': lot.between('funds', 6, 28),
    'fund.exits': exits,
    'fund.equityIncomeRatio': meanPercent(before, last),
    'fund.lastTwoYears': [before, last],
    'fund.largestBusiness': true,
    'fund.fullCycle': true,
    'fund.record': `发行人建立募集、投资、管理、退出的完整流程。近三年新设基金${lot.between('new funds', 2, 7)}只，投资科技型企业${lot.between('invested', 21, 58)}家，以首次公开发行、并购和股权转让等方式成功退出项目${exits}个。`,
    'fund.holdings': deal.real ? [] : holdings(deal),
  }
}

function holdings(deal: SampleDeal) {
  const lot = lotOf(deal.issuerName)
  const firms = [
    ['示例芯澜半导体装备股份有限公司', '集成电路装备'],
    ['示例合元生物制造有限公司', '生物制造'],
    ['示例天衢航宇科技有限公司', '商业航天'],
  ] as const
  return firms.map(([name, field]) => ({
    name,
    field,
    cost: thousandths(issueFen(deal), lot.between(name, 90, 240)),
    share: `${lot.between(`${name} share`, 3, 14)}.${lot.digits(`${name} share`, 2)}`,
  }))
}

function institution(deal: SampleDeal): Values {
  const lot = lotOf(deal.issuerName)
  const last = yearsOf(deal)[2]
  if (!last) return {}
  const kind = institutionKind(deal.issuerName)
  const permit = kind === 'securities-firm' ? '经营证券期货业务许可证' : '金融许可证'
  return {
    'institution.kind': kind,
    'institution.licence': `${permit}（编号${deal.real ? undisclosed : `示例${lot.digits('licence', 9)}`}）`,
    'institution.techLoans': thousandths(last.assets, lot.between('technology loans', 110, 210)),
    'institution.capitalAdequacy':
      kind === 'bank' ? percentOf(lot.between('capital adequacy', 1180, 1460), 10_000) : undefined,
    'institution.programme':
      '发行人制定科技金融专项规划，单列计划、单独考核，对科技型企业建立专属评价模型和尽职免责机制，并按季度向董事会报告执行情况。',
    // What an authority thought of a real filing is not ours to say.
    'institution.regulatorOpinion': deal.real ? undefined : true,
  }
}

function institutionKind(name: string) {
  if (name.includes('银行')) return 'bank'
  if (name.includes('证券')) return 'securities-firm'
  if (name.includes('租赁')) return 'leasing'
  if (name.includes('消费金融')) return 'consumer-finance'
  return name.includes('资产') ? 'asset-manager' : 'other'
}
