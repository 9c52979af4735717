import { type Block, facts, paragraph } from '../blocks.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, money, moneyInFull, percent, quote } from '../format.ts'
import { type Article, article, articles } from '../phrases/articles.ts'
import { houseSide, houseSigns, issuerSide } from '../phrases/contract.ts'
import { datesFacts, linePlans } from '../phrases/line-terms.ts'
import { type Common, letterhead, paper, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, type Party, partyName, partyOf } from '../phrases/party.ts'
import { productName, routeWords } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'
import { conductArticles } from './underwriting-conduct.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'proceeds'>

const jointParties = ({ parties }: Pick<Dossier, 'parties'>): Party[] =>
  parties.filter(({ capacity }) => capacity === 'joint-underwriter')

const titleOf = (dossier: Pick<Dossier, 'parties'>): string =>
  jointParties(dossier).length > 0 ? '承销协议及承销团协议' : '承销协议'

/** Interbank Y-4, exchange 3-2: a draft between issuer and underwriters, in the words of the deal's own terms. */
export const underwritingAgreement = defineTemplate({
  id: 'underwriting-agreement',
  version: 1,
  title: titleOf,
  reads: ['parties', 'registration', 'offering', 'proceeds'],
  document: (dossier) => {
    const title = titleOf(dossier)
    return paper(dossier, { id: 'underwriting-agreement', title, seamSeal: true, blocks: agreement(title, dossier) })
  },
})

function agreement(title: string, dossier: Reads): Block[] {
  const { project, parties } = dossier
  const joint = jointParties(dossier)
  return [
    ...letterhead(title, `项目编号：${project.number}`),
    issuerSide(dossier, '甲方（发行人）'),
    houseSide(partyOf(parties, 'lead-underwriter'), '乙方（主承销商）', '主承销商'),
    ...joint.map((party) => houseSide(party, '丙方（联席主承销商）', partyName(party))),
    ...recitals(dossier),
    ...articles([
      bond(dossier),
      manner(dossier),
      book(dossier),
      payment(dossier),
      fee(dossier),
      ...conductArticles(wordsOf(dossier), joint.length > 0),
    ]),
    ...signaturePage(title, [
      ...houseSigns('甲方（发行人）', issuerName(dossier)),
      ...houseSigns('乙方（主承销商）', leadName(parties)),
      ...joint.flatMap((party) => houseSigns('丙方（联席主承销商）', partyName(party))),
    ]),
  ]
}

function recitals(dossier: Reads): Block[] {
  const { project, registration } = dossier
  const { resolution } = registration
  return [
    paragraph(
      words`甲方拟以${routeWords(project).manner}方式发行${productName(project)}，用于支持科技创新，已由其${resolution.body}以${quote(resolution.number)}决议批准；乙方接受甲方委托担任主承销商和簿记管理人。各方依照《中华人民共和国民法典》和${wordsOf(dossier).market}的有关规定，经协商一致，订立本协议。`,
    ),
  ]
}

function bond(dossier: Reads): Article {
  const { project, registration, offering } = dossier
  const { manner, investors } = routeWords(project)
  const { permission } = wordsOf(dossier)
  return article(
    '承销的债券',
    facts([
      ['首期债券名称', clause(offering.name)],
      [`${permission}额度`, registration.amount === null ? '不设总额' : moneyInFull(registration.amount)],
      ['首期发行规模', `不超过${moneyInFull(offering.maximum)}`],
      ['发行方式', manner],
      ['发行对象', investors],
      ['登记托管机构', offering.registrar],
    ]),
    linePlans(offering),
    '债券面值100元。票面利率通过簿记建档确定，最终发行规模、利率和期限以发行结果公告为准。',
    `在${permission}的有效期和额度内分期发行的，各期均适用本协议；各期规模、期限、费率与本协议不同的，由各方在该期发行前以补充协议约定。`,
  )
}

