import { type Block, list, paragraph, table } from './blocks.ts'
import type { Dossier } from './dossier.ts'
import { markSample, money, moneyInFull, percent, quote } from './format.ts'
import { periodsTable, techTotal, usesTable } from './phrases/figures.ts'
import { instrumentRequest } from './phrases/instruments.ts'
import { issuerFacts } from './phrases/issuer-facts.ts'
import { linePlans } from './phrases/line-terms.ts'
import { type Common, letterhead, paper, sections, signaturePage } from './phrases/paper.ts'
import { issuerName, issuerSigns, leadName, partySigns, seal, signature } from './phrases/party.ts'
import { scienceAccount, scienceFacts } from './phrases/science-facts.ts'
import { sharingPlan } from './phrases/sharing.ts'
import { clause, words } from './phrases/words.ts'
import { defineTemplate } from './template.ts'

type Reads = Common & Pick<Dossier, 'parties' | 'science' | 'accounts' | 'offering' | 'proceeds' | 'arrangements'>

const title = '信用增进申请书'

export const enhancementApplication = defineTemplate({
  id: 'enhancement-application',
  version: 1,
  title: () => `${title}（附风险分担方案）`,
  reads: ['parties', 'science', 'accounts', 'offering', 'proceeds', 'arrangements'],
  document: (dossier) => {
    if (dossier.arrangements.length === 0) throw new Error('enhancement-application: no arrangement is asked for')
    return paper(dossier, {
      id: 'enhancement-application',
      title: `${title}（附风险分担方案）`,
      blocks: application(dossier),
    })
  },
})

function application(dossier: Reads): Block[] {
  const { arrangements, parties, date, issuer } = dossier
  // An issuer that pledges its own property asks nobody else: the letter then goes to the lead underwriter.
  const others = arrangements.map((arrangement) => arrangement.provider).filter((name) => name !== issuer.name.value)
  const providers = [...new Set(others)].join('、') || leadName(parties)
  return [
    ...letterhead(title, `项目编号：${dossier.project.number}`, providers),
    paragraph(
      words`${quote(issuer.name)}（以下简称“发行人”）拟发行“${clause(dossier.offering.name)}”，为降低融资成本、保护投资者权益，现就本期债券申请信用增进，并提出风险分担方案如下。`,
    ),
    ...sections([
      { title: '申请事项', blocks: [request(dossier), ...requestNotes(dossier)] },
      { title: '发行人概况', blocks: [issuerFacts(dossier)] },
      { title: '科技创新属性', blocks: science(dossier) },
      { title: '本期债券与募集资金用途', blocks: bond(dossier) },
      { title: '财务状况与偿债来源', blocks: repayment(dossier) },
      {
        title: '申请的增信方式',
        blocks: arrangements.flatMap((arrangement, at) => instrumentRequest(arrangement, at + 1)),
      },
      { title: '风险分担方案', blocks: arrangements.flatMap(sharingPlan) },
      { title: '存续期安排', blocks: monitoring() },
      { title: '发行人承诺', blocks: promises() },
      { title: '随附材料', blocks: [attachments(dossier)] },
    ]),
    ...signaturePage(title, [
      signature(issuerSigns(dossier), ...partySigns(parties, 'lead-underwriter', '主承销商（经办人签字）', date)),
      seal(issuerName(dossier), date),
    ]),
  ]
}

const request = ({ arrangements }: Reads): Block =>
  table(
    [
      { head: '增信方式', width: 0.24 },
      { head: '提供方', width: 0.28 },
      { head: '覆盖比例', width: 0.13, align: 'right' },
      { head: '申请金额', width: 0.17, align: 'right' },
      { head: '风险分担工具', width: 0.18, align: 'center' },
    ],
    arrangements.map((arrangement) => [
      arrangement.instrumentTitle,
      arrangement.provider,
      arrangement.coverPercent ? percent(arrangement.coverPercent) : '按金额',
      money(arrangement.planned),
      arrangement.riskSharingTool ? '申请使用' : '不使用',
    ]),
    { caption: '申请的信用增进' },
  )

