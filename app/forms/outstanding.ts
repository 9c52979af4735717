import {
  because,
  choose,
  day,
  type FieldSpec,
  type Fieldset,
  long,
  money,
  percent,
  pick,
  remark,
  text,
} from './fieldset.ts'

const obligation = (label: string): FieldSpec => pick('obligation', label, 'obligations')
const resolution: Fieldset = [day('meetingOn', '持有人会议日期'), long('resolution', '决议内容')]
const newTerms: Fieldset = [day('maturityOn', '新的到期日'), percent('couponPercent', '展期利率', '空着即不变。')]

const payments: Record<string, Fieldset> = {
  'notice.publish': [
    obligation('公告的义务'),
    day('publishedOn', '公告日期'),
    long('text', '其他说明', '写入公告文末，可不填。'),
  ],
  'interest.pay': [obligation('付息'), day('paidOn', '付款日期')],
  'put.open': [obligation('回售'), day('from', '登记开始'), day('until', '登记截止')],
  'put.declare': [obligation('回售'), money('amount', '申报回售面值', '万元', '不回售填 0。')],
  'put.settle': [obligation('回售'), day('paidOn', '付款日期')],
  'coupon.reset': [obligation('选择权日'), percent('couponPercent', '调整后的票面利率')],
  'call.exercise': [obligation('赎回选择权'), ...remark()],
  'redemption.pay': [day('paidOn', '兑付日期')],
  'extension.agree': [...resolution, ...newTerms],
}

const duties: Record<string, Fieldset> = {
  'use.book': [
    day('paidOn', '支付日期'),
    text('use', '用途', '与募集说明书的用途名称一致。'),
    text('payee', '收款人'),
    money('amount', '金额', '万元'),
    choose('tech', '属于科技创新领域', { yes: '是', no: '否' }),
    pick('evidence', '凭证', 'evidence'),
  ],
  'use.change': [
    text('from', '原用途'),
    text('to', '新用途'),
    money('amount', '金额', '万元'),
    day('effectiveOn', '生效日期', '须提前披露。'),
    ...because('变更的理由'),
  ],
  'use.report': [day('asOf', '截至日期')],
  'disclosure.file': [obligation('披露义务'), day('filedOn', '披露日期'), text('document', '文件名称与链接')],
  'matter.report': [text('kind', '事项类别'), day('occurredOn', '发生日期'), long('description', '情况说明')],
  'officer.change': [
    text('name', '现负责人姓名'),
    text('position', '职务'),
    text('phone', '联系电话'),
    day('changedOn', '变更日期', '变更后两个工作日内公告。'),
    ...because('变更的原因'),
  ],
  'holders.convene': [
    day('heldOn', '会议日期'),
    day('recordOn', '债权登记日', '须早于会议日；提前多少日通知，按募集说明书和持有人会议规则。'),
    choose('manner', '召开方式', { 'on-site': '现场', remote: '非现场', both: '现场与非现场结合' }),
    text('place', '地点或者参会方式'),
    long('proposals', '议案', '每行一项。'),
  ],
  'obligation.waive': [obligation('豁免的义务'), ...resolution],
  'correction.propose': [
    choose('target', '更正什么', {
      'obligation.done_on': '义务的完成日期',
      'obligation.notice_on': '义务的公告日期',
      'bond.code': '债券代码',
      'proceeds.amount': '资金支付的金额',
      'proceeds.paid_on': '资金支付的日期',
      'proceeds.use': '资金支付的用途',
    }),
    pick('id', '哪一条', 'correctable-rows'),
    text('was', '原来是'),
    text('now', '应为', '金额以分为单位的整数，日期如 2027-04-01。'),
    ...because('更正的理由'),
  ],
  'correction.decline': because('不同意的理由'),
}

const defaults: Record<string, Fieldset> = {
  'maturity.accelerate': resolution,
  'arrears.pay': [obligation('拖欠的款项'), money('amount', '支付金额', '元'), day('paidOn', '付款日期')],
  'recovery.book': [
    choose('source', '来源', { issuer: '发行人', collateral: '抵质押物', other: '其他' }),
    money('amount', '回收金额', '元'),
    day('receivedOn', '到账日期'),
    ...remark(),
  ],
  'workout.agree': [...resolution, ...newTerms],
  'settlement.propose': [long('summary', '处置方案与结果')],
  'settlement.send-back': because('退回的理由'),
}

export const outstandingFieldsets: Record<string, Fieldset> = { ...payments, ...duties, ...defaults }
