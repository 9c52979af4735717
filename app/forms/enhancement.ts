import { because, day, type Fieldset, integer, long, money, percent, pick, remark, rows, text } from './fieldset.ts'

export const enhancementFieldsets: Record<string, Fieldset> = {
  'materials.submit': remark(),
  'materials.return': because('需要补充什么', '请一次写全。'),
  'materials.accept': remark(),
  'arrangement.decline': because('不予增信的理由'),
  'arrangement.withdraw': because('撤回的理由'),
  'diligence.begin': [long('plan', '尽调安排')],
  'diligence.report': [long('summary', '尽调情况'), long('opinion', '尽调意见')],
  'counter.seek': [
    pick('provider', '反担保机构', 'guarantors'),
    percent('coverPercent', '反担保比例'),
    money('planned', '反担保金额', '亿元'),
  ],
  'plan.propose': [
    rows(
      'shares',
      '分担方',
      { noun: '分担方', blank: 4, most: 20, hint: '按净损失分担；各方比例合计为 100%，平台不预设比例。' },
      [text('party', '名称'), integer('order', '次序', '位'), percent('percent', '比例'), money('cap', '上限', '万元')],
    ),
    percent('feePercent', '年费率'),
    ...remark(),
  ],
  'committee.send-back': because('退回原因'),
  'committee.decline': because('不通过的理由'),
  'committee.approve': [
    day('heldOn', '会议日期'),
    long('opinion', '评审意见'),
    money('amount', '批准金额', '亿元', '空着即按申请金额。'),
  ],
  'agreement.sign': [
    text('letter', '文件名称与编号'),
    day('signedOn', '签署日期'),
    money('actual', '实际金额', '亿元'),
  ],
  'arrangement.activate': [day('on', '生效日期'), ...remark()],
  'claim.file': [
    pick('obligation', '未支付的款项', 'obligations'),
    money('amount', '请求代偿金额', '元'),
    ...because('事由'),
  ],
  'claim.pay': [pick('claim', '代偿请求', 'claims'), money('amount', '付款金额', '元'), day('on', '付款日期')],
  'recovery.book': [
    pick('claim', '代偿请求', 'claims'),
    money('amount', '回收金额', '元'),
    day('on', '到账日期'),
    text('source', '来源', '如 发行人、抵质押物处置。'),
  ],
  'loss.settle': [pick('claim', '代偿请求', 'claims'), ...remark()],
  'arrangement.release': because('解除事由'),
}