function requestNotes({ arrangements }: Reads): Block[] {
  const actual = arrangements.flatMap((arrangement) =>
    arrangement.actual !== null && arrangement.actual !== arrangement.planned
      ? [`${arrangement.provider}：申请金额${money(arrangement.planned)}，实际金额${money(arrangement.actual)}。`]
      : [],
  )
  const tool = arrangements.some((arrangement) => arrangement.riskSharingTool)
  return [
    ...(actual.length > 0 ? [paragraph('申请金额与实际金额不一致的，以实际金额为准：'), list(actual)] : []),
    ...(tool
      ? [
          paragraph(
            '申请使用科技创新债券风险分担工具的，其分担比例、费率、申请材料和办理程序未见公开规定（待核实），本申请所列均为本项目各方协商的安排。',
            { style: 'note' },
          ),
        ]
      : []),
  ]
}

const science = ({ science }: Reads): Block[] => [
  paragraph(`发行人认定为科技创新债券发行主体所依据的标准：${clause(science.test)}。`),
  ...scienceFacts(science),
  ...scienceAccount(science),
]

function bond({ offering, proceeds }: Reads): Block[] {
  return [
    linePlans(offering),
    paragraph(`本期债券发行规模不超过${moneyInFull(offering.maximum)}。`),
    usesTable(proceeds.uses),
    paragraph(
      `拟投向科技创新领域的金额为${money(techTotal(proceeds.uses))}，占本期募集资金的${percent(proceeds.techRatio)}。`,
    ),
  ]
}

function repayment({ accounts }: Reads): Block[] {
  const debts = accounts.borrowings.map((debt) => `${debt.kind}${markSample(money(debt.amount), debt.sample)}`)
  return [
    periodsTable(accounts),
    paragraph(debts.length > 0 ? `发行人现有有息债务：${debts.join('；')}。` : '发行人现无有息债务。'),
    paragraph(words`或有事项：${quote(accounts.contingencies, clause)}。`),
    paragraph(
      '发行人以经营收入、投资项目分红和退出所得、可变现资产以及外部融资作为偿债资金来源，并在还本付息日前将资金足额划入兑付账户。信用增进不免除发行人的偿付义务。',
    ),
  ]
}

const monitoring = (): Block[] => [
  list(
    [
      '发行人按定期报告的时间向增信机构报送财务报表、募集资金使用情况和重大事项；',
      '发行人出现偿付困难迹象的，应当在三个工作日内告知增信机构和主承销商，各方共同制定处置方案；',
      '增信机构可以查阅募集资金账户流水，对投向与约定不符的，可以要求限期纠正；',
      '债券本息全部清偿后，增信责任解除，相应的风险分担额度释放，反担保物办理解除登记。',
    ],
    true,
  ),
]

const promises = (): Block[] => [
  list(
    [
      '所提供的资料真实、准确、完整，不存在隐瞒重大债务、担保或者纠纷的情形；',
      '按募集说明书约定使用募集资金，变更用途的事先征得增信机构同意并依规披露；',
      '按约定支付增信费用，落实反担保措施，未经同意不得处置反担保财产；',
      '增信机构代为清偿后，发行人立即偿还代偿款项及相应费用，并配合追偿。',
    ],
    true,
  ),
]

const attachments = (dossier: Reads): Block =>
  list(
    [
      '发行人营业执照、公司章程和有权机构决议；',
      '近三年审计报告及最近一期财务报表；',
      `科技创新主体资格证明文件和${leadName(dossier.parties)}出具的专项尽职调查报告；`,
      '募集资金用途及对应项目资料；',
      ...(dossier.arrangements.some((arrangement) => arrangement.counter) ? ['反担保方案及反担保人资料；'] : []),
      '增信机构要求的其他资料。',
    ],
    true,
  )
