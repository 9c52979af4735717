import type { Route } from '../kit/seats.ts'
import type { ChecklistCase } from './checklist/condition.ts'
import { exchangeRows } from './checklist/exchange.ts'
import { interbankRows } from './checklist/interbank.ts'
import { licenceRows } from './checklist/licence.ts'
import { type ChecklistLine, lineOf, type Row } from './checklist/line.ts'

export type { ChecklistCase, Circumstance, DecidedBy, RatedSubject } from './checklist/condition.ts'
export type { ChecklistLine } from './checklist/line.ts'

/** Templates of the papers that are the prospectus of a registration: a filing holds one of them. */
export const prospectuses = ['prospectus', 'project-prospectus'] as const

/** Every row of each route's list, in the order in which the venue lists them. */
export const checklistRows: Record<Route, readonly Row[]> = {
  interbank: interbankRows,
  'exchange-public': exchangeRows,
  'exchange-private': exchangeRows,
  licence: licenceRows,
}

/** The whole list of a route, each row with whether and why it is asked for in this case. */
export const wholeChecklist = (of: ChecklistCase): ChecklistLine[] =>
  checklistRows[of.route].map((row) => lineOf(row, of))

/** The papers that this filing must hold. What nobody has said yet asks for nothing and stands on the list as 待确认. */
export const checklistFor = (of: ChecklistCase): ChecklistLine[] =>
  wholeChecklist(of).filter(({ applies }) => applies === true)
