import type { Field } from './field.ts'

/** Where a fact is at home. Recorded at a narrower place it holds there only: an offering's own uses, say. */
export type FactScope = 'project' | 'registration' | 'offering' | 'bond' | 'arrangement' | 'rating_action'

export type FactDefinition = Field & { group: string; scope: FactScope }

type Grouped<F extends Record<string, Field>> = { [K in keyof F]: F[K] & { group: string; scope: FactScope } }

/** Facts that are asked for together, under one heading. */
export function group<const F extends Record<string, Field>>(name: string, scope: FactScope, fields: F): Grouped<F> {
  const entries = Object.entries(fields).map(([key, field]) => [key, { ...field, group: name, scope }])
  return Object.fromEntries(entries) as Grouped<F>
}
