import { isDay } from '../calendar/day.ts'
import { inSlot, type ParameterChange, type Rulebook, rowOf, withRow } from '../rulebook.ts'
import { overlapping, type Parameter, parameterProblems } from './parameters.ts'

export type ChangeField = 'value' | 'from' | 'to' | 'document'
export type ChangeProblems = Partial<Record<ChangeField, string[]>>

/** The row of a slot that holds on a day, before anything is changed. */
export const standingRow = (parameters: readonly Parameter[], change: ParameterChange): Parameter | undefined =>
  parameters.find((row) => inSlot(row, change) && row.from <= change.from && (row.to === null || change.from <= row.to))

/**
 * Why a proposed change cannot be put into force, by field; empty when it can. Rows are continued, not rewritten: a change
 * begins after the first day of the row it ends, and never where a row already begins.
 */
export function changeProblems({ parameters }: Pick<Rulebook, 'parameters'>, change: ParameterChange): ChangeProblems {
  if (!isDay(change.from)) return { from: ['请填写有效的生效日'] }
  const problems = ownProblems(change)
  const standing = standingRow(parameters, change)
  const begun = parameters.find((row) => inSlot(row, change) && row.from === change.from)
  if (begun) add(problems, 'from', `已有一行自 ${begun.from} 起生效；参数不改写，只能接续，请选其后的一天`)
  if (change.value === null && !standing) add(problems, 'from', '这一天没有可以停止的参数')
  if (standing && sameAs(standing, change)) add(problems, 'value', '与现行参数完全相同')
  if (Object.keys(problems).length > 0) return problems
  const after = withRow(parameters, change)
  if (overlapping(after.filter((row) => inSlot(row, change))).length > 0)
    add(problems, 'from', '与同一范围的另一行参数重叠')
  return problems
}

function ownProblems(change: ParameterChange): ChangeProblems {
  const problems: ChangeProblems = {}
  if (change.basis.document.trim() === '') add(problems, 'document', '请写明依据的文件')
  if (change.to !== null && (!isDay(change.to) || change.to < change.from))
    add(problems, 'to', '失效日须是有效日期，且不早于生效日')
  const [row] = rowOf({ ...change, to: null, basis: { ...change.basis, document: '依据' } })
  if (row) for (const problem of parameterProblems(row)) add(problems, 'value', problem)
  return problems
}

const add = (problems: ChangeProblems, field: ChangeField, sentence: string): void => {
  problems[field] = [...(problems[field] ?? []), sentence]
}

function sameAs(row: Parameter, change: ParameterChange): boolean {
  const words = ({ document, item = '', standing }: Parameter['basis']) => `${document}|${item}|${standing}`
  return change.value === row.value && change.to === row.to && words(change.basis) === words(row.basis)
}
