import { type Block, facts, heading, type Inline, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, money, moneyInFull, percent, quote } from '../format.ts'
import { linePlans } from '../phrases/line-terms.ts'
import { type Common, letterhead, paper, sampleNotice, signaturePage } from '../phrases/paper.ts'
import { leadName, seal } from '../phrases/party.ts'
import { clause } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'
import { creditEvents, investorRisks, settlement } from './warrant-terms.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'registration' | 'offering' | 'arrangements'>
type Warrant = Dossier['arrangements'][number]

const title = '信用风险缓释凭证创设说明书'

/** The paper of a warrant's own making, by its creator; no part of the bond's filing (domain §4.3, §4.5). */
export const warrantProspectus = defineTemplate({
  id: 'warrant-prospectus',
  version: 1,
  title: () => title,
  reads: ['parties', 'registration', 'offering', 'arrangements'],
  document: (dossier) => paper(dossier, { id: 'warrant-prospectus', title, seamSeal: true, blocks: blocksOf(dossier) }),
})

function blocksOf(dossier: Reads): Block[] {
  const warrant = dossier.arrangements.find(({ instrument }) => instrument === 'crmw') ?? dossier.arrangements[0]
  if (!warrant) return [...letterhead(title, dossier.project.number), paragraph('没有信用风险缓释凭证的创设安排。')]
  return [
    ...letterhead(title, warrant.letterNumber ?? dossier.project.number, undefined, sampleNotice(dossier)),
    ...declaration(warrant),
    ...terms(dossier),
    ...creation(dossier, warrant),
    ...arrangements(dossier, warrant),
    heading(2, '第三节　信用事件和结算'),
    list(creditEvents, true),
    ...settlement(dossier.issuer.name.value),
    heading(2, '第四节　风险提示和信息披露'),
    list(investorRisks, true),
    ...signaturePage(title, [seal(warrant.provider, dossier.date)]),
  ]
}

const declaration = ({ provider }: Warrant): Block[] => [
  heading(2, '声明'),
  list(
    [
      '本凭证的创设按规定备案。备案不代表对凭证的投资价值作出任何评价，也不表明对凭证的投资风险作出任何判断。',
      `${provider}（创设机构）承诺本说明书不存在虚假记载、误导性陈述或者重大遗漏，并承担相应的法律责任。`,
      '凡认购、受让并持有凭证的，视同自愿接受本说明书的约定。参考实体不是凭证的当事人，不因凭证的创设增加或者减少其义务。',
    ],
    true,
  ),
]

const terms = ({ issuer }: Reads): Block[] => [
  heading(2, '释义'),
  facts([
    ['创设机构', '创设凭证并承担信用保护义务的机构'],
    ['参考实体', [quote(issuer.name)]],
    ['标的债务', '凭证约定其信用事件的参考实体债务'],
    ['凭证持有人', '认购、受让并登记持有凭证的投资人'],
    ['名义本金', '计算信用保护金额和费用的金额，不发生本金交付'],
  ]),
]

function creation({ registration, offering }: Reads, warrant: Warrant): Block[] {
  const rows: [string, string | Inline[]][] = [
    ['创设机构', warrant.provider],
    ['凭证（文件）编号', warrant.letterNumber ?? '登记后填列'],
    ['计划名义本金', moneyInFull(warrant.planned)],
    ['拟创设名义本金', warrant.actual === null ? '以簿记结果为准' : money(warrant.actual)],
    ['标的债务', clause(offering.name)],
    ['标的债务的注册文件', registration.number ?? '发行前取得'],
    ['签署日期', warrant.signedOn ? chineseDay(warrant.signedOn) : '签署后填列'],
  ]
  return [
    heading(2, '第一节　创设情况'),
    heading(3, '（一）凭证基本情况'),
    facts(rows),
    heading(3, '（二）标的债务'),
    linePlans(offering),
    paragraph('标的债务的条款以其募集说明书为准。实际创设金额与计划金额不一致的，以创设结果公告为准。'),
  ]
}

function arrangements({ offering, parties, marks }: Reads, warrant: Warrant): Block[] {
  const fee = warrant.feePercent ? markSample(percent(warrant.feePercent), marks.includes('sample')) : null
  return [
    heading(2, '第二节　创设条款及安排'),
    heading(3, '（一）主要条款'),
    facts([
      ['保护范围', '标的债务到期未获偿付的本金和利息，以名义本金为限'],
      ['保护期限', '自凭证创设日起，至标的债务到期日止'],
      ['保护费', fee ? `按名义本金的${fee}计付` : '由簿记建档确定'],
      ['付费方式', '前端一次性支付'],
      ['信用事件', '破产、支付违约'],
      ['结算方式', '实物结算或者现金结算，以凭证持有人的选择和本说明书的约定为准'],
      ['登记托管机构', offering.registrar],
    ]),
    heading(3, '（二）簿记建档和配售'),
    list(
      [
        `凭证由${leadName(parties)}组织簿记建档，与标的债务的簿记分别进行，凭证的申购结果不作为债券配售的前提条件。`,
        '预配售：债券簿记期间，有意同时购买凭证的投资人提交凭证的预申购，载明名义本金和保护费率。',
        '正式配售：债券配售确定后，按保护费率由高到低配售，单一投资人获配的名义本金不超过其持有的标的债务面值。',
        '凭证申购不足的，创设金额相应减少；没有有效申购的，凭证取消创设，不影响标的债务的发行。',
      ],
      true,
    ),
  ]
}
