/** What a notice says, by its type and its word. A word without a sentence fails a test. */
export const noticeWords: Record<string, Record<string, string>> = {
  'notice.turn': {
    guidance: '有新的辅导记录',
    mandate: '主承销商提出承销委托，请答复',
    suspended: '审核已中止，期限暂停计算',
    'suspension-asked': '发行人一方申请中止审核，等待审核方答复',
    'suspension-declined': '中止审核的申请未获同意，审核继续进行，理由见答复函',
    'resumption-asked': '发行人一方申请恢复审核，等待审核方答复',
    'resumption-declined': '恢复审核的申请未获同意，审核仍为中止，理由见答复函',
    resumed: '审核已恢复，期限继续计算',
    opinion: '监管意见已出具，请继续办理',
    'green-asked': '发行人申请绿色通道，请答复',
    'green-granted': '已纳入绿色通道，专属联系人见核验页',
    'green-declined': '未纳入绿色通道，按一般程序审核',
    'green-revoked': '已移出绿色通道，此后的期限按一般程序计算',
    authority: '已提交注册，等待决定',
    'data-request': '评级机构已列出资料清单，请提供资料',
    'rating-result': '评级结果已告知，可以接受或者申请一次复评',
    claim: '收到代偿请求，请按约定代偿',
    committed: '增信评审通过，额度已占用，请办理签署',
    'in-force': '增信安排已生效',
    'interest-paid': '本期利息已支付',
    'coupon-reset': '票面利率调整已公告',
    'put-open': '回售登记期已开始',
    call: '发行人行使赎回选择权',
    redeemed: '债券已兑付完毕',
    extended: '持有人会议同意展期',
    accelerated: '债券加速到期',
    cured: '违约已经补救，债券恢复正常存续',
    settled: '违约处置终结',
    announced: '发行文件已公布',
    'book-open': '簿记建档开始，可以提交申购',
    'book-closed': '簿记建档截止',
    allotted: '配售结果已确认，请按缴款通知书缴款',
    paid: '缴款已全部到账，请办理初始登记',
    registered: '债券已办理初始登记',
    listed: '债券已上市流通',
    cancelled: '本期发行取消，预留额度已释放',
    postponed: '本期发行推迟，原有申购失效，请按新日期重新申购',
  },
  'notice.lapse': {
    registration: '注册有效期届满，未使用的额度失效',
    suspension: '中止期限届满，审核终止',
    reply: '回复期限届满',
    objection: '复评申请期届满，评级结果确定',
    duty: '信息披露义务逾期未履行',
    payment: '付款期限已过，尚未足额付款',
    book: '簿记时间届满，申购截止',
  },
}

export function noticeTitle(type: string, what: string): string {
  const words = noticeWords[type]?.[what]
  if (!words) throw new Error(`No words for ${type} ${what}`)
  return words
}
