import type { Row } from '#db/schema.ts'
import { isDay } from '#workflows/calendar/day.ts'
import { factFieldset, readFacts } from '../forms/fact-form.ts'
import { typedIn } from '../forms/read-form.ts'
import type { LoadContext } from '../load-context.ts'
import { type FactsRefused, factsOf, projectFacts } from '../presenters/facts-page.server.ts'
import { mayWriteFacts } from '../presenters/project-room.server.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { isIssuerSide } from './filing-seat.server.ts'
import { moreRows, statusOf } from './posted-event.server.ts'
import { recordFacts } from './record-facts.server.ts'

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
  const place = { group, typed, sample: said('sample') === 'on', asOf: said('asOf'), evidence: said('evidence') }
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
  const done = await recordFacts(
    context.db,
    {
      project: project.id,
      scope: { kind: 'project', id: project.id },
      facts: read.facts.map(({ key, value }) => ({
        key,
        value,
        sample: place.sample,
        revision: Number(said(`revision.${key}`)) || 0,
        ...(place.asOf ? { asOf: place.asOf } : {}),
        ...(/^[0-9a-f]{64}$/.test(place.evidence) ? { evidence: place.evidence } : {}),
      })),
      actor,
      key: said('key'),
    },
    context.ports,
  )
  if (done.ok) return { ok: true, saved: Object.keys(done.revisions).length }
  return refuse(statusOf[done.reason], { message: done.message, errors: done.fields ?? {} })
}
