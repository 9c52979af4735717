import type { Dossier } from '#templates/dossier.ts'

type Letters = Pick<Dossier, 'step' | 'extension' | 'suspension' | 'matter' | 'conclusion' | 'sealing'>

/** What the letters of a review tell of a made-up project. */
export const lettersOf = (venue: string, issuers: string): Letters => ({
  step: {
    type: 'review.suspend',
    on: '2026-04-24',
    from: venue,
    to: issuers,
    reason: '年度审计报告须更新',
    status: '反馈中',
    recorded: false,
    lapsed: false,
  },
  extension: {
    days: 5,
    reason: '穿透核查涉及的三只基金须取得托管行对账单',
    appliedOn: '2026-04-22',
    outcome: 'granted',
    dueBefore: '2026-04-27',
    dueAfter: '2026-05-06',
    provisional: false,
  },
  suspension: { cause: '财务数据或者申请文件超过有效期', until: '2026-07-24', provisional: false },
  matter: {
    kind: '重大诉讼',
    occurredOn: '2026-04-20',
    reportedOn: '2026-04-22',
    description:
      '发行人作为被告的一宗合同纠纷由人民法院受理。\n所涉金额占最近一期末净资产的3.20%，发行人已委托律师应诉。',
    phase: 'review',
  },
  conclusion: { heldOn: '2026-05-12', outcome: 'conditional', summary: '请补充披露基金投资决策机制的运行情况。' },
  sealing: { number: '示例函〔2026〕17号', to: '中国证券监督管理委员会' },
})
