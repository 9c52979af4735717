import { type Block, heading, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, quote } from '../format.ts'
import { issuerFacts } from '../phrases/issuer-facts.ts'
import type { Common } from '../phrases/paper.ts'
import { clause, told, words } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'registration'>

/** 第二章: who the issuer is, and whether it lawfully exists and has decided to borrow. */
export function issuerChapter(dossier: Reads): Block[] {
  const { issuer, registration } = dossier
  const { resolution } = registration
  return [
    heading(1, '第二章 发行人基本情况核查'),
    heading(2, '一、基本信息与历史沿革'),
    issuerFacts(dossier),
    paragraph(
      words`主承销商核对了发行人的营业执照、章程和登记信息。发行人成立于${quote(issuer.foundedOn, chineseDay)}，注册资本为${quote(issuer.registeredCapital, money)}，统一社会信用代码为${quote(issuer.creditCode)}，登记状态与其申报信息一致。`,
    ),
    ...told(issuer.history),
    paragraph(
      '主承销商查阅了设立、增资、股权变动的决议、出资证明和变更登记文件。上述沿革与登记资料的一致性核对记录列于底稿。',
    ),
    heading(2, '二、股权、治理与主营业务'),
    paragraph(words`发行人的控股股东及实际控制人为${quote(issuer.controller, clause)}。`),
    paragraph(
      '主承销商关注了股权质押、冻结和代持情况，以及控制权变动对持续经营和科技创新主体资格的影响。控制权、持股百分之五以上股东所持股权的质押或者冻结等事项发生变化的，发行人应当依规披露。',
    ),
    ...told(issuer.governance),
    paragraph(
      '主承销商查阅了议事规则、财务管理、资金管理、关联交易和信息披露等制度，并抽查了最近一年重大决策的会议记录和执行文件。',
    ),
    paragraph(
      words`发行人所属行业为${quote(issuer.industry, clause)}，主营业务为：${quote(issuer.business, clause)}。`,
    ),
    heading(2, '三、发行决议'),
    paragraph(
      words`发行人${resolution.body}于${chineseDay(resolution.on)}作出决议，文号为${quote(resolution.number)}，同意发行科技创新债券。主承销商核对了会议的召集、表决和签署文件。`,
    ),
    amountCheck(registration),
  ]
}

function amountCheck({ amount, committed, origin }: Dossier['registration']): Block {
  const drawn = `其中本次及以往各期合计安排${money(committed)}`
  if (amount === null) return paragraph(`本次申报采用不设总额的方式，${drawn}；各期金额以发行文件为准。`)
  const rest = `剩余${money(amount - committed)}`
  if (origin === 'adopted') return paragraph(`本期债券在既有额度${money(amount)}内提用，${drawn}，${rest}。`)
  return paragraph(`申报总额为${money(amount)}，${drawn}，${rest}，未超过有权机构决议和申报的总额。`)
}
