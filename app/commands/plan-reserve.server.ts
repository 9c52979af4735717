import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { saveProject } from '#db/queries/projects.ts'
import { findPlan, savePlan } from '#db/queries/reserve.ts'
import { parseAmount } from '#workflows/finance/money.ts'
import { monthWords } from '#workflows/guide/answers.ts'
import { shortText } from '#workflows/kit/body.ts'
import { type Actor, sitsOn } from '#workflows/kit/seats.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refused } from './desk.server.ts'

const blank = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value)

/** The amount as typed, in 亿元. What is left empty is not known any more. */
const planForm = z.strictObject({
  window: z.preprocess(blank, monthWords.optional()),
  amount: z.preprocess(
    blank,
    z
      .string()
      .transform((text, issues) => {
        const read = parseAmount(text, 'yi')
        if (read.ok && read.value > 0) return read.value
        issues.addIssue({ code: 'custom', message: read.ok ? '金额须大于零' : read.message })
        return z.NEVER
      })
      .optional(),
  ),
  region: z.preprocess(blank, shortText.optional()),
  rating: z.preprocess(blank, z.literal('on').optional()),
  support: z.preprocess(blank, z.literal('on').optional()),
})

export type PlanReserve = { project: string; form: unknown; actor: Actor; key: string }

const planners = ['issuer', 'lead-underwriter', 'steward'] as const

/** What the parties intend before anything is filed: month, size, region, and whether a rating and support are wanted. */
export async function planReserve(db: Db, command: PlanReserve, ports: Ports): Promise<{ ok: true } | Refusal> {
  return atDesk(db, command.project, ports, (desk) =>
    once(desk, { what: 'reserve.plan', ...command }, async () => {
      const { actor } = command
      if (!sitsOn(actor, planners)) throw refused('储备计划由发行人、主承销商或园区与地方填写。')
      const read = planForm.safeParse(command.form)
      if (!read.success) throw refused('请按提示更正。', fieldErrors(read.error))
      await refuseAfterReserve(desk)
      await plan(desk, read.data, actor)
      return { ok: true as const }
    }),
  )
}

async function plan(desk: Desk, form: z.output<typeof planForm>, actor: Actor): Promise<void> {
  const { tx, project, ports } = desk
  const at = ports.now()
  const known = await findPlan(tx, project.id)
  const since = (wanted: 'on' | undefined, before: string | null | undefined) => (wanted ? (before ?? at) : null)
  const row = {
    project: project.id,
    window_on: form.window ?? null,
    amount: form.amount ?? null,
    wants_rating_at: since(form.rating, known?.wants_rating_at),
    wants_support_at: since(form.support, known?.wants_support_at),
    by_person: actor.person,
    at,
  }
  await savePlan(tx, row)
  await saveProject(tx, project.id, { region: form.region ?? null })
  const data = {
    window: form.window,
    amount: form.amount,
    region: form.region,
    rating: form.rating,
    support: form.support,
  }
  await logReserve(desk, 'reserve.plan', data, actor)
}

/** A line of the project's log that moves no stage. */
export async function logReserve(desk: Desk, type: string, data: unknown, by: Actor): Promise<string> {
  const id = desk.ports.newId()
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await log(desk, { ...nothing, id, type, data, by, at: desk.ports.now() })
  return id
}

/** Once the reserve has ended, what was intended is history and the filing tells what is. */
export async function refuseAfterReserve({ tx, project }: Desk): Promise<void> {
  const run = await tx
    .selectFrom('run')
    .select('id')
    .where('project', '=', project.id)
    .where('stage', '=', 'reserve')
    .where('status', '=', 'active')
    .executeTakeFirst()
  if (!run) throw refused('项目已不在储备阶段，计划不再更改。')
}
