import { type Block, facts, list, paragraph } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { chineseDay, money, moneyInFull, percent, quote } from './format.ts'
import { periodsTable, usesTable } from './phrases/figures.ts'
import { issuerFacts } from './phrases/issuer-facts.ts'
import { linePlans, optionClauses } from './phrases/line-terms.ts'
import { type Common, letterhead, paper, sections, signaturePage } from './phrases/paper.ts'
import { issuerName, issuerSigns, nameOf, seal, signature } from './phrases/party.ts'
import { kindWords, productName, routeWords } from './phrases/route-words.ts'
import { clause, told, words } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common &
  Pick<
    Dossier,
    'parties' | 'science' | 'accounts' | 'registration' | 'offering' | 'proceeds' | 'rating' | 'arrangements'
  >

export const application = defineTemplate({
  id: 'application',
  version: 1,
  title: ({ project }) => routeWords(project).application,
  reads: ['parties', 'science', 'accounts', 'registration', 'offering', 'proceeds', 'rating', 'arrangements'],
  document: (dossier) => {
    const title = routeWords(dossier.project).application
    return paper(dossier, { id: 'application', title, blocks: applicationBlocks(title, dossier) })
  },
})

function applicationBlocks(title: string, dossier: Reads): Block[] {
  const { project, date } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee),
    paragraph(opening(dossier)),
    ...sections([
      { title: '发行人基本情况', blocks: [issuerFacts(dossier), ...told(dossier.issuer.governance)] },
      { title: '发行的必要性和内部决策', blocks: decision(dossier) },
      { title: '申请事项', blocks: asked(dossier) },
      { title: '首期债券的主要条款', blocks: terms(dossier) },
      { title: '符合科技创新债券要求的说明', blocks: science(dossier) },
      { title: '主要财务情况', blocks: [periodsTable(dossier.accounts), ...debtService(dossier)] },
      { title: '募集资金用途', blocks: uses(dossier) },
      { title: '信用评级与信用增进', blocks: backing(dossier) },
      { title: '中介机构', blocks: [organisations(dossier)] },
      { title: '发行人承诺', blocks: promises(dossier) },
    ]),
    paragraph('特此申请，请予审核。'),
    ...signaturePage(title, [signature(issuerSigns(dossier)), seal(issuerName(dossier), date)]),
  ]
}

function opening({ issuer, project, registration }: Reads) {
  const { act, manner } = routeWords(project)
  const name = quote(issuer.name)
  if (registration.origin === 'adopted')
    return words`${name}（以下简称“发行人”）拟在既有额度内以${manner}方式发行${productName(project)}，用于支持科技创新，现将有关情况报告如下。`
  return words`${name}（以下简称“发行人”）拟以${manner}方式发行${productName(project)}，用于支持科技创新，现申请${act}，并将有关情况报告如下。`
}

function decision({ registration, project }: Reads): Block[] {
  const { resolution } = registration
  const need =
    project.issuerKind === 'equity-investor'
      ? '股权投资项目周期长，与短期债务期限不匹配。发行中长期科技创新债券，有利于以长期资金支持早期科技型企业，减轻项目退出与债务到期之间的期限压力。'
      : project.issuerKind === 'financial-institution'
        ? '发行科技创新债券，有利于发行人取得与科技金融业务相匹配的稳定资金，扩大对科技型企业的贷款和投资。'
        : '研发和产业化需要持续投入。发行科技创新债券，有利于发行人优化债务结构，为研发、项目建设和经营提供稳定资金。'
  return [
    paragraph(need),
    paragraph(
      words`${resolution.body}于${chineseDay(resolution.on)}审议通过本次发行事项，决议文号为${quote(resolution.number)}，并授权经营管理层在决议范围内确定发行时机、规模、期限和条款。`,
    ),
  ]
}

