import type { IssuerKind } from '#workflows/kit/seats.ts'

/** One opinion of a round, with the answer that will be given to it. */
export type Question = {
  title: string
  category: string
  severity: '重大' | '一般' | '文字'
  question: string
  basis: string
  reply: string
  verification: string
  changed: string[]
}

const subject: Record<IssuerKind, Question> = {
  'tech-firm': {
    title: '科技创新属性的认定依据',
    category: '主体资格',
    severity: '重大',
    question:
      '请逐项说明发行人所依据的科技型企业认定情形，列明核心技术与主营业务的对应关系以及研发投入的核算口径，并由主承销商发表核查意见。',
    basis: '科技创新债券发行人范围的有关规定',
    reply:
      '已在募集说明书“发行人科技创新情况”中补充认定依据、核心技术与主营业务收入的对应关系和近三年研发投入的归集口径；研发投入取自经审计的财务报表，与加计扣除口径的差异已列表说明。（示例）',
    verification: '主承销商查阅了研发项目台账和审计报告，经核查，发行人符合所依据的认定情形。（示例）',
    changed: ['募集说明书：发行人科技创新情况', '专项尽职调查报告：科技创新属性'],
  },
  'equity-investor': {
    title: '股权投资机构的认定依据',
    category: '主体资格',
    severity: '重大',
    question:
      '请说明发行人股权投资收入占比、募投管退流程和近三年退出项目的具体情况，列明所依据的认定情形，并由主承销商发表核查意见。',
    basis: '科技创新债券发行人范围的有关规定',
    reply:
      '已补充近两年股权投资收入的构成及占比、各阶段的内部制度和近三年退出项目的方式与收回资金情况，收入口径与审计报告一致。（示例）',
    verification: '主承销商抽查了退出项目的协议和回款凭证，经核查，发行人符合所依据的认定情形。（示例）',
    changed: ['募集说明书：发行人股权投资业务情况', '专项尽职调查报告：主体资格'],
  },
  'financial-institution': {
    title: '支持科技创新的资金安排',
    category: '主体资格',
    severity: '重大',
    question:
      '请说明募集资金支持科技型企业的方式、对象认定标准和台账管理安排，以及与发行人科技金融业务规模的匹配关系。',
    basis: '关于支持发行科技创新债券有关事宜的公告',
    reply: '已补充支持方式、对象的认定标准和逐笔登记的台账安排，并列示科技领域贷款及投资的余额与结构。（示例）',
    verification: '主承销商查阅了业务制度和台账样本，经核查，资金安排与业务规模匹配。（示例）',
    changed: ['募集说明书：募集资金运用', '专项尽职调查报告：募集资金投向'],
  },
}

const common: readonly Question[] = [
  {
    title: '募集资金用途的具体安排',
    category: '募集资金',
    severity: '一般',
    question: '请细化各项用途的金额、时间安排和测算依据，说明投向科技创新领域的比例，以及专项账户的监管方式。',
    basis: '募集说明书内容与格式要求：募集资金用途',
    reply:
      '已按项目列示金额、进度和测算依据，投向科技创新领域的比例由各项金额直接计算；专项账户由监管银行按用途逐笔审核后划付。（示例）',
    verification: '主承销商核对了项目文件与资金监管协议草案。（示例）',
    changed: ['募集说明书：募集资金运用'],
  },
  {
    title: '偿债资金来源与债务结构',
    category: '财务情况',
    severity: '一般',
    question: '请结合有息债务的期限结构和经营活动现金流，说明本期债券的偿债资金来源及应急安排。',
    basis: '募集说明书内容与格式要求：发行人财务情况',
    reply: '已补充有息债务的期限结构、未来三年到期情况和偿债资金来源，并说明可动用的货币资金与授信。（示例）',
    verification: '主承销商复核了有息债务明细表和授信合同。（示例）',
    changed: ['募集说明书：发行人财务情况'],
  },
  {
    title: '风险提示的针对性',
    category: '信息披露',
    severity: '文字',
    question: '请结合发行人所处领域的技术迭代、研发失败或投资退出不及预期等情形，补充有针对性的风险提示。',
    basis: '募集说明书内容与格式要求：风险提示',
    reply: '已补充有针对性的风险提示，并删除笼统表述。（示例）',
    verification: '主承销商复核了修改后的风险提示。（示例）',
    changed: ['募集说明书：风险提示及说明'],
  },
]

const second: readonly Question[] = [
  {
    title: '募集资金投向的持续管理',
    category: '募集资金',
    severity: '一般',
    question: '请说明存续期内变更募集资金用途的决策程序和披露安排，以及使用情况报告的频率。',
    basis: '存续期信息披露要求',
    reply: '已补充变更用途须履行的内部决策、提前披露的时限和定期报告安排。（示例）',
    verification: '主承销商核对了公司章程与信息披露制度。（示例）',
    changed: ['募集说明书：募集资金运用', '募集说明书：信息披露安排'],
  },
  {
    title: '数据一致性',
    category: '信息披露',
    severity: '文字',
    question: '请核对募集说明书、核查意见与财务报表中的同一数据，对不一致之处作出更正或说明。',
    basis: '申请文件一致性要求',
    reply: '已逐项核对，申请文件中的同一数据均取自同一口径，修订处已标明。（示例）',
    verification: '主承销商已复核。（示例）',
    changed: ['全部申请文件'],
  },
  {
    title: '投资者保护条款',
    category: '投资者保护',
    severity: '一般',
    question: '请说明触发投资者保护条款的情形、宽限期和处置程序，并与违约责任的约定保持一致。',
    basis: '募集说明书内容与格式要求：投资者保护',
    reply: '已统一触发情形、宽限期与违约责任的约定。（示例）',
    verification: '主承销商与律师事务所共同复核。（示例）',
    changed: ['募集说明书：投资者保护机制', '募集说明书：违约责任'],
  },
]

/** Opinions of a round with their answers: four the first time, three the second. All of it is made up for the story. */
export const questionsOf = (kind: IssuerKind, round: number): readonly Question[] =>
  round === 1 ? [subject[kind], ...common] : second

export const asItems = (questions: readonly Question[]) =>
  questions.map(({ title, category, severity, question, basis, changed }) => ({
    title,
    category,
    severity,
    question,
    basis,
    anchor: changed[0],
  }))
