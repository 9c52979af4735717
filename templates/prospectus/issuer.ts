import { type Block, facts, paragraph, table } from '../blocks.ts'
import { clause, paragraphs, prose, section, sections } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, moneyInFull, quote } from '../format.ts'
import type { Source } from './source.ts'
import { technology } from './technology.ts'

const register = ({ issuer, project }: Source): Block =>
  facts([
    ['名称', [quote(issuer.name)]],
    ['统一社会信用代码', [quote(issuer.creditCode)]],
    ['法定代表人', [quote(issuer.legalRepresentative)]],
    ['成立日期', [quote(issuer.foundedOn, chineseDay)]],
    ['注册资本', [quote(issuer.registeredCapital, moneyInFull)]],
    ['住所', [quote(issuer.address)]],
    ['所属行业', [quote(issuer.industry)]],
    ['所在地区', project.region],
    ['员工人数', [quote(issuer.employees, (count) => `${count}人`)]],
    ['是否上市', [quote(issuer.listed, (listed) => (listed ? '是' : '否'))]],
    ['信息披露事务负责人', [quote(issuer.disclosureOfficer)]],
    ['联系电话', [quote(issuer.phone)]],
  ])

const organs: [name: string, duty: string][] = [
  ['股东会（出资人机构）', '决定发行债务融资、利润分配、增减资本、合并分立、修改章程等重大事项'],
  ['董事会', '召集股东会并执行其决议，决定经营计划、投资方案和内部管理机构，聘任高级管理人员'],
  ['监督机构', '由监事会、监事或者董事会审计委员会依章程检查财务并监督董事和高级管理人员履职'],
  ['经营管理层', '组织实施董事会决议，拟订年度预算和基本管理制度，负责日常经营'],
]

const controls: [name: string, content: string][] = [
  ['资金管理', '资金集中统一管理，付款分级审批，融资方案经授权机构批准后实施；募集资金按专户和台账管理'],
  ['财务管理', '按照企业会计准则核算，执行统一会计政策；定期报告经财务负责人复核后由授权机构批准'],
  ['对外担保', '对外担保须经章程规定的机构审批，关联担保执行回避；定期评估被担保人的信用状况'],
  ['关联交易', '关联交易遵循自愿、公平的原则，按权限审批和披露，关联方不得占用发行人资金'],
  ['信息披露', '制定债务融资工具（债券）信息披露事务管理制度，指定信息披露事务负责人，重大事项实行内部报告制度'],
  ['突发事件', '制定突发事件应急预案，明确报告路径、处置权限和信息发布口径'],
]

const particular: Record<Source['project']['issuerKind'], [name: string, content: string][]> = {
  'tech-firm': [
    [
      '研发管理',
      '研发项目实行立项、阶段评审、验收三级控制，研发支出按项目归集；技术秘密分级保护，核心岗位签订保密和竞业限制协议',
    ],
    ['质量和安全', '建立覆盖设计、采购、生产和交付的质量体系，落实安全生产责任制和环境保护要求'],
  ],
  'equity-investor': [
    ['投资决策', '项目须经立项、尽职调查、风险合规审查和投资决策委员会表决；关联项目执行回避'],
    ['投后管理', '按项目指定投后负责人，定期收集财务和经营信息，对重大不利变化启动风险项目管理'],
    ['利益冲突', '自有资金与受托资金、各基金之间设置隔离和公平分配规则，跟投安排事先披露'],
  ],
  'financial-institution': [
    ['风险管理', '建立全面风险管理体系，对信用、市场、流动性、操作、合规和信息科技风险实行分类限额管理'],
    ['科技金融', '对科技型企业实行专门的评价标准、审批权限和考核机制，并对投向和效果进行后评估'],
  ],
}

const institutions = (rows: [string, string][], heads: [string, string], caption: string): Block =>
  table(
    [
      { head: heads[0], width: 0.24 },
      { head: heads[1], width: 0.76 },
    ],
    rows,
    { caption },
  )

function independence(): Block[] {
  return paragraphs(
    '发行人承诺与控股股东、实际控制人及其关联方在下列方面保持独立：',
    '资产方面，经营资产独立完整，权属清晰，与控股股东和实际控制人的资产分开。',
    '人员方面，设有独立的劳动、人事和薪酬管理制度，高级管理人员按照章程和法定程序产生。',
    '机构和业务方面，依章程设立内部机构，独立行使职权，具有面向市场自主经营的能力。',
    '财务方面，设有独立的财务部门和核算体系，独立开立银行账户、独立纳税，独立作出财务决策。',
  )
}

function control({ issuer }: Source): Block[] {
  return [
    paragraph(['截至本期发行文件签署日，发行人控股股东和实际控制人情况：', clause(issuer.controller), '。']),
    ...paragraphs(
      '控股股东、实际控制人所持发行人股权如设定质押、被司法冻结或者发生控制权变更的，发行人按照重大事项披露的要求及时披露。',
    ),
  ]
}

/** 企业基本情况 / 发行人基本情况: who the issuer is, how it is governed, and why it counts as sci-tech. */
export function issuer(source: Source, words: Words): Block[] {
  const kind = source.project.issuerKind
  return sections([
    section('基本信息', register(source)),
    section('历史沿革', ...prose(source.issuer.history)),
    section('控股股东和实际控制人', ...control(source)),
    section('独立性', ...independence()),
    section(
      '公司治理和组织机构',
      ...prose(source.issuer.governance),
      institutions(organs, ['机构', '主要职责'], '治理机构及其职责'),
    ),
    section('内部控制制度', institutions([...controls, ...particular[kind]], ['制度', '主要内容'], '主要内部控制制度')),
    section('主营业务', paragraph(['发行人主营业务：', clause(source.issuer.business), '。'])),
    ...technology(source, words),
    section(
      '董事、监事和高级管理人员',
      ...paragraphs(
        `发行人董事、监事（如设）和高级管理人员的任职符合《公司法》和章程的规定${kind === 'financial-institution' ? '，须经监管部门核准任职资格的已取得核准' : ''}。上述人员的名单和对${words.paper}的书面确认意见见${words.exchange ? '“声明”一节和' : ''}备查文件。`,
      ),
    ),
  ])
}
