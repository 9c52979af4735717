import { sm3Of } from '#db/queries/files.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { Dossier } from '#templates/dossier.ts'
import { letters } from '../papers.ts'
import { versionName } from './checklist.server.ts'
import type { Reading } from './reading.server.ts'

type Files = Dossier['files']

/** The letter cannot hold its own hash, and the list of papers names the letter: neither is among the files it lists. */
const apart = ['consistency-letter', 'checklist']

export const filesPart = async ({ tx, project, registration }: Reading): Promise<Files> =>
  registration ? filesOf({ tx, project }, registration.id) : []

/** The last version of each paper of a registration, by its bytes. */
export async function filesOf({ tx, project }: Pick<Reading, 'tx' | 'project'>, registration: string): Promise<Files> {
  const filings = (await listFilings(tx, project.id)).filter(
    ({ scope_id, template, requirement }) =>
      scope_id === registration &&
      requirement !== 'waived' &&
      !Object.hasOwn(letters, template) &&
      !apart.includes(template),
  )
  const versions = await listVersions(
    tx,
    filings.map(({ id }) => id),
  )
  const ready = new Map(versions.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  const sm3 = await sm3Of(
    tx,
    [...ready.values()].flatMap(({ file }) => file ?? []),
  )
  return filings.flatMap(({ id, code, title }) => {
    const { number, pages, file } = ready.get(id) ?? { number: 0, pages: null, file: null }
    return file === null
      ? []
      : [{ code, title, version: versionName(number), pages, sha256: file, sm3: sm3.get(file) ?? null }]
  })
}
