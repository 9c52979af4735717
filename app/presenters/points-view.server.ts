import { z } from 'zod'
import { listFacts } from '#db/queries/facts.ts'
import type { Row } from '#db/schema.ts'
import { scoreOf, scoreWords } from '#workflows/innovation/score.ts'
import type { Looking } from '../given/given.server.ts'
import { knownModels, modelKey } from '../points-models.server.ts'

const values = z.array(z.object({ indicator: z.string(), value: z.string(), source: z.string().nullable() }))

export type PointsFacts = { stage: string | null; values: z.output<typeof values>; revision: number; sample: boolean }

/** Stage and indicators as they were last recorded. */
export async function pointsFactsOf({ tx, project }: Pick<Looking, 'tx' | 'project'>): Promise<PointsFacts> {
  const facts = (await listFacts(tx, project.id)).filter(({ scope_kind }) => scope_kind === 'project')
  const of = (key: string): Row<'fact'> | undefined => facts.find((fact) => fact.key === key)
  const [stage, recorded] = [of('innovation.stage'), of('innovation.values')]
  const read = values.safeParse(recorded ? JSON.parse(recorded.value) : [])
  return {
    stage: stage ? String(JSON.parse(stage.value)) : null,
    values: read.success ? read.data : [],
    revision: recorded?.revision ?? 0,
    sample: recorded?.sample_at != null,
  }
}

export type PointsLine = {
  id: string
  group: string
  name: string
  unit: string
  weight: string
  value: string
  source: string
  /** 60.00 分 × 5.56% = 3.34; empty where the value is missing. */
  score: string
  points: string
}

export type PointsView = {
  model: { key: string; name: string; version: number; source: string; note: string; provisional: boolean }
  models: { value: string; label: string }[]
  stages: { value: string; label: string }[]
  stage: string
  stageName: string
  lines: PointsLine[]
  result: string
  known: string
  missing: number
  leastKnown: string
  revision: number
  sample: boolean
}

/** The indicator table of a project under one model: what is known, what it comes to, what is missing. */
export async function presentPoints(
  looking: Pick<Looking, 'tx' | 'project'>,
  asked: string | null,
): Promise<PointsView> {
  const all = await knownModels(looking.tx)
  const latest = all.filter((one) => one.latest)
  const chosen = all.find(({ model }) => modelKey(model) === asked) ?? latest[0]
  if (!chosen) throw new Error('no model of points is known')
  const { model } = chosen
  const facts = await pointsFactsOf(looking)
  const stage = model.stages.find(({ id }) => id === facts.stage) ?? null
  const known = Object.fromEntries(facts.values.map(({ indicator, value }) => [indicator, value]))
  const sources = new Map(facts.values.map(({ indicator, source }) => [indicator, source]))
  const computed = scoreOf(model, stage?.id ?? model.stages[0]?.id ?? '', known)
  return {
    model: {
      key: modelKey(model),
      name: model.name,
      version: model.version,
      source: model.source.document,
      note: model.source.note,
      provisional: model.source.standing === 'provisional',
    },
    models: latest.map((one) => ({
      value: modelKey(one.model),
      label: `${one.model.name} 第 ${one.model.version} 版`,
    })),
    stages: model.stages.map(({ id, name }) => ({ value: id, label: name })),
    stage: stage?.id ?? '',
    stageName: stage?.name ?? '未选择成长阶段',
    lines: computed.scores.map(({ indicator, weight, value, score, points }) => ({
      id: indicator.id,
      group: indicator.group,
      name: indicator.name,
      unit: indicator.unit,
      weight,
      value: value ?? '',
      source: sources.get(indicator.id) ?? '',
      score: score ?? '',
      points: points ?? '',
    })),
    result: stage ? scoreWords(computed) : '不可测算',
    known: computed.known,
    missing: computed.missing,
    leastKnown: model.leastKnownWeight,
    revision: facts.revision,
    sample: facts.sample,
  }
}
