import { type Block, facts, list, paragraph } from '../blocks.ts'
import { wordsOf } from '../clauses/words.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, money, moneyInFull, percent, quote } from '../format.ts'
import { issuerBrief } from '../phrases/issuer-facts.ts'
import { type Common, letterhead, paper, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { issuerName, issuerSigns, seal, signature } from '../phrases/party.ts'
import { kindWords, productName, routeWords } from '../phrases/route-words.ts'
import { words } from '../phrases/words.ts'
import { defineTemplate } from '../template.ts'

type Reads = Common & Pick<Dossier, 'registration' | 'offering' | 'proceeds'>

const title = '发行人承诺函'

/** Interbank Y-5: what an issuer promises with its application, the use of the money among it. */
export const issuerUndertaking = defineTemplate({
  id: 'issuer-undertaking',
  version: 1,
  title: () => title,
  reads: ['registration', 'offering', 'proceeds'],
  document: (dossier) =>
    paper(dossier, { id: 'issuer-undertaking', title, seamSeal: true, blocks: undertaking(dossier) }),
})

function undertaking(dossier: Reads): Block[] {
  const { project, issuer, registration, date } = dossier
  return [
    ...letterhead(title, `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${quote(issuer.name)}（以下简称“本公司”）申请${routeWords(project).act}${productName(project)}${registration.amount === null ? '' : `，额度${moneyInFull(registration.amount)}`}，现就有关事项承诺如下。`,
    ),
    facts(issuerBrief(dossier)),
    ...sections([
      { title: '关于申请文件', blocks: [list(ofPapers(dossier), true)] },
      { title: '关于科技创新属性', blocks: [list(ofScience(dossier), true)] },
      { title: '关于募集资金', blocks: ofProceeds(dossier) },
      { title: '关于信息披露和偿付', blocks: [list(ofPayment(dossier), true)] },
      { title: '关于公司治理和债务管理', blocks: [list(ofConduct(dossier), true)] },
    ]),
    paragraph('本公司违反上述承诺的，依法承担相应责任，并接受监管部门和自律组织的处理。'),
    ...signaturePage(title, [signature(issuerSigns(dossier)), seal(issuerName(dossier), date)]),
  ]
}

const ofPapers = ({ project, registration }: Reads): string[] => [
  '提交的申请文件真实、准确、完整，不存在虚假记载、误导性陈述或者重大遗漏，电子文件与书面文件一致；',
  `${registration.resolution.body}对本次发行的决议程序合法、内容有效，授权范围覆盖本次申请的额度、期限和用途；`,
  `${routeWords(project).act}和发行期间发生影响发行条件、偿债能力或者投资人判断的事项的，及时报告并更新申请文件；`,
  '配合主承销商和其他中介机构的尽职调查，不干预其独立发表意见。',
]

const ofScience = ({ project }: Reads): string[] => [
  `以${kindWords[project.issuerKind]}身份发行科技创新债券所依据的称号、指标和证明文件真实、有效；`,
  '称号到期、被撤销，或者指标发生变化、可能不再符合要求的，及时告知主承销商并依规披露；',
  project.issuerKind === 'equity-investor'
    ? '对拟投基金和被投企业的科技创新属性作穿透核对，留存核对记录备查。'
    : project.issuerKind === 'financial-institution'
      ? '建立科技创新领域资产台账，对投向的企业逐户留存认定依据备查。'
      : '对募集资金所投研发、项目和并购的科技创新属性留存依据备查。',
]

function ofProceeds({ proceeds }: Reads): Block[] {
  const uses = proceeds.uses.map(
    ({ title: use, amount, ratio, sample }) => `${use}：${markSample(money(amount), sample)}，占${percent(ratio)}；`,
  )
  return [
    paragraph(
      `募集资金按下列用途使用，投向科技创新领域的比例不低于${percent(proceeds.techRatio)}，不用于未披露的用途：`,
    ),
    ...(uses.length > 0 ? [list(uses)] : []),
    list(
      [
        '不用于弥补亏损和非生产性支出，不用于购买理财、转借他人等与披露用途不符的活动；',
        '存放于专项账户，专款专用，接受主承销商和监管银行的监督；',
        '变更用途的，履行内部程序，并在变更前按规定披露；',
        '不新增地方政府隐性债务，募集资金不用于偿还地方政府债务，还本付息资金来源于自身经营和投资收益。',
      ],
      true,
    ),
  ]
}

function ofPayment(dossier: Reads): string[] {
  const { holder, channel, investor } = wordsOf(dossier)
  return [
    `通过${channel}真实、准确、完整、及时地披露定期报告和重大事项；`,
    '按照约定的时间和金额偿付本息，在付息日、兑付日前落实资金；',
    `按照约定召开、配合召开${holder}会议，执行生效的决议；`,
    `公平对待全体${investor}，不向个别${investor}提供未公开的重大信息。`,
  ]
}

const ofConduct = (dossier: Reads): string[] => [
  '不直接或者间接认购自己发行的债券，不以代持、信托、返费等方式影响发行定价；',
  '关联方认购的，按照规则披露；',
  '与控股股东、实际控制人在资产、人员、财务、机构和业务上保持独立，不为其违规提供资金或者担保；',
  `遵守${wordsOf(dossier).rules}，配合检查和调查。`,
]
