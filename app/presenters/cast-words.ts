import type { Capacity } from '#workflows/kit/seats.ts'
import type { StageName } from '#workflows/kit/stage.ts'

/** What one does on a seat, in a few words: in all, and stage by stage. */
export type SeatWords = { does: string; in: Partial<Record<StageName, string>> }

export const seatWords: Record<Capacity, SeatWords> = {
  issuer: {
    does: '看进度、交材料、确认答复',
    in: {
      reserve: '委托',
      rating: '配合',
      enhancement: '申请',
      registration: '确认',
      issuance: '定价',
      outstanding: '付息兑付',
    },
  },
  'lead-underwriter': {
    does: '要素填一次，文件自成',
    in: {
      reserve: '辅导',
      rating: '联络',
      enhancement: '联络',
      registration: '申报',
      issuance: '簿记',
      outstanding: '督导',
    },
  },
  'joint-underwriter': { does: '协同销售，不见对手报价', in: { issuance: '销售' } },
  investor: { does: '申购、缴款、回售', in: { issuance: '申购缴款', outstanding: '持有' } },
  counsel: { does: '出具法律意见', in: { registration: '法律意见' } },
  auditor: { does: '出具审计报告', in: { registration: '审计' } },
  rater: { does: '访谈、评审会、跟踪', in: { rating: '评级', outstanding: '跟踪' } },
  enhancer: { does: '分担方案、额度、担保函', in: { enhancement: '担保占额', outstanding: '监测' } },
  guarantor: { does: '反担保与分担比例', in: { enhancement: '反担保', outstanding: '代偿分摊' } },
  trustee: { does: '代表持有人', in: { outstanding: '受托管理' } },
  registrar: { does: '登记、代理兑付', in: { issuance: '登记' } },
  'venue-intake': { does: '一次性核对齐备性', in: { registration: '受理' } },
  'venue-review': { does: '长队列、对照稿、双人负责', in: { registration: '审核', issuance: '核对' } },
  'venue-secretary': { does: '召集会议、汇总意见', in: { registration: '会议' } },
  'venue-supervisor': { does: '看负荷、管中止与终止', in: { registration: '督导' } },
  expert: { does: '只看本次会议材料，独立投票', in: { registration: '评议' } },
  csrc: { does: '作出注册决定', in: { registration: '注册' } },
  pboc: { does: '作出许可决定', in: { registration: '许可' } },
  nfra: { does: '出具监管意见', in: { registration: '监管意见' } },
  steward: { does: '储备库、政策辅导', in: { reserve: '入库辅导' } },
  administrator: { does: '机构、人员与席位', in: {} },
}
