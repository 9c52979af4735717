import type { SampleDeal } from './deal.ts'
import { lotOf } from './lot.ts'

export type Theme = {
  industry: string
  business: string
  technology: string
  team: string
  market: string
  project: string
  research: string
  employees: readonly [number, number]
}

/** Fields of technology that invented firms may be in. */
const technologies: readonly Theme[] = [
  {
    industry: '仪器仪表制造业',
    business: '精密光学元件、半导体检测物镜及光学检测系统的研发、生产和销售。',
    technology:
      '公司掌握大口径非球面超精密加工、极紫外多层膜沉积和亚纳米面形检测三项核心技术，均来源于自主研发，已应用于半导体检测物镜和空间光学载荷，相关产品收入占营业收入的主要部分。',
    team: '研发人员占员工总数的四分之一以上，核心技术人员在光学工程领域平均从业十五年，近三年保持稳定。',
    market: '公司是国内少数能够批量提供半导体检测物镜的企业，主要客户为晶圆检测设备制造商。',
    project: '精密光学二期产线建设',
    research: '极紫外光学元件研发项目',
    employees: [480, 1600],
  },
  {
    industry: '专用设备制造业',
    business: '工业机器人关节模组、力控传感器和协作机器人整机的研发、生产和销售。',
    technology:
      '公司形成高密度谐波减速、无框力矩电机和六维力传感三项核心技术，并以自有运动控制软件集成为关节模组，产品在装配、打磨和医疗康复场景批量应用。',
    team: '研发团队覆盖机械、电机、控制和算法，硕士以上学历占六成，设有博士后科研工作站。',
    market: '公司关节模组出货量居国内前列，主要客户为协作机器人和医疗设备制造商。',
    project: '机器人关节模组智能工厂建设',
    research: '高动态力控平台研发项目',
    employees: [520, 1900],
  },
  {
    industry: '医药制造业',
    business: '合成生物制造的原料药、医用辅料及酶制剂的研发、生产和销售。',
    technology:
      '公司建立菌株设计、连续发酵和低温分离三个技术平台，以生物制造替代高能耗化学路线，主要产品的单位能耗和排放明显低于传统工艺，核心菌株均拥有自主知识产权。',
    team: '研发团队由合成生物学、发酵工程和药物分析人员组成，核心技术人员近三年保持稳定。',
    market: '公司主要酶制剂产品在国内细分市场份额领先，产品进入多家制药企业的供应链。',
    project: '生物制造绿色工厂建设',
    research: '新一代底盘菌株研发项目',
    employees: [420, 1500],
  },
  {
    industry: '化学原料和化学制品制造业',
    business: '固态电池电解质、正极前驱体等新能源材料的研发、生产和销售。',
    technology:
      '公司掌握氧化物电解质连续烧结、超薄成膜和界面改性三项核心技术，已建成百吨级中试线，产品通过多家电池企业的验证。',
    team: '研发人员占员工总数的两成以上，与高校共建联合实验室，承担多项科技计划项目。',
    market: '公司固态电解质材料的出货量居国内前列，主要客户为动力电池和储能电池制造商。',
    project: '固态电解质规模化产线建设',
    research: '高电导率电解质研发项目',
    employees: [380, 1400],
  },
]

const investing: Theme = {
  industry: '资本市场服务—创业投资',
  business: '以自有资金和受托管理资金开展创业投资、股权投资及投资管理。',
  technology:
    '发行人围绕集成电路装备、生物制造和商业航天建立由行业专家、专利分析和实验室尽调组成的硬科技投资研究体系，形成技术成熟度分级、专利自由实施分析和里程碑出资三套投资工具。',
  team: '投资团队具有理工科硕士以上学历的占七成，投资决策委员会委员平均从业十四年，核心管理人员近三年保持稳定。',
  market: '发行人在管基金以种子期和早期科技型企业为主要投向，在同类早期投资机构中管理规模居前。',
  project: '出资设立科技创新创业投资基金',
  research: '对科技型企业的股权投资',
  employees: [62, 210],
}

const lending: Theme = {
  industry: '货币金融服务',
  business: '吸收公众存款，发放贷款，办理结算，投资债券等经批准的业务。',
  technology: '发行人设立科技金融事业部，建立科技型企业技术流评价模型、专属审批通道和单列信贷计划。',
  team: '科技金融专营团队配备行业研究和知识产权评价人员，设有科技支行。',
  market: '发行人科技贷款余额在当地法人机构中居前，服务的科技型企业以高新技术企业和专精特新企业为主。',
  project: '发放科技型企业贷款',
  research: '投资科技型企业发行的债券',
  employees: [1800, 8200],
}

const brokerage: Theme = {
  ...lending,
  industry: '资本市场服务',
  business: '证券经纪、承销与保荐、自营、资产管理及另类投资等经批准的业务。',
  technology: '发行人以投资银行、做市和另类投资三条业务线服务科技型企业，建立产业研究、跟投和做市的协同机制。',
  team: '科技创新业务团队由行业研究、投资银行和投资人员组成，保荐代表人和研究人员近三年保持稳定。',
  market: '发行人保荐和跟投的项目以科创板、创业板和北交所企业为主。',
  project: '通过股权、债券和基金投资支持科技型企业',
  research: '为科技型企业提供做市和资本中介服务',
}

export function themeOf({ issuerKind, issuerName, real }: SampleDeal): Theme {
  if (issuerKind === 'equity-investor') return real ? unsaid(investing) : investing
  if (issuerKind === 'financial-institution')
    return real ? unsaid(institutionTheme(issuerName)) : institutionTheme(issuerName)
  return real ? unsaid(generalTechnology) : lotOf(issuerName).pick('theme', technologies)
}

const institutionTheme = (name: string): Theme => (name.includes('证券') ? brokerage : lending)

const generalTechnology: Theme = {
  industry: '以发行人公开披露的行业分类为准',
  business: '',
  technology: '',
  team: '',
  market: '',
  project: '科技创新项目建设',
  research: '研发投入',
  employees: [1200, 9000],
}

/** Of a real issuer nothing is told that nobody has said. */
const unsaid = (theme: Theme): Theme => ({
  ...theme,
  technology: '核心技术或业务能力以发行人公开披露的文件为准，本样例未收录。',
  team: '团队情况以发行人公开披露的文件为准，本样例未收录。',
  market: '市场地位以发行人公开披露的文件为准，本样例未收录。',
})
