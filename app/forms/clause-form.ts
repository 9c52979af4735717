import { z } from 'zod'
import { type ClausePlace, clausePlaces, type IssuerKind } from '#templates/clauses/clause.ts'
import { type ExampleMarket, exampleMarkets } from '#templates/clauses/example-case.ts'
import { day, identifier, longText, optionalText, reason, shortText } from '#workflows/kit/body.ts'
import { issuerKinds } from '#workflows/kit/seats.ts'
import type { WordingBody } from '../clauses/clause-book.server.ts'
import { fieldErrors } from './field-errors.ts'

const words = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]

const wording = z.object({
  title: shortText,
  text: longText,
  basis: optionalText,
  kinds: z.array(z.enum(words<IssuerKind>(issuerKinds))).min(1, '请至少选择一类发行人'),
  place: z.enum(words<ClausePlace>(clausePlaces), '请选择').optional(),
  as: z.enum(words<ExampleMarket>(exampleMarkets)).catch('exchange-public'),
})

const proposal = wording.extend({ from: day, reason })

type Wording = { place: ClausePlace; wording: WordingBody; market: ExampleMarket }
type Fields = { ok: false; fields: Record<string, string[]> }

/** A browser posts lines with carriage returns; a clause has none. */
const typedIn = (form: FormData) => ({
  ...Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
  text: String(form.get('text') ?? '').replaceAll('\r\n', '\n'),
  // A new version is for the issuers that its clause is for.
  kinds: form.get('clause') ? Object.keys(issuerKinds) : form.getAll('kinds'),
  place: form.get('place') ?? undefined,
})

/** For every kind of issuer a wording names none. */
function wordingOf({ title, text, basis, kinds, place, as }: z.output<typeof wording>): Wording {
  const all = kinds.length === Object.keys(issuerKinds).length
  const said = { title, text, basis: basis ?? null, ...(all ? {} : { kinds }) }
  return { place: place ?? 'protection', wording: said, market: as }
}

/** What was typed, to be looked at; nothing is kept of it. */
export function readClauseWording(form: FormData): ({ ok: true } & Wording) | Fields {
  const read = wording.safeParse(typedIn(form))
  return read.success ? { ok: true, ...wordingOf(read.data) } : { ok: false, fields: fieldErrors(read.error) }
}

/** What was typed, to be put before a second person. */
export function readClauseProposal(form: FormData): ({ ok: true; from: string; reason: string } & Wording) | Fields {
  const read = proposal.safeParse(typedIn(form))
  if (!read.success) return { ok: false, fields: fieldErrors(read.error) }
  return { ok: true, from: read.data.from, reason: read.data.reason, ...wordingOf(read.data) }
}

const ending = z.object({ target: identifier, from: day, reason })

/** Which version shall end, from which day on, and why. */
export function readClauseEnd(typed: Record<string, string>): { ok: true; asked: z.output<typeof ending> } | Fields {
  const read = ending.safeParse(typed)
  return read.success ? { ok: true, asked: read.data } : { ok: false, fields: fieldErrors(read.error) }
}
