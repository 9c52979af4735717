import type { Finding } from '../kit/finding.ts'
import { issuerKinds, routes } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import { documents } from './documents.ts'
import { type EquityInvestorFacts, equityInvestorFindings } from './equity-investor.ts'
import { type ExchangeClassFacts, exchangeClassFindings } from './exchange-class.ts'
import { type FinancialInstitutionFacts, financialInstitutionFindings } from './financial-institution.ts'
import { acceptanceDay, finding, type Judged, parameterIn } from './judged.ts'
import { type TechFirmFacts, techFirmFindings } from './tech-firm.ts'

/** What is known of an issuer for eligibility; what is left out is not known, and findings say what is missing. */
export type EligibilityFacts = TechFirmFacts & EquityInvestorFacts & ExchangeClassFacts & FinancialInstitutionFacts

/**
 * Whether this kind of issuer may take this route on the day judged, by domain §2.2–2.5 and §2.8. The first finding is
 * whether the door is open at all, the second the answer; the rest are the ways of getting to it, which only inform.
 * Scope must hold route and issuerKind, at the exchanges also bondClass. Judged on acceptance, until then as if today.
 */
export function eligibility(judged: Judged, facts: EligibilityFacts): Finding[] {
  const { route, issuerKind } = judged.scope
  if (!route || !issuerKind) throw new RangeError('eligibility is judged for a route and a kind of issuer')
  const door = [regimeFinding(judged), ...routeFindings(judged)]
  if (issuerKind === 'financial-institution') return [...door, ...financialInstitutionFindings(judged, facts)]
  if (route === 'exchange-public' || route === 'exchange-private')
    return [...door, ...exchangeClassFindings(judged, facts)]
  if (issuerKind === 'tech-firm') return [...door, ...techFirmFindings(judged, facts)]
  return [...door, ...equityInvestorFindings(judged, facts)]
}

/** 科技创新债券 can be filed for only since there are any. */
function regimeFinding(judged: Judged): Finding {
  const row = parameterIn(judged, 'regime.open')
  if (row)
    return finding(judged, {
      rule: 'eligibility.regime',
      ok: true,
      because: `该路径自 ${row.from} 起受理科技创新债券`,
      row,
    })
  const opens = judged.parameters
    .filter(({ key, scope }) => key === 'regime.open' && scope.route === judged.scope.route)
    .map(({ from }) => from)
    .sort()[0]
  const because = `${acceptanceDay(judged)} 该路径尚未受理科技创新债券${opens === undefined ? '' : `（自 ${opens} 起）`}`
  return finding(judged, { rule: 'eligibility.regime', ok: false, because, basis: documents.announcement8 })
}

/** Financial institutions issue in the interbank market by licence; others have no licence to apply for. */
function routeFindings(judged: Judged): Finding[] {
  const { route, issuerKind } = judged.scope
  if (!route || !issuerKind) return []
  const financial = issuerKind === 'financial-institution'
  const fits = route === 'licence' ? financial : route === 'interbank' ? !financial : true
  if (fits) return []
  const because = `${issuerKinds[issuerKind]}不走“${routes[route].title}”，${financial ? '银行间市场发行须经中国人民银行许可' : '该路径只适用于金融机构'}`
  const basis = cite('pboc-financial-bonds', '适用主体')
  return [finding(judged, { rule: 'eligibility.route', ok: false, because, basis })]
}