function asked({ registration, project }: Reads): Block[] {
  const { amount, months, origin, number, committed, effectiveTo } = registration
  const words = routeWords(project)
  if (origin === 'adopted')
    return [
      facts([
        ['既有额度文号', number ?? '以决定文件为准'],
        ['额度', amount === null ? '不设总额' : moneyInFull(amount)],
        ['累计安排（含本期）', money(committed)],
        ['有效期截止', effectiveTo ? chineseDay(effectiveTo) : '以决定文件为准'],
      ]),
    ]
  return [
    facts([
      ['申请事项', words.act],
      ['申报品种', productName(project)],
      ['申报总额', amount === null ? '不设总额' : moneyInFull(amount)],
      ['有效期', `自取得${words.answer}之日起${months}个月`],
      ['发行方式', `${words.manner}，可分期发行`],
      ['发行对象', words.investors],
    ]),
    ...(project.greenChannel ? [paragraph('本项目按照科技创新债券绿色通道的安排申报。')] : []),
  ]
}

const terms = ({ offering }: Reads): Block[] => [
  paragraph(
    `首期债券名称为“${clause(offering.name)}”，规模不超过${money(offering.maximum)}，由主承销商以${clause(offering.underwriting)}方式承销，通过簿记建档确定利率，面值100元。`,
  ),
  linePlans(offering),
  ...optionClauses(offering),
]

const science = ({ science, project }: Reads): Block[] => [
  paragraph(
    `发行人属于${kindWords[project.issuerKind]}，认定所依据的标准为：${clause(science.test)}。证明文件和逐项核验见募集说明书和主承销商的专项尽职调查报告。`,
  ),
  ...told(science.coreTechnology),
]

function debtService({ accounts }: Reads): Block[] {
  return [
    paragraph(
      words`财务报告由${accounts.auditor}审计，审计意见为${quote(accounts.opinion, clause)}。或有事项：${quote(accounts.contingencies, clause)}。`,
    ),
    paragraph('发行人将按照兑付日程安排资金，在付息日和兑付日前将应付款项足额划入登记托管机构指定账户。'),
  ]
}

const uses = ({ proceeds }: Reads): Block[] => [
  usesTable(proceeds.uses),
  paragraph(`投向科技创新领域的比例为${percent(proceeds.techRatio)}。募集资金存放于下列专项账户：`),
  facts([
    ['开户行', [quote(proceeds.account.bank)]],
    ['账号', [quote(proceeds.account.number)]],
  ]),
]

function backing({ rating, arrangements }: Reads): Block[] {
  const rated = rating
    ? words`发行人聘请${rating.agency}开展信用评级${rating.issuer ? ['，主体信用等级为', quote(rating.issuer.symbol), `，评级展望${rating.issuer.outlook}`] : ''}${rating.bond ? ['，债项信用等级为', quote(rating.bond)] : ''}。`
    : ['发行人未就本期债券聘请信用评级机构。']
  const enhanced = arrangements.map(
    (arrangement) =>
      `${arrangement.instrumentTitle}，由${arrangement.provider}提供${arrangement.coverPercent ? `，覆盖比例${percent(arrangement.coverPercent)}` : ''}${arrangement.instrument === 'crmw' ? '，凭证另行创设，不属于本期债券的担保' : ''}。`,
  )
  return [
    paragraph(rated),
    ...(enhanced.length > 0 ? [paragraph('信用增进安排：'), list(enhanced)] : [paragraph('本期债券未设信用增进。')]),
  ]
}

const organisations = ({ parties, offering }: Reads): Block =>
  facts([
    ...parties
      .filter((party) =>
        ['lead-underwriter', 'joint-underwriter', 'trustee', 'counsel', 'auditor', 'rater'].includes(party.capacity),
      )
      .map((party): [string, string] => [party.title, nameOf([party], party.capacity, party.name)]),
    ['登记托管机构', offering.registrar],
  ])

const promises = ({ project }: Reads): Block[] => [
  list(
    [
      '申请文件真实、准确、完整，电子文件与书面文件一致；',
      '募集资金按申报用途使用，不用于未披露的用途；',
      `${routeWords(project).act}期间发生重大事项的，及时报告并更新申请文件；`,
      '按规定披露定期报告和重大事项，按约定偿付本息；',
      '科技创新主体资格发生变化的，及时告知主承销商并依规披露。',
    ],
    true,
  ),
]
