import type { Words as Run } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, quote } from '../format.ts'
import type { ClauseBlank, DealBlank, RouteBlank } from './blanks.ts'
import type { ClauseCondition } from './conditions.ts'
import { figuresOf } from './figures.ts'
import { type Words, wordsOf } from './words.ts'

/** What the lines and blanks of a clause are decided by. A blank without a value refers to the papers of the issue. */
export type ClauseCase = {
  conditions: ReadonlySet<ClauseCondition>
  values: Partial<Record<ClauseBlank, ClauseValue>>
}

/** Plain words, or a quoted fact. */
export type ClauseValue = string | Run

/** A paper fills what it reads; project and issuer every paper has. */
export type ClauseFacts = Pick<Dossier, 'project' | 'issuer'> &
  Partial<Pick<Dossier, 'parties' | 'offering' | 'arrangements' | 'proceeds' | 'science' | 'accounts' | 'projectNote'>>

type Line = Dossier['offering']['lines'][number]

const besides = ['crmw', 'direct-investment', 'counter-guarantee']
/** Arrangements whose provider answers to the holders themselves. */
const enhancers = ({ arrangements = [] }: ClauseFacts) =>
  arrangements.filter(({ instrument }) => !besides.includes(instrument))

/** A trustee that also underwrites has two masters. */
function sellingTrustees({ parties = [] }: ClauseFacts): string[] {
  const sellers = parties.filter(({ capacity }) => capacity.endsWith('-underwriter')).map(({ name }) => name)
  return parties
    .filter(({ capacity, name }) => capacity === 'trustee' && sellers.includes(name))
    .map(({ name }) => name)
}

const optionDays = (lines: readonly Line[], word: string): string =>
  lines
    .flatMap((line) =>
      line.options
        .filter((option) => option.words.includes(word))
        .map((option) => `${line.name}为${chineseDay(option.on)}`),
    )
    .join('，')

const kindWords = {
  'tech-firm': '科技型企业',
  'equity-investor': '股权投资机构',
  'financial-institution': '金融机构',
} as const satisfies Record<Dossier['project']['issuerKind'], ClauseCondition>

export function routeValues(words: Words): Record<RouteBlank, string> {
  return {
    本期债券: words.bond,
    债券品种: words.kind,
    持有人: words.holder,
    投资者: words.investor,
    募集说明书: words.paper,
    市场: words.market,
    工作日: words.workday,
    注册: words.permission,
    审核机关: words.authority,
    披露渠道: words.channel,
    受托管理人: words.steward,
    业务规则: words.rules,
    贴标: words.label,
    // Custom of the two markets; the venue's rule prevails where it asks for more.
    特别议案通过比例: words.exchange ? '全体有表决权份额的三分之二以上' : '全体有表决权份额的90%以上',
  }
}

function dealValues(facts: ClauseFacts): Partial<Record<DealBlank, ClauseValue>> {
  const { issuer, offering, proceeds, parties = [] } = facts
  const named = (capacity: string): string =>
    parties
      .filter((party) => party.capacity === capacity)
      .map((party) => markSample(party.name, party.sample))
      .join('、')
  const said = (words: string | undefined) => (words ? words : undefined)
  const lines = offering?.lines ?? []
  const values: Record<DealBlank, ClauseValue | undefined> = {
    发行人名称: quote(issuer.name),
    统一社会信用代码: quote(issuer.creditCode),
    法定代表人: quote(issuer.legalRepresentative),
    注册地址: quote(issuer.address),
    信息披露事务负责人: quote(issuer.disclosureOfficer),
    发行人联系电话: quote(issuer.phone),
    债券名称: offering?.name,
    发行金额: offering && money(offering.amount),
    起息日: offering && chineseDay(offering.valueOn),
    缴款日: offering && chineseDay(offering.paymentOn),
    登记托管机构: offering?.registrar,
    主承销商名称: said(named('lead-underwriter')),
    受托管理人名称: said(named('trustee')),
    兼任承销的受托管理人: said(sellingTrustees(facts).join('、')),
    专户开户行: proceeds && quote(proceeds.account.bank),
    增信提供方: said([...new Set(enhancers(facts).map(({ provider }) => provider))].join('、')),
    回售行权日: said(optionDays(lines, '回售')),
    赎回行权日: said(optionDays(lines, '赎回')),
    调整票面利率行权日: said(optionDays(lines, '调整票面利率')),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** A prospectus asks for its case at each of some forty clauses, and a dossier never changes once it is filled. */
const known = new WeakMap<ClauseFacts, ClauseCase>()

/** The case of a paper, from whatever parts of the dossier it reads. */
export function clauseCase(facts: ClauseFacts): ClauseCase {
  const found = known.get(facts) ?? reckon(facts)
  known.set(facts, found)
  return found
}

function reckon(facts: ClauseFacts): ClauseCase {
  const words = wordsOf(facts)
  const has = (word: string) =>
    (facts.offering?.lines ?? []).some((line) => line.options.some((option) => option.words.includes(word)))
  const figures = figuresOf(facts)
  const trusteed = (facts.parties ?? []).some(({ capacity }) => capacity === 'trustee')
  const selling = sellingTrustees(facts).length > 0
  const later = (facts.offering?.ordinal ?? 1) > 1
  const holds: Partial<Record<ClauseCondition, boolean>> = {
    科技型企业: false,
    股权投资机构: false,
    金融机构: false,
    [kindWords[facts.project.issuerKind]]: true,
    公开发行: !words.placed,
    定向发行: words.placed,
    银行间: !words.exchange,
    交易所: words.exchange,
    行政许可: words.route === 'licence',
    债务融资工具: words.route === 'interbank',
    公司信用类: words.route !== 'licence',
    首期发行: !later,
    后续发行: later,
    短期品种: words.short,
    中长期品种: !words.short,
    设有增信: enhancers(facts).length > 0,
    未设增信: enhancers(facts).length === 0,
    已聘受托管理人: trusteed,
    未聘受托管理人: !trusteed,
    受托管理人兼任承销: selling,
    受托管理人不任承销: !selling,
    附回售: has('回售'),
    附赎回: has('赎回'),
    附调整票面利率: has('调整票面利率'),
    ...figures.conditions,
  }
  const conditions = (Object.keys(holds) as ClauseCondition[]).filter((name) => holds[name])
  const values = { ...routeValues(words), ...dealValues(facts), ...figures.values }
  return { conditions: new Set(conditions), values }
}
