import { addMonths, type IsoDay } from '../calendar/day.ts'
import type { Basis, Finding } from '../kit/finding.ts'
import { type Capacity, capacities } from '../kit/seats.ts'
import { cite } from '../library/library.ts'
import { finding, type Judged, parameterIn } from './judged.ts'
import { wholeOf } from './parameters.ts'

export const relations = {
  employed: '任职',
  director: '担任董事、监事或高级管理人员',
  shareholder: '持有股份',
  relative: '近亲属任职或持股',
  adviser: '担任顾问或独立专家',
  'employed-before': '曾任职',
} as const

export type Relation = keyof typeof relations

/** What a reviewer or expert declared, or is known of him, about an organisation. `until` for what is over. */
export type DeclaredRelation = { organisation: string; relation: Relation; until?: IsoDay }

export type ReviewPerson = {
  person: string
  name: string
  organisation: string
  declared: boolean
  relations: readonly DeclaredRelation[]
}

export type ProjectParty = { organisation: string; name: string; capacity: Capacity }

/** A review is free of conflicts of interest; how far back they reach is nobody's published rule. */
const free: Basis = cite('nafmii-process', '利益冲突回避')

/**
 * Whether a person may review, or sit in the meeting on, a project: not from or tied to a party of it. One finding for each
 * conflict; a tie that is over warns within the look-back; a person who has declared nothing is unknown, not free.
 */
export function recusalFindings(judged: Judged, person: ReviewPerson, parties: readonly ProjectParty[]): Finding[] {
  const conflicts = parties.flatMap((party) => conflictsWith(judged, person, party))
  if (conflicts.length > 0) return conflicts
  if (!person.declared) {
    const because = `${person.name}尚未作出无利益冲突声明`
    return [
      finding(judged, { rule: 'recusal.declared', ok: 'unknown', because, basis: free, missing: ['无利益冲突声明'] }),
    ]
  }
  return [
    finding(judged, { rule: 'recusal', ok: true, because: `${person.name}与本项目各参与方无利益冲突`, basis: free }),
  ]
}

function conflictsWith(judged: Judged, person: ReviewPerson, party: ProjectParty): Finding[] {
  const whom = `${capacities[party.capacity].title}${party.name}`
  const conflict = (because: string, basis: Basis) => finding(judged, { rule: 'recusal', ok: false, because, basis })
  const own =
    person.organisation === party.organisation ? [conflict(`${person.name}所在机构为本项目${whom}，须回避`, free)] : []
  const ties = person.relations
    .filter(({ organisation }) => organisation === party.organisation)
    .flatMap((tie) => tieFindings(judged, `${person.name}在本项目${whom}`, tie, conflict))
  return [...own, ...ties]
}

function tieFindings(
  judged: Judged,
  who: string,
  { relation, until }: DeclaredRelation,
  conflict: (because: string, basis: Basis) => Finding,
): Finding[] {
  const over = relation === 'employed-before' || (until !== undefined && until < judged.on)
  if (!over) return [conflict(`${who}${relations[relation]}，须回避`, free)]
  const row = parameterIn(judged, 'recusal.lookback-months')
  if (!row) return []
  const within = until === undefined || judged.on <= addMonths(until, wholeOf(row))
  const since = until === undefined ? '离任日期未声明' : `${until} 结束`
  return within
    ? [conflict(`${who}曾有关系（${relations[relation]}，${since}），未满 ${row.value} 个月，建议回避`, row.basis)]
    : []
}

/** Two reviewers are two persons, and of them one may not stand for the other. */
export function pairFinding(judged: Judged, first: ReviewPerson, second: ReviewPerson): Finding {
  const ok = first.person !== second.person
  const because = ok ? `${first.name}、${second.name}双人负责` : `主审与复审均为${first.name}，须由两人分别担任`
  return finding(judged, {
    rule: 'recusal.pair',
    ok,
    because,
    basis: cite('nafmii-process', '双人负责'),
  })
}
