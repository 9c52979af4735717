import { type Block, facts, paragraph } from '../blocks.ts'
import { type Words, wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { money, moneyInFull, quote } from '../format.ts'
import { type Article, article, articles } from '../phrases/articles.ts'
import { houseSide, houseSigns, issuerSide } from '../phrases/contract.ts'
import { linePlans } from '../phrases/line-terms.ts'
import { type Common, letterhead, paper, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, partyOf } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'
import { investorsTable } from './placement-investors.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'proceeds' | 'placement'>

const title = '定向发行协议'

/** Interbank Y-8: between the issuer and whoever is placed with, who joins by signing the confirmation at its end. */
export const placementAgreement = defineTemplate({
  id: 'placement-agreement',
  version: 1,
  title: () => title,
  reads: ['parties', 'registration', 'offering', 'proceeds', 'placement'],
  document: (dossier) =>
    paper(dossier, { id: 'placement-agreement', title, seamSeal: true, blocks: agreement(dossier) }),
})

function agreement(dossier: Reads): Block[] {
  const { project, parties, registration } = dossier
  const said = wordsOf(dossier)
  return [
    ...letterhead(title, `项目编号：${project.number}`),
    issuerSide(dossier, '甲方（发行人）'),
    houseSide(partyOf(parties, 'lead-underwriter'), '乙方（主承销商）', '主承销商'),
    paragraph('丙方（定向投资人）：', { indent: false }),
    ...investorsTable(dossier.placement),
    paragraph(
      words`甲方经其${registration.resolution.body}决议（${quote(registration.resolution.number)}）拟定向发行${productName(project)}，丙方作为定向投资人同意参与。各方本着平等自愿、风险自担的原则，订立本协议。`,
    ),
    ...articles([
      bond(dossier),
      use(dossier),
      rights(said),
      disclosure(said),
      transfer(said),
      risk(said),
      breach(said),
      joining(said),
      ending(),
    ]),
    ...signaturePage(title, [
      ...houseSigns('甲方（发行人）', issuerName(dossier)),
      ...houseSigns('乙方（主承销商）', leadName(parties)),
      ...houseSigns('丙方（定向投资人）', '由各定向投资人分别签署'),
    ]),
  ]
}

const bond = ({ offering, registration }: Reads): Article =>
  article(
    '发行的基本情况',
    facts([
      ['首期债券名称', clause(offering.name)],
      ['注册额度', registration.amount === null ? '不设总额' : moneyInFull(registration.amount)],
      ['首期发行规模', `不超过${moneyInFull(offering.maximum)}`],
      ['承销方式', clause(offering.underwriting)],
      ['登记托管机构', offering.registrar],
    ]),
    linePlans(offering),
    '面值100元，票面利率通过簿记建档或者协商确定；各期的金额、期限、利率和兑付安排以该期定向募集说明书和发行结果为准。',
  )

const use = ({ proceeds }: Reads): Article =>
  article(
    '募集资金的用途',
    proceeds.uses.length > 0
      ? `募集资金用于${proceeds.uses.map(({ title: what, amount }) => `${what}（${money(amount)}）`).join('、')}，投向科技创新领域的比例不低于${proceeds.techRatio}%。`
      : '募集资金的用途以定向募集说明书的披露为准。',
    '甲方变更用途的，履行内部程序，并在变更前告知丙方。',
  )

const rights = ({ bond: bonds, holder }: Words): Article =>
  article(
    '各方的权利和义务',
    `甲方按照约定足额偿付${bonds}的本息，履行信息披露和通知义务，接受丙方和乙方对募集资金使用的监督。`,
    '乙方组织发行、配售和缴款，督促甲方履行义务，按约定开展存续期管理，召集持有人会议。',
    `丙方按照约定足额缴款，有权按期收取本息、获取约定披露的信息、参加${holder}会议并表决。`,
    `丙方自行对甲方的信用状况作出独立判断，自行承担投资${bonds}的风险。`,
  )

const disclosure = ({ channel, workday }: Words): Article =>
  article(
    '信息披露',
    `甲方通过${channel}披露下列信息：发行前的定向募集说明书；每年4月30日前的年度报告和经审计的财务报告；每年8月31日前的半年度财务报表；影响偿债能力的重大事项。`,
    `重大事项于知悉之日起2个${workday}内披露；付息、兑付安排于支付日前5个${workday}披露。`,
    '丙方对通过定向方式获得的信息负有保密义务，不得向定向投资人以外的人提供，法律、法规和监管机构要求的除外。',
  )

const transfer = ({ bond: bonds }: Words): Article =>
  article(
    '登记托管和转让',
    `${bonds}在登记托管机构登记托管，仅限在定向投资人范围内流通转让，转让按照市场规则办理。`,
    '受让人成为持有人的，视为接受本协议的全部约定；转让不得使持有人数超过规则规定的上限。',
  )

const risk = ({ permission }: Words): Article =>
  article(
    '风险提示和投资人声明',
    `${permission}不代表对投资价值和风险的判断。科技创新存在研发、市场和退出的不确定性，定向债务融资工具的流动性受到限制。`,
    '丙方声明：具备识别、判断和承担风险的能力；已经阅读定向募集说明书；认购资金来源合法，不代他人持有。',
  )

const breach = ({ workday }: Words): Article =>
  article(
    '违约责任',
    '甲方未按约定偿付本息的，按照定向募集说明书的约定承担责任，并自应付日起按未付金额每日万分之二点一支付违约金。',
    `丙方获配后未按时缴款的，自缴款日次日起按未缴金额每日万分之二点一向甲方支付违约金；逾期超过3个${workday}的，甲方有权取消其获配份额。`,
    '任何一方违反保密、信息披露约定的，赔偿由此造成的直接损失。',
  )

const joining = ({ permission }: Words): Article =>
  article(
    '协议的签署和加入',
    '丙方以签署本协议，或者出具《定向投资人确认函》的方式加入本协议，二者效力相同。',
    `名单在${permission}后增加投资人的，新增投资人以出具确认函的方式加入，无须其他各方另行同意。`,
  )

const ending = (): Article =>
  article(
    '生效和争议解决',
    '本协议自甲方、乙方法定代表人（负责人）或者授权代表签字并加盖公章之日起成立，对各定向投资人自其签署或者出具确认函之日起生效。',
    '本协议适用中华人民共和国法律。争议由各方协商解决；协商不成的，可以向甲方住所地有管辖权的人民法院起诉。',
    '本协议的修改须经甲方、乙方和持有未偿还份额二分之一以上的丙方书面同意，涉及偿付安排的，依照持有人会议机制办理。',
  )
