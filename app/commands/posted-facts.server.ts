import type { Row } from '#db/schema.ts'
import { isDay } from '#workflows/calendar/day.ts'
import type { Fact } from '#workflows/facts/catalogue.ts'
import { factFieldset, readFacts, typedFacts } from '../forms/fact-form.ts'
import { typedIn } from '../forms/read-form.ts'
import { readSides } from '../forms/taken-sides.ts'
import type { LoadContext } from '../load-context.ts'
import { type FactsRefused, factsOf, projectFacts } from '../presenters/facts-page.server.ts'
import { mayWriteFacts } from '../presenters/project-room.server.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { isIssuerSide } from './filing-seat.server.ts'
import { moreRows, statusOf } from './posted-event.server.ts'
import { type NewFact, recordFacts } from './record-facts.server.ts'

type Posted = { ok: true; saved: number } | { ok: false; status: number; refused: FactsRefused }

/** One group of the fact base. Good values are not saved beside bad ones: everything typed comes back with its sentences. */
export async function postFacts(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  project: Row<'project'>,
  form: FormData,
): Promise<Posted> {
  const said = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const group = said('group')
  const known = await projectFacts({ tx: context.reader, project })
  const facts = factsOf({ project }, known).filter((fact) => fact.group === group)
  const typed = typedIn(factFieldset(facts), form)
  const sides = readSides(form)
  const seen = seenIn(form)
  const place = {
    group,
    typed,
    sides,
    seen,
    sample: said('sample') === 'on',
    asOf: said('asOf'),
    evidence: said('evidence'),
  }
  const refuse = (status: number, more: Partial<FactsRefused>): Posted => ({
    ok: false,
    status,
    refused: { ...place, errors: {}, ...more },
  })
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  if (!mayWriteFacts(who) || !isIssuerSide(actor)) return refuse(403, { message: '您的席位不登记要素。' })
  const more = moreRows(factFieldset(facts), form, typed)
  if (more) return refuse(200, { more })
  if (place.asOf && !isDay(place.asOf)) return refuse(422, { message: '时点须为日期，如 2026-03-31。' })
  const read = readFacts(facts, typed, new Set(known.keys()))
  if (Object.keys(read.errors).length > 0) return refuse(422, { errors: read.errors })
  if (sides.undecided.length > 0) return refuse(422, { message: '请先选择同时修改的内容采用哪一个值。' })
  const done = await recordFacts(
    context.db,
    {
      project: project.id,
      scope: { kind: 'project', id: project.id },
      facts: toWrite(read.facts, place),
      actor,
      key: said('key'),
    },
    context.ports,
  )
  if (done.ok) return { ok: true, saved: Object.keys(done.revisions).length }
  const refusal = { message: done.message, errors: done.fields ?? {} }
  if (done.reason !== 'stale') return refuse(statusOf[done.reason], refusal)
  const latest = await projectFacts({ tx: context.reader, project })
  return refuse(409, { ...refusal, ...caughtUp(facts, place, latest, Object.keys(refusal.errors)) })
}

type Place = Pick<FactsRefused, 'sides' | 'seen' | 'sample' | 'asOf' | 'evidence'>

/** What was typed, with its source and the revision it was typed over; where the other's value was chosen, nothing. */
const toWrite = (facts: readonly { key: string; value: unknown }[], place: Place): NewFact[] =>
  facts
    .filter(({ key }) => !place.sides.theirs.includes(key))
    .map(({ key, value }) => ({
      key,
      value,
      sample: place.sample,
      revision: place.seen[key] ?? 0,
      ...(place.asOf ? { asOf: place.asOf } : {}),
      ...(/^[0-9a-f]{64}$/.test(place.evidence) ? { evidence: place.evidence } : {}),
    }))

/** The revision of each fact on the page that was sent. */
const seenIn = (form: FormData): Record<string, number> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]): [string, number][] =>
      name.startsWith('revision.') && typeof value === 'string' && /^\d{1,9}$/.test(value)
        ? [[name.slice('revision.'.length), Number(value)]]
        : [],
    ),
  )

/**
 * The form brought up to what others have written: facts in conflict are compared and keep what was typed; what the person
 * had not changed stands as it is now. Afterwards everything has been seen.
 */
function caughtUp(
  facts: readonly Fact[],
  { typed, seen, sides }: Pick<FactsRefused, 'typed' | 'seen' | 'sides'>,
  latest: ReadonlyMap<string, Row<'fact'>>,
  conflicts: readonly string[],
): Pick<FactsRefused, 'typed' | 'seen' | 'sides'> {
  const now = (key: string) => latest.get(key)?.revision ?? 0
  const theirs = facts.filter(({ key }) => (seen[key] ?? 0) !== now(key) && !conflicts.includes(key))
  const values = new Map(theirs.map(({ key }) => [key, JSON.parse(latest.get(key)?.value ?? 'null')]))
  const ofTheirs = (name: string) => theirs.some(({ key }) => name === key || name.startsWith(`${key}.`))
  const own = Object.entries(typed).filter(([name]) => !ofTheirs(name))
  return {
    typed: { ...Object.fromEntries(own), ...typedFacts(theirs, values) },
    seen: Object.fromEntries(facts.map(({ key }) => [key, now(key)])),
    sides: {
      before: Object.fromEntries(conflicts.map((key) => [key, sides.before[key] ?? seen[key] ?? 0])),
      theirs: [],
      mine: [],
      undecided: conflicts,
    },
  }
}
