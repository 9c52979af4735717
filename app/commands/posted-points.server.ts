import type { Row } from '#db/schema.ts'
import { halfWidth } from '#workflows/finance/parsed.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { knownModels, modelKey } from '../points-models.server.ts'
import { pointsFactsOf } from '../presenters/points-view.server.ts'
import { mayWriteFacts } from '../presenters/project-room.server.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { isIssuerSide } from './filing-seat.server.ts'
import { recordFacts } from './record-facts.server.ts'

/**
 * The indicators of one model as they were typed: what is left empty is not known. Values of indicators that this model
 * does not ask for stay as they were recorded.
 */
export async function postPoints(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  project: Row<'project'>,
  form: Readonly<Record<string, string>>,
): Promise<{ ok: true; saved: number } | Refusal> {
  const actor = await actorOn(context.reader, who, project.id, null, context.ports.now())
  if (!mayWriteFacts(who) || !isIssuerSide(actor)) return refuse('unavailable', '您的席位不登记要素。')
  const known = (await knownModels(context.reader)).find(({ model }) => modelKey(model) === form.model)
  if (!known) return refuse('invalid', '没有这个积分模型。')
  const { model } = known
  const stage = model.stages.find(({ id }) => id === form.stage)
  if (!stage) return refuse('invalid', '请按提示更正。', { stage: ['请选择成长阶段'] })
  const fields: Record<string, string[]> = {}
  const typed = model.indicators.flatMap(({ id }) => {
    const value = halfWidth(form[`value.${id}`] ?? '').replaceAll(',', '')
    if (value === '') return []
    if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) fields[`value.${id}`] = ['须为数字，最多六位小数；没有的请留空']
    const source = (form[`source.${id}`] ?? '').trim()
    return [{ indicator: id, value, source: source === '' ? null : source }]
  })
  if (Object.keys(fields).length > 0) return refuse('invalid', '请按提示更正。', fields)
  const before = await pointsFactsOf({ tx: context.reader, project })
  const asked = new Set(model.indicators.map(({ id }) => id))
  const kept = before.values.filter(({ indicator }) => !asked.has(indicator))
  const done = await recordFacts(
    context.db,
    {
      project: project.id,
      scope: { kind: 'project', id: project.id },
      facts: [
        { key: 'innovation.stage', value: stage.id },
        { key: 'innovation.values', value: [...typed, ...kept], revision: Number(form.revision) || 0 },
      ],
      actor,
      key: (form.key ?? '').slice(0, 64),
    },
    context.ports,
  )
  return done.ok ? { ok: true, saved: typed.length } : done
}
