import type { Side } from '#workflows/kit/seats.ts'

/** walked: been there. current: here. mine: I can make it happen now. possible: something must happen first. */
export type ChartStatus = 'walked' | 'current' | 'possible' | 'mine'

export type ChartNode = {
  id: string
  title: string
  status: ChartStatus
  /** 0 is the main line, left to right in the order given; 1 is the row below, for returns and exits. */
  row: 0 | 1
  /** Who acts here. */
  seal?: string
  side?: Side
  capacity?: string
  /** Above the node: 5月13日, 预计 5月26日. */
  date?: string
  /** Second line inside, such as 第 3 / 10 日. */
  note?: string
  /** What must happen first, or whether the rule is disputed; in the list only. */
  remark?: string
}

export type ChartEdge = {
  from: string
  to: string
  status: Exclude<ChartStatus, 'current'>
  /** The verb of the button. Drawn where it is mine; read out always. */
  label?: string
}
