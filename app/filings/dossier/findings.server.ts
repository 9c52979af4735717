import { listFindings } from '#db/queries/findings.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import type { Basis } from '#workflows/kit/finding.ts'
import { ruleTitle } from '#workflows/rules/rule-titles.ts'
import type { Reading } from './reading.server.ts'

type Finding = Dossier['findings'][number]

/** The latest finding of every rule, of those made by then. */
export async function findingsPart({ tx, project, at }: Reading): Promise<Finding[]> {
  const rows = (await listFindings(tx, project.id)).filter((row) => row.at <= at)
  const latest = new Map<string, Row<'finding'>>()
  for (const row of rows) if (!latest.has(row.rule)) latest.set(row.rule, row)
  return [...latest.values()].map(asFinding)
}

const asFinding = (row: Row<'finding'>): Finding => {
  const { document, item, since, standing } = JSON.parse(row.basis) as Basis
  return {
    rule: row.rule,
    title: ruleTitle(row.rule),
    ok: row.ok === 'unknown' ? 'unknown' : row.ok === 'yes',
    because: row.because,
    missing: JSON.parse(row.missing) as string[],
    basis: { document, standing, ...(item ? { item } : {}), ...(since ? { since } : {}) },
    judgedOn: row.judged_on,
  }
}
