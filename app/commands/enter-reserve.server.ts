import type { Db } from '#db/connect.ts'
import { findProject } from '#db/queries/projects.ts'
import { findRun } from '#db/queries/runs.ts'
import { amountText } from '#workflows/finance/money.ts'
import { type GuideAnswers, readAnswers } from '#workflows/guide/answers.ts'
import { statedFacts } from '#workflows/guide/known-facts.ts'
import { type GuideOption, optionsFor } from '#workflows/guide/options.ts'
import { answersSummary } from '#workflows/guide/summary.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { advanceStage } from './advance-stage.server.ts'
import { planReserve } from './plan-reserve.server.ts'
import { recordFacts } from './record-facts.server.ts'
import { type StartProject, startProject } from './start-project.server.ts'

export type EnterReserve = {
  /** The answers as the address carries them, and which of the ways was taken. */
  answers: Iterable<readonly [name: string, value: string]>
  option: string
  /** What the last page asks: name of the project, issuer, steward, underwriter. */
  form: Record<string, string>
  opener: StartProject['opener']
  key: string
}

/**
 * 列入储备: the answers of the guide become a project in the reserve, with what the issuer stated as facts without evidence.
 * Every step is a command of its own under a key derived from the page's: pressed twice, or broken off and pressed again,
 * it goes on where it stopped and does nothing twice.
 */
export async function enterReserve(
  db: Db,
  { answers: said, option: key, form, opener, key: page }: EnterReserve,
  ports: Ports,
): Promise<{ ok: true; project: string } | Refusal> {
  const read = readAnswers(said)
  if (!read.ok) return refuse('invalid', '答案不完整，请回到政策辅导补充。')
  const { answers } = read
  const option = optionsFor(answers).find((one) => one.key === key)
  if (!option) return refuse('invalid', '请先选择一种发行方式。')
  const started = await startProject(db, { form: projectForm(answers, option, form), opener, key: page }, ports)
  if (!started.ok) return started
  return furnish(db, { answers, option, opener, page, ...started }, ports)
}

function projectForm(answers: GuideAnswers, option: GuideOption, form: Record<string, string>) {
  return {
    ...form,
    issuerKind: answers.kind,
    issuerRegion: answers.region,
    path: `${option.route}:${option.venue}`,
    product: option.product,
    placement: option.placement,
    green: 'on',
  }
}

type Furnishing = {
  answers: GuideAnswers
  option: GuideOption
  opener: StartProject['opener']
  page: string
  project: string
  run: string
}

const sources = { issuer: 'self', steward: 'recommended', 'lead-underwriter': 'underwriter' } as const

async function furnish(db: Db, of: Furnishing, ports: Ports): Promise<{ ok: true; project: string } | Refusal> {
  const { answers, option, opener, page, project } = of
  const { capacity } = opener
  const actor = { ...opener.actor, seats: [capacity] }
  const plan = {
    window: answers.window ?? '',
    amount: amountText(answers.amount, 'yi'),
    region: answers.region,
    ...(answers.rating === 'yes' ? { rating: 'on' } : {}),
    ...(answers.support === 'yes' ? { support: 'on' } : {}),
  }
  const planned = await planReserve(db, { project, form: plan, actor, key: `${page}:plan` }, ports)
  if (!planned.ok) return planned
  if (capacity !== 'steward') {
    const recorded = await recordStated(db, of, ports)
    if (!recorded.ok) return recorded
  }
  const run = await findRun(db, of.run)
  if (run?.state !== 'lead') return { ok: true, project }
  const source = sources[capacity as keyof typeof sources] ?? 'self'
  const pooled = await advanceStage(
    db,
    {
      run: of.run,
      revision: run.revision,
      type: 'reserve.pool',
      data: { source, note: answersSummary(answers, option) },
      actor,
      key: `${page}:pool`,
    },
    ports,
  )
  return pooled.ok ? { ok: true, project } : pooled
}

async function recordStated(db: Db, { answers, option, opener, page, project }: Furnishing, ports: Ports) {
  const onExchange = option.route === 'exchange-public' || option.route === 'exchange-private'
  const sample = (await findProject(db, project))?.sample !== 'none'
  const facts = statedFacts(answers, onExchange).map((fact) => ({ ...fact, sample }))
  const actor = { ...opener.actor, seats: [opener.capacity] }
  return recordFacts(
    db,
    { project, scope: { kind: 'project', id: project }, facts, actor, key: `${page}:facts` },
    ports,
  )
}
