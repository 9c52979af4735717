import { type Block, type Cover, facts, list, paragraph } from '../blocks.ts'
import { wordsOf } from '../clauses/words.ts'
import { chineseDay, markSample, money, percent, quote } from '../format.ts'
import { periodsTable, usesTable } from '../phrases/figures.ts'
import { issuerFacts } from '../phrases/issuer-facts.ts'
import { datesFacts, linePlans, optionClauses } from '../phrases/line-terms.ts'
import { pageBreak, paper, sections } from '../phrases/paper.ts'
import { issuerName, leadName, nameOf } from '../phrases/party.ts'
import { kindWords, routeWords } from '../phrases/route-words.ts'
import { clause, told, words } from '../phrases/words.ts'
import { coreRisks } from '../prospectus/front.ts'
import { partiesOf, protectsHolders, type Source } from '../prospectus/source.ts'
import { defineTemplate } from '../template.ts'

const subtitle = '募集说明书摘要'

/** Exchange 1-2: what stands in the prospectus, said shortly; whoever invests reads the whole. */
export const prospectusSummary = defineTemplate({
  id: 'prospectus-summary',
  version: 1,
  title: () => subtitle,
  reads: ['parties', 'science', 'accounts', 'registration', 'offering', 'proceeds', 'rating', 'arrangements'],
  document: (source) =>
    paper(source, {
      id: 'prospectus-summary',
      title: `${source.offering.name}${subtitle}`,
      cover: cover(source),
      blocks: [...statement(source), pageBreak, { kind: 'toc' }, pageBreak, ...summary(source)],
    }),
})

const cover = (source: Source): Cover => ({
  title: source.offering.name,
  subtitle,
  issuer: source.issuer.name.value,
  facts: [
    { label: '本期发行金额', value: `不超过${money(source.offering.maximum)}` },
    { label: '期限', value: source.offering.lines.map((line) => line.tenorWords).join('；') },
    { label: '增信情况', value: backingWords(source) },
    { label: '发行人科技创新类别', value: kindWords[source.project.issuerKind] },
  ],
  parties: partiesOf(source, 'lead-underwriter', 'joint-underwriter', 'trustee').map((party) => ({
    label: party.title,
    name: markSample(party.name, party.sample),
  })),
  date: chineseDay(source.date),
})

const backingWords = ({ arrangements }: Source): string =>
  [...new Set(arrangements.filter(protectsHolders).map(({ instrumentTitle }) => instrumentTitle))].join('、') || '无'

function statement(source: Source): Block[] {
  const { bond, investor } = wordsOf(source)
  return [
    { kind: 'heading', level: 1, text: '声明' },
    paragraph(
      `本摘要的目的仅为向${investor}提供有关${bond}发行的简要情况，并不包括募集说明书全文的各部分内容。募集说明书全文同时刊载于${source.project.addressee}网站。${investor}在作出认购决定之前，应当仔细阅读募集说明书全文，并以其作为投资决定的依据。`,
    ),
    paragraph('除非另有说明，本摘要中的简称与募集说明书中的含义相同。本摘要与募集说明书不一致的，以募集说明书为准。'),
  ]
}

const summary = (source: Source): Block[] =>
  sections([
    { title: '发行概况', blocks: overview(source) },
    { title: '募集资金运用', blocks: uses(source) },
    { title: '发行人基本情况', blocks: issuer(source) },
    { title: '主要财务数据', blocks: accounts(source) },
    { title: '资信和增信情况', blocks: credit(source) },
    { title: '主要风险', blocks: [list(coreRisks(source, wordsOf(source)), true)] },
    { title: '投资者保护', blocks: protection(source) },
    { title: '发行有关机构', blocks: [houses(source)] },
    { title: '备查文件', blocks: [list(shelf, true)] },
  ])

