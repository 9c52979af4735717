import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { letters } from '../papers.ts'
import { staleVersions } from '../stale.server.ts'
import type { Reading } from './reading.server.ts'

type Line = Dossier['checklist'][number]

/** The list as it stands; the list itself counts as there, for it is being printed. */
export async function checklistPart(reading: Reading): Promise<Line[]> {
  const { tx, project, registration } = reading
  if (!registration) return []
  const filings = (await listFilings(tx, project.id)).filter(
    ({ scope_id, template }) => scope_id === registration.id && !Object.hasOwn(letters, template),
  )
  const versions = await listVersions(
    tx,
    filings.map(({ id }) => id),
  )
  const ready = new Map(versions.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  const stale = await staleVersions(reading, [...ready.values()])
  return filings.map((filing) => {
    const own = versions.findLast((version) => version.filing === filing.id)
    const printing = filing.template === 'checklist' && own?.state === 'printing' ? own : undefined
    const version = printing ?? ready.get(filing.id)
    return {
      code: filing.code,
      title: filing.title,
      preparedBy: capacities[filing.prepared_by as Capacity].title,
      requirement: filing.requirement,
      condition: filing.condition,
      state: stateOf(filing, version, stale),
      version: version ? versionName(version.number) : null,
    }
  })
}

function stateOf(
  { requirement }: Row<'filing'>,
  version: Row<'filing_version'> | undefined,
  stale: ReadonlySet<string>,
): Line['state'] {
  if (requirement === 'waived') return 'not-applicable'
  if (!version) return 'missing'
  return stale.has(version.id) ? 'stale' : 'ready'
}

export const versionName = (number: number): string => `第${number}版`
