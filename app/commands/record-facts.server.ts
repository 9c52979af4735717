import type { Db } from '#db/connect.ts'
import { insertFacts, listFacts } from '#db/queries/facts.ts'
import { readFact } from '#workflows/facts/catalogue.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { decidesChecklist } from '../filings/checklist-case.server.ts'
import { refreshChecklists } from '../filings/open-checklist.server.ts'
import type { Ports } from '../ports.ts'
import { watchTitles } from '../records/title-watch.server.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { overtakenFacts } from './overtaken-facts.server.ts'

export type NewFact = {
  key: string
  value: unknown
  asOf?: string
  /** A sample value prints 示例 wherever it is quoted. */
  sample?: boolean
  /** SHA-256 of the file that proves it. */
  evidence?: string
  /** The revision the person saw; where another came meanwhile and the person changed it too, the write is refused. */
  revision?: number
}

export type RecordFacts = {
  project: string
  scope: { kind: string; id: string }
  facts: NewFact[]
  actor: Actor
  key: string
}

type Recorded = { ok: true; revisions: Record<string, number> }

/** Appends facts; earlier revisions and filed papers stay as they were. One bad value refuses them all, on its own field. */
export async function recordFacts(db: Db, command: RecordFacts, ports: Ports): Promise<Recorded | Refusal> {
  const readings = command.facts.map((fact) => ({ fact, reading: readFact(fact.key, fact.value) }))
  const problems = readings.flatMap(({ fact, reading }): [string, string[]][] =>
    reading.ok ? [] : [[fact.key, [reading.message]]],
  )
  if (problems.length > 0) return refuse('invalid', '有要素填写不正确。', Object.fromEntries(problems))
  const facts = readings.map(({ fact, reading }) => ({ ...fact, value: reading.ok ? reading.value : fact.value }))
  return atDesk(db, command.project, ports, (desk) => once(desk, command, () => append(desk, { ...command, facts })))
}

async function append(desk: Desk, { scope, facts, actor, project }: RecordFacts): Promise<Recorded> {
  const at = desk.ports.now()
  const known = new Map(
    (await listFacts(desk.tx, project))
      .filter((fact) => fact.scope_kind === scope.kind && fact.scope_id === scope.id)
      .map((fact) => [fact.key, fact]),
  )
  const { untouched, conflicts } = await overtakenFacts(desk.tx, scope, facts, known)
  if (conflicts.size > 0) {
    const fields = Object.fromEntries(
      [...conflicts].map((key) => [key, [`已被他人改为：${describe(known.get(key)?.value)}`]]),
    )
    throw refusal(refuse('stale', '有要素在您填写期间也被他人修改，请逐项选择；您填写的内容都在。', fields))
  }
  const rows = facts
    .filter(
      ({ key, value, sample }) =>
        !untouched.has(key) &&
        (JSON.stringify(value) !== known.get(key)?.value || Boolean(sample) !== Boolean(known.get(key)?.sample_at)),
    )
    .map((fact) => ({
      id: desk.ports.newId(),
      project,
      scope_kind: scope.kind,
      scope_id: scope.id,
      key: fact.key,
      revision: (known.get(fact.key)?.revision ?? 0) + 1,
      value: JSON.stringify(fact.value),
      as_of: fact.asOf ?? null,
      sample_at: fact.sample ? at : null,
      evidence: fact.evidence ?? null,
      by_person: actor.person,
      at,
    }))
  await insertFacts(desk.tx, rows)
  if (rows.length > 0) await logFacts(desk, rows, actor, at)
  if (rows.some(({ key }) => key === 'science.titles')) await watchTitles(desk, at, actor)
  if (rows.some(({ key }) => decidesChecklist(key))) await refreshChecklists(desk, at)
  return { ok: true, revisions: Object.fromEntries(rows.map(({ key, revision }) => [key, revision])) }
}

async function logFacts(
  desk: Desk,
  rows: { scope_kind: string; scope_id: string; key: string; revision: number; value: string }[],
  by: Actor,
  at: string,
) {
  const data = rows.map(({ scope_kind, scope_id, key, revision, value }) => ({
    scope: `${scope_kind}:${scope_id}`,
    key,
    revision,
    value,
  }))
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'fact.record', data: { facts: data }, by, at })
}

const describe = (json: string | undefined): string => {
  if (json === undefined) return '（空）'
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : json.slice(0, 120)
}
