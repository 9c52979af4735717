import { type Capacity, capacities } from '../kit/seats.ts'

export type RemindedTask = {
  capacity: Capacity
  /** The step it asks for is done, or the round it belongs to is closed. */
  done: boolean
  /** ISO instant of the last reminder, whoever sent it; null when there was none. */
  remindedAt: string | null
}

const day = 24 * 3_600_000

/**
 * Why a reminder (催办) may not be sent now; null when it may. Once in 24 hours for one step, never for a closed one, and
 * never to those who review or decide: 审核中不可催办. Practice of work centres; no published rule, so it binds this house only.
 */
export function reminderProblem({ capacity, done, remindedAt }: RemindedTask, now: string): string | null {
  if (done) return '这一步已经办结，无须催办'
  if (capacities[capacity].side === 'review') return '审核中不可催办'
  if (remindedAt !== null && Date.parse(now) - Date.parse(remindedAt) < day) return '同一节点 24 小时内可催办一次'
  return null
}
