import type { IsoDay } from '../calendar/day.ts'
import type { Basis } from '../kit/finding.ts'
import { cite } from '../library/library.ts'
import type { ParameterKey } from './parameter-keys.ts'
import type { AppliesBy } from './parameters.ts'
import type { Scope } from './scope.ts'

/** How the rows of the rulebook are written down. */

export type Row = readonly [
  key: ParameterKey,
  value: string,
  scope: Scope,
  appliesBy: AppliesBy,
  basis: Basis,
  from?: IsoDay,
]

export const interbank: Scope = { route: 'interbank' }
export const publicly: Scope = { route: 'exchange-public' }
export const privately: Scope = { route: 'exchange-private' }
export const licence: Scope = { route: 'licence' }
const bothExchange: readonly Scope[] = [publicly, privately]

/** The same row on both exchange routes. */
export const onExchanges = (
  key: ParameterKey,
  value: string,
  by: AppliesBy,
  basis: Basis,
  from?: IsoDay,
  more: Scope = {},
): Row[] => bothExchange.map((scope) => [key, value, { ...scope, ...more }, by, basis, from])

/** The notices of 2025-05-07, nearly the same at the three. */
export const notices = [
  ['SSE', 'sse-2025-65'],
  ['SZSE', 'szse-2025-449'],
  ['BSE', 'bse-2025'],
] as const

export const classRule = cite('exchange-guide-2', '科创企业类认定标准（2024年12月修订后的文字待核实）')
