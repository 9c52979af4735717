import { severities } from '#workflows/registration/events.ts'
import {
  because,
  choose,
  day,
  type FieldSpec,
  type Fieldset,
  integer,
  long,
  money,
  percent,
  pick,
  picks,
  remark,
  rows,
  text,
} from './fieldset.ts'

const opinion = (label: string): Fieldset => [long('opinion', label)]

const items = (hint: string): FieldSpec =>
  rows('items', '意见', { noun: '意见', blank: 3, most: 60, hint }, [
    text('title', '标题'),
    text('category', '类别', '如 募集资金、科技属性、财务。'),
    choose('severity', '程度', Object.fromEntries(severities.map((word) => [word, word]))),
    long('question', '意见内容'),
    text('basis', '依据'),
    pick('filing', '所涉文件', 'filed-papers'),
    pick('anchor', '涉及章节', 'filed-headings'),
    pick('follows', '承接的前一轮意见', 'earlier-items', '第二轮起，新问题须选所涉文件，追问须选所承接的意见。'),
  ])

const decision: Fieldset = [
  text('number', '文号'),
  day('on', '决定日期'),
  money('amount', '注册金额', '亿元', '空着即按申报金额。'),
  integer('months', '有效期', '个月'),
]

const lines = rows('lines', '品种', { noun: '品种', blank: 2, most: 4 }, [
  text('name', '品种名称'),
  text('tenor', '期限', '如 5+3+2Y 或 180D。'),
  money('planned', '计划规模', '亿元'),
  money('maximum', '回拨后上限', '亿元'),
  percent('rateLow', '申购区间下限'),
  percent('rateHigh', '申购区间上限'),
])

const before: Record<string, Fieldset> = {
  'rating.engage': [
    pick('agency', '评级机构', 'raters'),
    choose('subject', '评级对象', { issuer: '发行人主体', guarantor: '担保人主体', line: '债项' }),
    text('subjectName', '对象名称'),
  ],
  'enhancement.seek': [
    choose('instrument', '增信方式', {
      guarantee: '保证担保',
      crmw: '信用风险缓释凭证',
      'direct-investment': '直接投资',
      'counter-guarantee': '反担保',
      pledge: '抵质押',
    }),
    pick('provider', '增信机构', 'providers'),
    money('planned', '拟增信金额', '亿元'),
    percent('coverPercent', '覆盖比例'),
    choose('riskSharingTool', '使用科技创新债券风险分担工具', { yes: '是', no: '否' }),
  ],
  'filing.request-review': remark(),
  'filing.send-back': because('退回原因'),
  'filing.clear': opinion('内核意见'),
  'filing.submit': remark(),
  'registration.adopt': [
    text('number', '注册（批复）文号'),
    day('on', '生效日期'),
    day('effectiveTo', '有效期至'),
    money('amount', '注册金额', '亿元'),
    money('used', '已使用金额', '亿元'),
  ],
  'filing.withdraw': because('撤回的理由'),
  'matter.report': [text('kind', '事项类别'), day('occurredOn', '发生日期'), long('description', '情况说明')],
}

const review: Record<string, Fieldset> = {
  'filing.return': [items('一次性告知全部需要补正的内容。')],
  'filing.accept': remark(),
  'filing.reject': because('不予受理的理由'),
  'feedback.issue': [items('每条意见单独编号，空白行不计。')],
  'feedback.permit': [
    pick('filing', '所涉文件', 'filed-papers'),
    long(
      'reason',
      '为什么前一轮没有提出',
      '计入“首次提出于后续轮次”，发行人和主承销商可以看到；一次说明只用于一条意见。',
    ),
  ],
  'extension.apply': [integer('days', '延长', '个工作日'), ...because('申请理由')],
  'extension.decline': because('不同意的理由'),
  'feedback.reply': remark('逐条答复和“未要求的修改”清单在「反馈意见」页；这里整体提交。'),
  'item.accept': [pick('item', '意见', 'items'), ...remark()],
  'review.pass': opinion('审核意见'),
  'review.concur': opinion('复核意见'),
  'review.dissent': because('不同意的理由'),
  'review.suspend': [
    choose('cause', '中止事由', {
      'under-investigation': '发行人或中介被立案调查',
      'data-expired': '财务数据或文件过期',
      'own-application': '发行人申请中止',
      'reply-overdue': '逾期未回复',
      'professional-replaced': '更换中介机构',
      'authority-clarifying': '主管部门需要核实',
    }),
    ...because('说明'),
  ],
  'suspension.apply': because('申请中止的原因'),
  'suspension.decline': because('不予中止的理由', '写入答复函，发行人可见。'),
  'resumption.apply': because('中止原因的消除情况'),
  'resumption.decline': because('不予恢复的理由', '写入答复函，发行人可见。'),
  'review.resume': because('恢复的理由'),
  'green.apply': remark('说明符合绿色通道条件的情况，可不填。'),
  'green.grant': [text('contact', '专属联系人', '姓名与电话，发行人可见。'), ...remark()],
  'green.decline': because('不纳入的理由'),
  'green.revoke': because('移出的理由', '写明哪一项条件不再符合，发行人可见。'),
  'review.terminate': because('终止的理由'),
}

const meeting: Record<string, Fieldset> = {
  'meeting.convene': [
    day('heldOn', '会议日期'),
    picks('experts', '五名专家', 'experts', '须恰好五名，且与发行人无利害关系。'),
  ],
  'meeting.vote': [
    choose('vote', '意见', { accept: '接受注册', conditional: '有条件接受', postpone: '推迟接受' }),
    long('opinion', '理由与修改要求'),
  ],
  'meeting.minute': [
    integer('accept', '接受', '票'),
    integer('conditional', '有条件接受', '票'),
    integer('postpone', '推迟接受', '票', '三项合计五票。'),
    text('document', '会议纪要名称与编号'),
  ],
  'meeting.conclude': [long('summary', '会议结论')],
  'condition.issue': [items('写明专家要求的修改。')],
  'condition.consent': opinion('书面意见'),
  'matter.reopen': because('重新审核的理由'),
}

const authority: Record<string, Fieldset> = {
  'authority.submit': [text('number', '报送文号')],
  'opinion.give': [text('number', '意见文号'), day('on', '出具日期')],
  'opinion.decline': because('不出具的理由'),
  'authority.return': [items('一次性告知全部补充意见。')],
  'authority.refuse': because('不予注册的理由'),
  'registration.grant': decision,
  'registration.refuse': because('不予许可的理由'),
  'offering.plan': [
    choose('kind', '发行方式', { new: '新发', reopening: '增发' }),
    pick('bond', '增发的债券', 'bonds', '新发不填。'),
    text('name', '本期简称'),
    day('bookOn', '拟簿记日'),
    lines,
  ],
  'registration.close': because('注销的理由', '剩余额度注销后不能恢复。'),
}

export const registrationFieldsets: Record<string, Fieldset> = { ...before, ...review, ...meeting, ...authority }
