import { z } from 'zod'
import { day, optionalText, reason, shortText } from '#workflows/kit/body.ts'
import { type IssuerKind, issuerKinds, type Route, routes, type Venue, venues } from '#workflows/kit/seats.ts'
import type { ParameterChange } from '#workflows/rulebook.ts'
import type { ParameterKey } from '#workflows/rules/parameter-keys.ts'
import type { AppliesBy } from '#workflows/rules/parameters.ts'
import { readScope, type Scope, scopeText } from '#workflows/rules/scope.ts'
import { fieldErrors } from './field-errors.ts'

export const appliesWords: Record<AppliesBy, string> = { acceptance: '受理日', issue: '发行日', event: '事项发生日' }

/** Which row the form is about: `acceptance|route=interbank`; `new` for a scope nothing was set for yet. */
export const slotText = ({ scope, appliesBy }: { scope: Scope; appliesBy: AppliesBy }): string =>
  `${appliesBy}|${scopeText(scope)}`

const words = <K extends string>(of: Record<K, unknown>) => ['', ...Object.keys(of)] as ['' | K, ...('' | K)[]]

const form = z.object({
  slot: z.string().min(1, '请选择适用范围').max(300),
  route: z.enum(words<Route>(routes)).optional(),
  venue: z.enum(words<Venue>(venues)).optional(),
  issuerKind: z.enum(words<IssuerKind>(issuerKinds)).optional(),
  act: z.enum(['set', 'end'], '请选择'),
  value: z.string().trim().max(40).optional(),
  from: day,
  to: z.union([z.literal(''), day]).optional(),
  document: shortText,
  item: optionalText,
  standing: z.enum(['published', 'provisional'], '请选择'),
  reason,
})

export type AskedChange =
  | { ok: true; change: { kind: 'parameter' } & ParameterChange; reason: string }
  | { ok: false; fields: Record<string, string[]> }

/** What an administrator typed about a parameter, as a change; sentences by field where it is none. */
export function readParameterChange(key: ParameterKey, applies: AppliesBy, typed: Record<string, string>): AskedChange {
  const read = form.safeParse(typed)
  if (!read.success) return { ok: false, fields: fieldErrors(read.error) }
  const { act, value = '', from, to = '', document, item, standing } = read.data
  const slot = slotOf(read.data, applies)
  if (!slot) return { ok: false, fields: { slot: ['请从列出的范围中选择'] } }
  if (act === 'set' && value === '') return { ok: false, fields: { value: ['请填写新的值'] } }
  const basis = { document, ...(item ? { item } : {}), since: from, standing }
  const change = { kind: 'parameter', key, ...slot, value: act === 'end' ? null : value, basis, from } as const
  return { ok: true, change: { ...change, to: to === '' ? null : to }, reason: read.data.reason }
}

function slotOf(
  { slot, route, venue, issuerKind }: z.infer<typeof form>,
  applies: AppliesBy,
): { scope: Scope; appliesBy: AppliesBy } | null {
  if (slot === 'new') {
    const scope = { ...(route ? { route } : {}), ...(venue ? { venue } : {}), ...(issuerKind ? { issuerKind } : {}) }
    return { scope, appliesBy: applies }
  }
  const [by = '', text = ''] = slot.split('|')
  const scope = readScope(text)
  const appliesBy = (Object.keys(appliesWords) as AppliesBy[]).find((word) => word === by)
  return scope && appliesBy ? { scope, appliesBy } : null
}
