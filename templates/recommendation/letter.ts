import { type Block, facts, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, money, moneyInFull, percent, quote } from '../format.ts'
import { usesTable } from '../phrases/figures.ts'
import { issuerBrief } from '../phrases/issuer-facts.ts'
import { conclusion } from '../phrases/judgement.ts'
import { type Common, letterhead, sampleNotice, sections, signaturePage } from '../phrases/paper.ts'
import { leadName, partySigns, seal, signature } from '../phrases/party.ts'
import { kindWords, productName, routeWords } from '../phrases/route-words.ts'
import { clause, words } from '../phrases/words.ts'

export type Reads = Common &
  Pick<
    Dossier,
    'parties' | 'science' | 'accounts' | 'registration' | 'offering' | 'proceeds' | 'arrangements' | 'findings'
  >

export function letterBlocks(dossier: Reads): Block[] {
  const { project, issuer, parties, date } = dossier
  const { act } = routeWords(project)
  return [
    ...letterhead('推荐函', `项目编号：${project.number}`, project.addressee, sampleNotice(dossier)),
    paragraph(
      words`${leadName(parties)}作为主承销商，对${quote(issuer.name)}（以下简称“发行人”）发行科技创新债券进行了尽职调查，履行了内部审核程序，现就其${act}申请推荐如下。`,
    ),
    ...sections([
      { title: '发行人', blocks: [facts(issuerBrief(dossier))] },
      { title: '申请事项', blocks: asked(dossier) },
      { title: '尽职调查与内部审核', blocks: diligence(dossier) },
      { title: '科技创新属性', blocks: science(dossier) },
      { title: '募集资金用途', blocks: uses(dossier) },
      { title: '偿债保障', blocks: protection(dossier) },
      { title: '推荐意见', blocks: opinion(dossier) },
      { title: '主承销商承诺', blocks: promises(project) },
    ]),
    ...signaturePage('推荐函', [
      signature(...partySigns(parties, 'lead-underwriter', '主承销商（授权代表签字）', date)),
      seal(leadName(parties), date),
    ]),
  ]
}

function asked({ project, registration, offering }: Reads): Block[] {
  const { amount, months, origin, number } = registration
  const total =
    amount === null ? '不设总额，在有效期内分期发行' : `总额${moneyInFull(amount)}，有效期${months}个月，可分期发行`
  return [
    paragraph(
      origin === 'adopted'
        ? `发行人已取得${number ?? '相应'}额度，本期债券在该额度内发行，不另行申请总额。`
        : `发行人申请${routeWords(project).act}${productName(project)}，${total}。`,
    ),
    paragraph(
      `首期拟发行“${clause(offering.name)}”，规模不超过${money(offering.maximum)}，期限为${offering.lines.map((line) => line.tenorWords).join('；')}，以${routeWords(project).manner}方式，向${routeWords(project).investors}发行。`,
    ),
  ]
}

const diligence = ({ registration }: Reads): Block[] => [
  paragraph(
    '主承销商查阅了发行人的设立和治理文件、审计报告、有息债务和担保资料、科技创新主体资格证明以及募集资金用途资料，访谈了管理层及相关业务负责人，并对关键事项作了独立查证。',
  ),
  paragraph(
    words`发行人${registration.resolution.body}已于${chineseDay(registration.resolution.on)}作出发行决议，文号为${quote(registration.resolution.number)}。项目经主承销商质量控制和内核程序审议，编制与复核由不同人员承担。`,
  ),
]

const science = ({ science, project }: Reads): Block[] => [
  paragraph(`发行人以${kindWords[project.issuerKind]}身份发行，所依据的标准为：${clause(science.test)}。`),
  paragraph(conclusion(science.findings, `发行人符合${kindWords[project.issuerKind]}发行科技创新债券的标准`)),
  paragraph('认定过程、证明文件和待补充的证据见主承销商出具的《科技创新属性专项尽职调查报告》。'),
]

const uses = ({ proceeds }: Reads): Block[] => [
  usesTable(proceeds.uses),
  paragraph(
    `投向科技创新领域的比例为${percent(proceeds.techRatio)}。募集资金存放于专项账户，用途变更履行内部程序并提前披露。`,
  ),
]

function protection({ arrangements }: Reads): Block[] {
  if (arrangements.length === 0) return [paragraph('本期债券未设信用增进，由发行人以自身经营和资产承担偿付责任。')]
  return [
    paragraph(
      '发行人承担偿付责任，并设下列信用增进。信用风险缓释凭证如有创设，属于独立产品，不构成对本期债券全体持有人的保证：',
    ),
    list(
      arrangements.map(
        (arrangement) =>
          `${arrangement.instrumentTitle}：由${arrangement.provider}提供，${arrangement.coverPercent ? `覆盖比例${percent(arrangement.coverPercent)}，` : ''}金额${money(arrangement.actual ?? arrangement.planned)}，${clause(arrangement.state)}。`,
      ),
    ),
  ]
}

function opinion({ project, findings }: Reads): Block[] {
  const open = findings.filter((finding) => finding.ok !== true)
  return [
    paragraph(
      `主承销商认为，发行人申报文件对科技创新属性、募集资金用途、财务状况和主要风险作了披露，同意推荐其向${project.addressee}申请${routeWords(project).act}。`,
    ),
    ...(open.length > 0
      ? [
          paragraph('下列事项在推荐时尚无符合的结论，提请关注：'),
          list(open.map((finding) => `${finding.title}：${clause(finding.because)}。`)),
        ]
      : []),
  ]
}

const promises = (project: Common['project']): Block[] => [
  list(
    [
      '已对申报文件进行核查，对其中由主承销商编制或者出具的部分承担相应责任；',
      `在${routeWords(project).act}期间，发生可能影响偿债能力或者科技创新主体资格的事项的，督促发行人及时报告和披露；`,
      '公平、公正地组织簿记建档和配售，不以不正当手段影响发行利率；',
      '存续期内履行后续管理职责，监督募集资金使用，督促发行人履行信息披露和偿付义务。',
    ],
    true,
  ),
]
