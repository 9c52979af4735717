import { type Block, facts, type Inline, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, faceValue, money, moneyInFull, percent, quote } from '../format.ts'
import { datesFacts, interestWords, linePlans, optionClauses } from '../phrases/line-terms.ts'
import { type Common, letterhead, paper, sections, signaturePage } from '../phrases/paper.ts'
import { contactRows, issuerName, leadName, partyOf, seal } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'
import { isCrmw, protectsHolders } from '../prospectus/source.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'proceeds' | 'rating' | 'arrangements'>

const title = '发行公告'

/** G: what the market is told before the book. What came of it is announced afterwards (result-announcement). */
export const issueAnnouncement = defineTemplate({
  id: 'issue-announcement',
  version: 1,
  title: () => title,
  reads: ['parties', 'registration', 'offering', 'proceeds', 'rating', 'arrangements'],
  document: (dossier) => paper(dossier, { id: 'issue-announcement', title, blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const { project, offering, parties, date } = dossier
  return [
    ...letterhead(`${clause(offering.name)}${title}`, `${project.number} 第${offering.ordinal}期`),
    paragraph(opening(dossier)),
    ...sections([
      { title: '重要提示', blocks: [list(notices(dossier), true)] },
      { title: '本期发行的基本情况', blocks: [basics(dossier), linePlans(offering), ...optionClauses(offering)] },
      { title: '时间安排', blocks: [datesFacts(offering)] },
      { title: '申购安排', blocks: bidding(dossier) },
      { title: '定价与配售', blocks: [list(pricing(dossier), true)] },
      { title: '缴款与登记', blocks: settlement(offering) },
      { title: '风险提示', blocks: [list(risks(dossier))] },
      { title: '联系方式', blocks: contacts(parties) },
    ]),
    ...signaturePage(`${clause(offering.name)}${title}`, [
      seal(issuerName(dossier), date),
      seal(leadName(parties), date),
    ]),
  ]
}

function opening({ issuer, project, registration, offering }: Reads): Inline[] {
  const { answer, manner } = routeWords(project)
  return [
    quote(issuer.name),
    registration.number
      ? `已取得${answer}（${registration.number}${registration.effectiveTo ? `，有效期至${chineseDay(registration.effectiveTo)}` : ''}）`
      : `将在发行前取得${answer}`,
    `，拟于${chineseDay(offering.bookOn)}以${manner}方式发行“${clause(offering.name)}”，现公告如下。`,
  ]
}

const notices = ({ project }: Reads): string[] => [
  `本公告仅对发行事宜作扼要说明，不构成投资建议。投资人应当仔细阅读${routeWords(project).prospectus}，独立判断投资价值并承担投资风险。`,
  `${routeWords(project).act}不代表对本期债券投资价值的评价，也不代表对投资风险的判断。`,
  `发行对象为${routeWords(project).investors}。`,
  ...(project.privatePlacement
    ? ['本次发行不公开进行，本公告只提供给符合条件的投资人，收到的机构不得向其他方散发。']
    : []),
  '发行人不直接或者间接认购本期债券，不操纵发行定价，不向参与申购的机构提供财务资助或者补偿。',
]

const basics = (dossier: Reads): Block => {
  const { issuer, project, offering, registration, proceeds } = dossier
  return facts([
    ['债券名称', clause(offering.name)],
    ['发行人', [quote(issuer.name)]],
    ['品种', productName(project)],
    ['额度', registration.amount === null ? '不设总额' : money(registration.amount)],
    ['本期发行规模', moneyInFull(offering.amount)],
    ['本期规模上限', money(offering.maximum)],
    ['发行方式', routeWords(project).manner],
    ['面值', faceValue(10_000)],
    ['付息方式', [...new Set(offering.lines.map(interestWords))].join('；')],
    ['承销方式', clause(offering.underwriting)],
    ['募集资金用途', proceeds.uses.map((use) => `${use.title}${money(use.amount)}`).join('；') || '见募集说明书'],
    ['投向科技创新领域的比例', percent(proceeds.techRatio)],
    ['信用评级', ratingWords(dossier.rating)],
    ['信用增进', enhancementWords(dossier.arrangements)],
    ['登记托管机构', offering.registrar],
  ])
}

function ratingWords(rating: Reads['rating']): Inline[] {
  if (!rating) return ['未聘请信用评级机构']
  return [
    rating.agency,
    ...(rating.issuer ? ['；主体', quote(rating.issuer.symbol)] : []),
    ...(rating.bond ? ['；债项', quote(rating.bond)] : []),
  ]
}

function enhancementWords(arrangements: Reads['arrangements']): string {
  const own = arrangements.filter(protectsHolders).map((one) => `${one.instrumentTitle}（${one.provider}）`)
  const beside = arrangements.filter(isCrmw).map((one) => `${one.provider}另行创设信用风险缓释凭证`)
  return [own.join('；') || '无', ...beside].join('；')
}

const bidding = ({ offering, parties, project }: Reads): Block[] => [
  facts([
    ['簿记管理人', leadName(parties)],
    ['申购时间', `${chineseDay(offering.bookOn)} ${offering.bookHours}（北京时间）`],
    ...offering.lines.map((line): [string, string] => [
      `${line.name}申购区间`,
      offering.kind === 'reopening'
        ? '按簿记管理人公告的价格区间'
        : `${percent(line.rateRange.low)}至${percent(line.rateRange.high)}`,
    ]),
    ['最低申购金额', money(offering.minimumBid)],
    ['申购递增单位', money(offering.step)],
  ]),
  paragraph(
    `投资人按申购说明的要求填写申购要约并在申购时间内提交${project.privatePlacement ? '，并确认具备参与本次发行的资格' : ''}。同一投资人可以提交多个标位，各标位单独计算。`,
  ),
]

const pricing = ({ offering }: Reads): string[] => [
  offering.kind === 'reopening'
    ? '按申购价格由高到低累计，累计金额达到发行规模时的价格为统一发行价格。'
    : '按申购利率由低到高累计，累计金额达到发行规模时的利率为票面利率。',
  `优于该标位的有效申购全额获配，处于该标位的有效申购按比例获配，配售单位为${money(offering.step)}，尾数按最大余额法处理。`,
  '主承销商、发行人的关联方参与申购的，适用同等规则，获配情况在发行结果中披露。',
  ...(offering.lines.length > 1 ? ['各品种之间可以双向回拨；某一品种全部回拨的，该品种取消发行。'] : []),
]

const settlement = (offering: Reads['offering']): Block[] => [
  paragraph(
    `获配投资人于${chineseDay(offering.paymentOn)} ${offering.paymentHour}前，将认购款足额划至簿记管理人在配售确认及缴款通知书中指定的账户。`,
  ),
  paragraph(
    `发行人在${offering.registrar}办理登记，债券自${chineseDay(offering.listingOn)}起上市流通。发行结果另行公告。`,
  ),
]

const risks = ({ arrangements, offering }: Reads): string[] => [
  '利率风险：存续期内市场利率波动，债券的投资收益存在不确定性。',
  '流动性风险：债券上市流通后可能缺乏活跃的交易。',
  arrangements.some(protectsHolders)
    ? '偿付风险：债券设有增信安排，但发行人和增信提供方的偿付能力都可能发生变化。'
    : '偿付风险：债券没有第三方担保，偿付依赖发行人自身的经营和财务状况。',
  ...(offering.lines.some((line) => line.options.length > 0)
    ? ['选择权风险：发行人调整票面利率或者赎回，投资人的实际期限和收益可能与预期不同。']
    : []),
]

function contacts(parties: Reads['parties']): Block[] {
  const known = ['issuer', 'lead-underwriter'].flatMap((capacity) => partyOf(parties, capacity) ?? [])
  return known.length > 0
    ? known.map((party) => facts(contactRows(party)))
    : [paragraph('发行人和簿记管理人的联系方式见募集说明书发行有关机构。')]
}