/** 余额包销 buys what is left, 代销 does not: said by the words in which the deal names its way. */
function manner(dossier: Reads): Article {
  const { underwriting } = dossier.offering
  const joint = jointParties(dossier)
  const sellers = joint.length > 0 ? '乙方和丙方' : '乙方'
  const left = underwriting.includes('包销')
    ? `簿记建档截止后，有效申购不足发行规模的，由${sellers}按照确定的票面利率、以自有资金认购未售出的部分，并于缴款日足额缴款。`
    : underwriting.includes('代销')
      ? `${sellers}不承担认购未售出部分的义务；有效申购不足的，甲方可以缩减规模、择期发行或者取消发行。`
      : '未售出部分的处理，由各方在发行方案中约定。'
  return article(
    '承销方式',
    `本次债券由${sellers}以${clause(underwriting)}方式承销。`,
    left,
    joint.length > 0
      ? `乙方为牵头主承销商，与${joint.map(partyName).join('、')}组成承销团。各承销商的承销比例于簿记建档前书面确认，合计等于发行规模；各承销商按其比例各自承担责任，相互之间不承担连带责任。`
      : '经甲方同意，乙方可以组织承销团；乙方向承销团成员分销不免除其在本协议项下的责任。',
    '公开或者定向发行期间，承销商不得以不正当手段影响发行利率，不得以自有资金或者受托资金虚增申购，不得承诺固定的发行利率或者收益。',
  )
}

const book = ({ offering }: Reads): Article =>
  article(
    '簿记建档与配售',
    datesFacts(offering),
    '乙方担任簿记管理人，按照公平、公正、公开的原则组织簿记建档，并对申购、定价和配售的全过程留痕；参与簿记的人员与自营、资产管理业务人员隔离。',
    '申购区间由甲方与乙方协商确定并载入申购说明，簿记开始后不得变更；确需变更的，重新公告并给予合理时间。',
    '甲方及其关联方认购的，应当按照市场规则披露；任何一方不得通过关联方或者其他利益安排返费、代持或者互持。',
  )

function payment({ offering, proceeds }: Reads): Article {
  return article(
    '认购款的收取和划付',
    '投资人应于缴款截止时间前将认购款足额划入下列账户：',
    facts([
      ['户名', [quote(offering.account.name)]],
      ['开户行', [quote(offering.account.bank)]],
      ['账号', [quote(offering.account.number)]],
    ]),
    '乙方收齐认购款后，应于缴款日（不晚于次一工作日）将募集款项划入甲方的下列专项账户：',
    facts([
      ['开户行', [quote(proceeds.account.bank)]],
      ['账号', [quote(proceeds.account.number)]],
    ]),
    '承销费用可以从募集款项中扣除，也可以由甲方另行支付，由双方在各期发行前书面确认；扣除的，乙方应当向甲方提供扣除明细和发票。',
  )
}

function fee({ offering }: Reads): Article {
  const most = feeOf(offering.maximum, offering.feePercent.value)
  return article(
    '承销费用',
    [
      '承销费率为',
      quote(offering.feePercent, percent),
      `，承销费用等于各期实际发行面值总额乘以承销费率，计算至分。首期按发行规模上限计算为${markSample(money(most), offering.feePercent.sample)}。`,
    ],
    '承销费用包括主承销商的承销、簿记管理和承销团成员的分销报酬，承销团内部的分配由其自行约定，不增加甲方的负担。',
    '审计、法律、评级、登记托管等由第三方收取的费用由甲方另行承担。甲方不承担本协议没有约定的其他费用。',
  )
}

/** Amount × per cent in whole fen, half up: the rate of a fee is on the face amount (ours, agreed in this contract). */
function feeOf(amount: number, rate: string): number {
  const [whole = '0', decimals = ''] = rate.split('.')
  const scale = 100n * 10n ** BigInt(decimals.length)
  const product = BigInt(amount) * BigInt(`${whole}${decimals}`)
  return Number((product * 2n + scale) / (scale * 2n))
}