function overview(source: Source): Block[] {
  const { project, registration, offering } = source
  const { manner, investors, answer } = routeWords(project)
  return [
    paragraph(
      words`${registration.resolution.body}于${chineseDay(registration.resolution.on)}审议通过本次发行，决议文号为${quote(registration.resolution.number)}。${registration.number ? `${answer}文号为${registration.number}。` : `本次发行尚待取得${answer}。`}`,
    ),
    facts([
      ['债券名称', clause(offering.name)],
      ['发行规模', `不超过${money(offering.maximum)}`],
      ['发行方式', manner],
      ['发行对象', investors],
      ['承销方式', clause(offering.underwriting)],
      ['票面金额和发行价格', '面值100元，按面值平价发行'],
      ['票面利率', offering.lines.map(rateOf).join('；')],
      ['登记托管机构', offering.registrar],
    ]),
    linePlans(offering),
    ...optionClauses(offering),
    datesFacts(offering),
  ]
}

const rateOf = ({ name, coupon, rateRange }: Source['offering']['lines'][number]): string =>
  coupon === null
    ? `${name}由簿记建档确定，申购区间${percent(rateRange.low)}至${percent(rateRange.high)}`
    : `${name}为${percent(coupon)}`

const uses = ({ proceeds }: Source): Block[] => [
  usesTable(proceeds.uses),
  paragraph(
    `投向科技创新领域的比例为${percent(proceeds.techRatio)}。募集资金存放于专项账户，变更用途履行约定的程序并提前披露。`,
  ),
]

const issuer = (source: Source): Block[] => [
  issuerFacts(source),
  paragraph(`发行人属于${kindWords[source.project.issuerKind]}，认定所依据的标准为：${clause(source.science.test)}。`),
  ...told(source.science.coreTechnology),
]

const accounts = ({ accounts: { auditor, opinion, contingencies, ...rest } }: Source): Block[] => [
  periodsTable({ auditor, opinion, contingencies, ...rest }),
  paragraph(
    words`财务报告由${auditor}审计，审计意见为${quote(opinion, clause)}。或有事项：${quote(contingencies, clause)}。`,
  ),
]

function credit(source: Source): Block[] {
  const { rating, arrangements } = source
  const grades = rating
    ? words`${markSample(rating.agency, rating.sample)}开展信用评级${rating.issuer ? ['，主体信用等级为', quote(rating.issuer.symbol), `，评级展望${rating.issuer.outlook}`] : ''}${rating.bond ? ['，债项信用等级为', quote(rating.bond)] : ''}。`
    : ['发行人未就本期债券聘请信用评级机构。']
  const own = arrangements.filter(protectsHolders)
  return [
    paragraph(grades),
    own.length > 0
      ? list(
          own.map(
            ({ instrumentTitle, provider, coverPercent }) =>
              `${instrumentTitle}：由${provider}提供${coverPercent ? `，覆盖比例${percent(coverPercent)}` : ''}。`,
          ),
        )
      : paragraph('本期债券未设由第三方对债券持有人承担责任的增信安排。'),
  ]
}

function protection(source: Source): Block[] {
  const { holder } = wordsOf(source)
  return [
    list(
      [
        `聘请${nameOf(source.parties, 'trustee', '受托管理人')}担任受托管理人，订立受托管理协议；`,
        `制定${holder}会议规则，决议对全体${holder}具有同等约束力；`,
        '约定资信维持、交叉保护、科技创新用途等投资者保护条款；',
        '约定违约事件、宽限期、违约责任和争议解决方式。',
      ],
      true,
    ),
  ]
}

function houses(source: Source): Block {
  const { offering, parties } = source
  const others = partiesOf(source, 'joint-underwriter', 'trustee', 'counsel', 'auditor', 'rater', 'enhancer')
  return facts([
    ['发行人', issuerName(source)],
    ['主承销商、簿记管理人', leadName(parties)],
    ...others.map((party): [string, string] => [party.title, markSample(party.name, party.sample)]),
    ['登记托管机构', offering.registrar],
  ])
}

const shelf = [
  '募集说明书；',
  '主承销商核查意见和法律意见书；',
  '近三年审计报告和最近一期财务报表；',
  '受托管理协议和债券持有人会议规则；',
  '资信评级报告、增信文件（如有）。',
]
