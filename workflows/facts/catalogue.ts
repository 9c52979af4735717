import type { z } from 'zod'
import type { IssuerKind, Route } from '../kit/seats.ts'
import { accountsFacts } from './accounts.ts'
import { circumstanceFacts } from './circumstances.ts'
import { clauseFacts } from './clauses.ts'
import type { FactDefinition } from './definition.ts'
import { exemptionFacts, longerAccountsFacts, officerFacts, placementFacts } from './filing-papers.ts'
import { innovationFacts } from './innovation.ts'
import { issuerFacts, partyFacts } from './issuer.ts'
import { offeringFacts, proceedsFacts, ratingFacts, registrationFacts, supplementFacts } from './offering.ts'
import { planFacts } from './plan.ts'
import { projectNoteFacts } from './project-note.ts'
import { fundFacts, institutionFacts, scienceFacts } from './science.ts'
import {
  emergencyFacts,
  materialMatterFacts,
  perpetualFacts,
  realEstateFacts,
  relatedPartyFacts,
  restructuringFacts,
  safetyFacts,
  supplyChainFacts,
} from './special-tables.ts'

export type { FactDefinition, FactScope } from './definition.ts'
export type { Field, FieldKind } from './field.ts'

/** Every fact that a paper or a rule may ask for, in the order of the form. Nothing else can be recorded. */
export const factCatalogue = {
  ...issuerFacts,
  ...partyFacts,
  ...officerFacts,
  ...planFacts,
  ...scienceFacts,
  ...innovationFacts,
  ...fundFacts,
  ...institutionFacts,
  ...accountsFacts,
  ...circumstanceFacts,
  ...clauseFacts,
  ...safetyFacts,
  ...relatedPartyFacts,
  ...restructuringFacts,
  ...realEstateFacts,
  ...supplyChainFacts,
  ...emergencyFacts,
  ...perpetualFacts,
  ...materialMatterFacts,
  ...projectNoteFacts,
  ...exemptionFacts,
  ...longerAccountsFacts,
  ...placementFacts,
  ...registrationFacts,
  ...offeringFacts,
  ...proceedsFacts,
  ...supplementFacts,
  ...ratingFacts,
}

export type FactKey = keyof typeof factCatalogue
/** The value of a fact as it is kept: fen as integers, percentages as decimal strings, days ISO, rows as objects. */
export type FactValue<K extends FactKey> = z.output<(typeof factCatalogue)[K]['schema']>

export type Fact = FactDefinition & { key: FactKey; required?: false }

export const isFactKey = (key: string): key is FactKey => Object.hasOwn(factCatalogue, key)

export const factDefinition = (key: FactKey): FactDefinition => factCatalogue[key]

export type FactReading = { ok: true; value: unknown } | { ok: false; message: string }

/** The value in its kept form (normalised, trimmed), or one Chinese sentence. An unknown key is refused. */
export function readFact(key: string, value: unknown): FactReading {
  if (!isFactKey(key)) return { ok: false, message: `没有“${key}”这项要素` }
  const definition = factDefinition(key)
  const read = definition.schema.safeParse(value)
  if (read.success) return { ok: true, value: read.data }
  const [issue] = read.error.issues
  const place = issue ? placeOf(definition, issue.path) : ''
  const message = issue?.code === 'unrecognized_keys' ? '有不认识的栏目' : (issue?.message ?? '填写不正确')
  return { ok: false, message: `${place}${message}` }
}

/** `第2行营业收入：` */
function placeOf({ columns }: FactDefinition, [row, column]: readonly PropertyKey[]): string {
  if (typeof row !== 'number') return ''
  const label = typeof column === 'string' ? (columns?.[column]?.label ?? '') : ''
  return `第${row + 1}行${label}：`
}

/** What is wrong with a value for a key, in a Chinese sentence; null when it may be recorded. */
export function factProblem(key: string, value: unknown): string | null {
  const read = readFact(key, value)
  return read.ok ? null : read.message
}

/** What is known of a fact; undefined: nobody has said. */
export type Known = (key: string) => unknown

/**
 * The facts asked of this kind of issuer on this route, in the order of the form. What belongs to a circumstance is among
 * them where the circumstance is said to be so, and where something was recorded of it already.
 */
export function factsFor(issuerKind: IssuerKind, route: Route, known: Known = () => undefined): Fact[] {
  return Object.keys(factCatalogue)
    .filter(isFactKey)
    .map((key) => ({ key, ...factDefinition(key) }))
    .filter(({ kinds, routes }) => (!kinds || kinds.includes(issuerKind)) && (!routes || routes.includes(route)))
    .filter(({ key, when }) => when === undefined || known(when) === true || known(key) !== undefined)
}
