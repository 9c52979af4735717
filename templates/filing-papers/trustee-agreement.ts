import { type Block, facts, list, paragraph } from '../blocks.ts'
import { trusteeDuties } from '../clauses/trustee-duties.ts'
import { type Words, wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, quote } from '../format.ts'
import { type Article, article, articles } from '../phrases/articles.ts'
import { houseSide, houseSigns, issuerSide } from '../phrases/contract.ts'
import { type Common, letterhead, paper, signaturePage } from '../phrases/paper.ts'
import { issuerName, leadName, nameOf, partyOf } from '../phrases/party.ts'
import { productName } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'
import { tenureArticles } from './trustee-tenure.ts'

export type TrusteeReads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'proceeds'>

const title = '受托管理协议'

/** Exchange 6-2, and the first part of interbank Y-6. */
export const trusteeAgreement = defineTemplate({
  id: 'trustee-agreement',
  version: 1,
  title: () => title,
  reads: ['parties', 'registration', 'offering', 'proceeds'],
  document: (dossier) =>
    paper(dossier, {
      id: 'trustee-agreement',
      title,
      seamSeal: true,
      blocks: [
        ...letterhead(title, `项目编号：${dossier.project.number}`),
        ...trusteeTerms(dossier),
        ...signaturePage(title, trusteeSigns(dossier)),
      ],
    }),
})

/** Where nobody sits as trustee the lead underwriter looks after the holders, as the prospectus says. */
export const trusteeName = ({ parties }: Pick<Dossier, 'parties'>): string =>
  nameOf(parties, 'trustee', leadName(parties))

export const trusteeSigns = (dossier: TrusteeReads): Block[] => [
  ...houseSigns('甲方（发行人）', issuerName(dossier)),
  ...houseSigns('乙方（受托管理人）', trusteeName(dossier)),
]

/** The agreement without its title and its signatures. */
export function trusteeTerms(dossier: TrusteeReads): Block[] {
  const { parties, project, registration } = dossier
  const said = wordsOf(dossier)
  const trustee = partyOf(parties, 'trustee') ?? partyOf(parties, 'lead-underwriter')
  return [
    issuerSide(dossier, '甲方（发行人）'),
    houseSide(trustee, '乙方（受托管理人）', trusteeName(dossier)),
    paragraph(
      words`甲方经其${registration.resolution.body}决议（${quote(registration.resolution.number)}）拟发行${productName(project)}，为保护${said.holder}的利益，聘请乙方担任受托管理人。双方依照《中华人民共和国民法典》和${said.market}的有关规定订立本协议。凡认购、受让并持有${said.bond}的${said.investor}，均视为同意本协议。`,
    ),
    ...articles([
      appointment(dossier, said),
      issuerDuties(said),
      duties(dossier, said),
      proceeds(dossier, said),
      ...tenureArticles(said, conflict(dossier)),
    ]),
  ]
}

const appointment = (
  { offering, registration }: TrusteeReads,
  { bond, holder, permission, paper: papers }: Words,
): Article =>
  article(
    '受托管理事项',
    facts([
      ['首期债券名称', clause(offering.name)],
      [`${permission}额度`, registration.amount === null ? '不设总额' : money(registration.amount)],
      ['首期发行规模', `不超过${money(offering.maximum)}`],
      ['期限', offering.lines.map((line) => line.tenorWords).join('；')],
      ['预计起息日', chineseDay(offering.valueOn)],
      ['登记托管机构', offering.registrar],
    ]),
    `甲方聘任乙方为${bond}的受托管理人，乙方接受聘任，代表全体${holder}，在${bond}存续期内依照法律、${papers}、本协议和${holder}会议规则的约定履行职责。`,
    `在${permission}额度内分期发行的，各期债券均适用本协议，乙方对各期${holder}分别承担受托管理职责。`,
    '本协议与募集说明书约定不一致的，以有利于保护持有人的约定为准。',
  )

const issuerDuties = ({ workday, holder }: Words): Article =>
  article(
    '甲方的权利和义务',
    '按期足额支付本息；在付息日、兑付日前按约定归集和划付资金，并将资金安排告知乙方。',
    '按披露的用途使用募集资金，设立专项账户，不得挪用；变更用途的，履行约定的程序。',
    `发生可能影响偿债能力或者${holder}权益的重大事项的，于知悉之日起2个${workday}内书面通知乙方，说明起因、现状、可能的影响和拟采取的措施，并持续通知进展。`,
    '按乙方要求及时提供财务资料、募集资金使用凭证和专项账户流水，指定专人负责与受托管理有关的事务，接受乙方的回访和现场检查。',
    '预计不能偿还债务时，按照乙方的要求追加担保或者采取其他偿债保障措施，并配合乙方办理财产保全；由此产生的合理费用由甲方承担。',
    `执行${holder}会议的决议，协助乙方取得${holder}名册并承担相应费用。`,
    '科技创新主体资格或者科技创新用途发生变化的，及时通知乙方，并按约定采取补救措施。',
    '有权要求乙方依照本协议勤勉履职，对乙方履职不当提出异议。',
  )

const duties = (_: TrusteeReads, said: Words): Article =>
  article(
    '乙方的职责和权利',
    `乙方为全体${said.holder}的利益，诚实守信、勤勉尽责地履行下列职责：`,
    list(
      trusteeDuties(said).map((duty) => `${duty}；`),
      true,
    ),
    `乙方至少每半年对甲方进行一次回访，至少每季度查阅一次专项账户流水，并对履职过程留痕，工作底稿保存至${said.bond}本息全部清偿后五年。`,
    `出现影响偿债能力的重大事项的，乙方自知悉之日起5个${said.workday}内披露受托管理事务临时报告；年度报告于每年6月30日前披露。`,
    `乙方可以聘请律师、会计师等专业机构协助履职；依照${said.holder}会议的授权，以自己的名义代表${said.holder}提起诉讼、申请仲裁、参加破产程序。`,
    `乙方不对${said.bond}的投资价值作出判断，不对甲方的偿付承担保证责任；乙方有权依照本协议取得报酬，并要求甲方承担履职中发生的合理费用。`,
  )

const proceeds = ({ proceeds: { account } }: TrusteeReads, { workday }: Words): Article =>
  article(
    '募集资金和专项账户的监督',
    facts([
      ['专项账户开户行', [quote(account.bank)]],
      ['账号', [quote(account.number)]],
    ]),
    `募集资金到账后5个${workday}内，乙方核对到账金额；使用期间，乙方核对付款凭证与披露用途是否一致，并核对投向科技创新领域的比例。`,
    '发现募集资金使用与披露不一致的，乙方要求甲方限期说明和纠正，并在受托管理事务报告中披露；拒不纠正的，提请召开持有人会议。',
  )

/** An underwriter that is trustee as well has two masters; the contract says how that is dealt with. */
function conflict({ parties }: TrusteeReads): string {
  const named = trusteeName({ parties })
  const sells = parties.some(
    (party) => party.capacity.endsWith('-underwriter') && partyOf(parties, 'trustee')?.name === party.name,
  )
  return sells || !partyOf(parties, 'trustee')
    ? `${named}同时担任承销机构，承销业务与受托管理业务由不同部门和人员办理，实行信息隔离；承销报酬的取得不以受托管理履职结果为条件。`
    : '乙方与甲方之间不存在可能影响其公正履行职责的重大利害关系；发生变化的，及时披露。'
}
