import type { Basis } from '../../kit/finding.ts'
import type { Capacity } from '../../kit/seats.ts'
import type { ChecklistCase, Condition, DecidedBy, Judged } from './condition.ts'

/**
 * Where a paper belongs: the filing; the issue that follows; or a filing of its own by somebody else, which the list
 * names so that nobody looks for it here.
 */
export type Phase = 'filing' | 'issue' | 'apart'

export type ChecklistLine = {
  /** Number in the venue's own numbering; where it has none for a paper, one of this list's. */
  code: string
  title: string
  /** The document the platform generates, or null for a paper made elsewhere and uploaded. */
  template: string | null
  preparedBy: Capacity
  phase: Phase
  requirement: 'mandatory' | 'conditional'
  /** The condition, in words, that brings this paper in; null for a mandatory one. */
  condition: string | null
  /** Whether it holds for this case; `unknown`: nobody has said yet. */
  applies: boolean | 'unknown'
  /** Why it holds or not. */
  because: string
  decidedBy: DecidedBy | null
  basis: Basis
}

/** One row of a venue's list before it is asked of a case. */
export type Row = {
  code: string
  title: (of: ChecklistCase) => string
  template: string | null
  preparedBy: Capacity
  phase: Phase
  condition: Condition | null
  /** Where it is so, another paper of the list stands in its place. */
  replaced?: { when: Condition; by: string }
  basis: Basis
}

type Paper = [code: string, title: string | ((of: ChecklistCase) => string), template: string | null, by: Capacity]

const row = ([code, title, template, preparedBy]: Paper, rest: Pick<Row, 'phase' | 'condition' | 'basis'>): Row => ({
  code,
  title: typeof title === 'string' ? () => title : title,
  template,
  preparedBy,
  ...rest,
})

export const must = (basis: Basis, ...paper: Paper): Row => row(paper, { phase: 'filing', condition: null, basis })

/** Asked for unless the paper of a special product stands in its place. */
export const mustUnless = (replaced: NonNullable<Row['replaced']>, basis: Basis, ...paper: Paper): Row => ({
  ...must(basis, ...paper),
  replaced,
})

export const when = (condition: Condition, basis: Basis, ...paper: Paper): Row =>
  row(paper, { phase: 'filing', condition, basis })

/** Comes with the issue, not with the filing. */
export const later = (basis: Basis, ...paper: Paper): Row => row(paper, { phase: 'issue', condition: null, basis })

const laterWords = { issue: '随每期发行编制，不在注册申报文件之内', apart: '由创设机构另行备案，不属注册申报文件' }

export function lineOf(row: Row, of: ChecklistCase): ChecklistLine {
  const { condition, phase, title, replaced, ...rest } = row
  const judged = replacedBy(replaced, of) ?? condition?.judge(of)
  return {
    ...rest,
    title: title(of),
    phase,
    requirement: condition === null ? 'mandatory' : 'conditional',
    condition: condition?.words ?? null,
    applies: phase === 'filing' ? (judged?.applies ?? true) : false,
    because: phase === 'filing' ? (judged?.because ?? '均须提交') : laterWords[phase],
    decidedBy: judged?.decidedBy ?? null,
  }
}

function replacedBy(replaced: Row['replaced'], of: ChecklistCase): Judged | null {
  const judged = replaced?.when.judge(of)
  if (!replaced || judged?.applies !== true) return null
  return { ...judged, applies: false, because: `${judged.because}，由 ${replaced.by} 代替` }
}
