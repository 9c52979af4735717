import { type Block, heading, list, paragraph } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'
import { titlesTable } from '../phrases/figures.ts'
import { conclusion, findingsTable, missingList } from '../phrases/judgement.ts'
import type { Common } from '../phrases/paper.ts'
import { kindWords } from '../phrases/route-words.ts'
import { clause } from '../phrases/words.ts'

type Reads = Common & Pick<Dossier, 'science' | 'registration'>

/** 第三章: the standard relied on, its proofs, and the finding on each question. */
export function standingChapter(dossier: Reads): Block[] {
  const { science, project } = dossier
  const kind = kindWords[project.issuerKind]
  return [
    heading(1, '第三章 科技创新主体资格核查'),
    heading(2, '一、适用的标准与证明文件'),
    paragraph(standards(project)),
    paragraph(`发行人选择以下列标准作为认定依据：${clause(science.test)}。`),
    ...titlesTable(science.titles),
    ...titleChecks(dossier),
    heading(2, '二、逐项核验结论'),
    paragraph('下表各项结论按核验当日适用的规则作出，所用的数据和文件编号记入底稿。'),
    findingsTable(science.findings, '主体资格逐项核验'),
    ...missingList(science.findings),
    heading(2, '三、核查意见'),
    paragraph(conclusion(science.findings, `发行人属于科技创新债券所称${kind}`)),
  ]
}

const interbankStandards = {
  'tech-firm':
    '银行间市场对科技型企业设四项择一满足的标准：具有至少一项科技创新称号且在有效期内；属于科技创新再贷款或者创新积分制等名单支持范围；为科创板、创业板等板块的上市科技企业；已形成核心技术并应用于主营业务，且发明专利或者软件著作权达到规定数量（数量标准待核实）。现行公开问答未对企业规模和财务指标设定下限。',
  'equity-investor':
    '银行间市场对股权投资机构设择一满足的标准：经营稳健、管理规模较大、团队稳定并在主管机关登记；近两年股权投资收益平均占比不低于百分之五十或者为各类业务中占比最高，且成立满三个完整年度、具备完整的募投管退流程、近三年成功退出不少于三个项目；符合国有资本投资、运营公司改革试点要求；或者经认可的其他情形。',
  'financial-institution':
    '金融机构发行科技创新债券，应当依法取得金融业务许可，募集资金以贷款、股权、债券、基金投资、资本中介服务等方式支持科技创新。主体资格核查着重于许可的有效性、资本和风险指标以及科技金融业务的真实性。',
} as const

const exchangeStandards = {
  'tech-firm':
    '证券交易所对科技创新公司债券的发行人分类认定。科创企业类以研发投入占营业收入的比例、累计研发投入金额、科技创新领域收入占比、与主营业务相关的发明专利或者软件著作权数量等择一满足为标准；科创升级类以募集资金投向为标准。各数值标准以现行专项品种公司债券指引为准（待核实）。',
  'equity-investor':
    '证券交易所科创投资类发行人应当为依法登记的创业投资、股权投资机构或者国有资本投资公司，具备投资管理能力和业绩记录，募集资金投向科技创新领域的比例不低于百分之七十。',
  'financial-institution': interbankStandards['financial-institution'],
} as const

const standards = ({ route, issuerKind }: Reads['project']): string =>
  route === 'exchange-public' || route === 'exchange-private'
    ? exchangeStandards[issuerKind]
    : interbankStandards[issuerKind]

function titleChecks({ science, registration, date }: Reads): Block[] {
  if (science.titles.length === 0) return []
  const on = registration.acceptedOn ?? date
  const which = registration.acceptedOn ? '受理日' : '本报告落款日'
  return [
    paragraph(`主承销商按认定机关公布的名单和证书原件逐项核对，并以${which}（${chineseDay(on)}）核对有效期：`),
    list(
      science.titles.map((title) => {
        if (title.validTo === null)
          return `${title.kind}：认定文件未载明届满日，以认定机关最近一次公布或者复核的名单为准。`
        if (title.validTo > on) return `${title.kind}：有效期至${chineseDay(title.validTo)}，于${which}有效。`
        if (title.validTo === on)
          return `${title.kind}：于${which}当日届满；届满当日是否计入有效期尚无公开规定（待核实），发行人应当提供重新认定的进展。`
        return `${title.kind}：已于${chineseDay(title.validTo)}届满，不作为认定依据。`
      }),
    ),
    paragraph(
      '称号在审核期间或者存续期内到期、被取消的，发行人应当及时告知主承销商并依规披露；到期不再具备的，不影响其他标准的适用。',
    ),
  ]
}
