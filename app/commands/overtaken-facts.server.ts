import type { Tx } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'
import type { NewFact } from './record-facts.server.ts'

/**
 * Facts that somebody else has changed since the person opened the form, told apart: those the person had not touched, or
 * changed to the same, need not be written; the others are in conflict. A fact that names no revision is never overtaken.
 */
export async function overtakenFacts(
  tx: Tx,
  scope: { kind: string; id: string },
  facts: readonly NewFact[],
  known: ReadonlyMap<string, Row<'fact'>>,
): Promise<{ untouched: ReadonlySet<string>; conflicts: ReadonlySet<string> }> {
  const overtaken = facts.filter(
    ({ key, revision }) => revision !== undefined && revision !== (known.get(key)?.revision ?? 0),
  )
  if (overtaken.length === 0) return { untouched: new Set(), conflicts: new Set() }
  const history = await tx
    .selectFrom('fact')
    .select(['key', 'revision', 'value'])
    .where('scope_kind', '=', scope.kind)
    .where('scope_id', '=', scope.id)
    .where(
      'key',
      'in',
      overtaken.map(({ key }) => key),
    )
    .execute()
  const untouched = overtaken.filter(({ key, revision, value }) => {
    const before = history.find((row) => row.key === key && row.revision === revision)?.value
    return [before, known.get(key)?.value].includes(JSON.stringify(value))
  })
  const kept = new Set(untouched.map(({ key }) => key))
  return { untouched: kept, conflicts: new Set(overtaken.map(({ key }) => key).filter((key) => !kept.has(key))) }
}
