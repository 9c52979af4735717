import type { Db } from '#db/connect.ts'
import { listRunsOfBonds } from '#db/queries/bonds.ts'
import { listFilingsAt, listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { paperOfDuty } from '#workflows/outstanding/duties.ts'
import { closedBecause, makesDutyPaper } from '../commands/generate-duty-paper.server.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { mayReadVersion, type PaperRoom } from '../walls.ts'

/** The paper that a duty asks for: what there is of it, and whether whoever looks may have it made. */
export type DutyPaperView = { href: string | null; word: string; generate: boolean }

/** The paper of a duty is behind no wall but its audience. */
const openRoom: PaperRoom = { subjects: new Set(), inHouseRounds: new Set(), severalAgencies: new Set() }

type Looking = { reader: Db; who: SignedIn; now: string }

/**
 * By the id of the duty, of one bond or of many; duties whose papers are made elsewhere are not in it. That the duties are
 * within reach is for the caller to say.
 */
export async function dutyPapersOf(
  looking: Looking,
  duties: readonly Row<'obligation'>[],
): Promise<Record<string, DutyPaperView>> {
  const { reader, who } = looking
  const ids = duties.map(({ id }) => id)
  const filings = await listFilingsAt(reader, 'obligation', ids)
  const versions = await listVersions(
    reader,
    filings.map(({ id }) => id),
  )
  const makers = await makersOf(looking, duties)
  const views = duties.flatMap((duty): [string, DutyPaperView][] => {
    const template = paperOfDuty(duty)
    if (!template) return []
    const filing = filings.find(({ scope_id }) => scope_id === duty.id)
    const last = filing
      ? versions.findLast((version) => version.filing === filing.id && mayReadVersion(who, filing, version, openRoom))
      : undefined
    const generate = makers.has(duty.id) && last?.state !== 'printing'
    if (!last && !generate) return []
    const href = last ? `/projects/${duty.project}/filings/${last.filing}` : null
    return [[duty.id, { href, word: wordOf(last), generate }]]
  })
  return Object.fromEntries(views)
}

/** The duties whose paper this person may have made now. */
async function makersOf({ reader, who, now }: Looking, duties: readonly Row<'obligation'>[]): Promise<Set<string>> {
  const asked = duties.flatMap((duty) => {
    const template = paperOfDuty(duty)
    return template && closedBecause(duty) === null && makesDutyPaper({ ...who, seats: [who.capacity] }, template)
      ? [{ duty, template }]
      : []
  })
  const bonds = [...new Set(asked.map(({ duty }) => duty.bond))]
  const actors = new Map(
    await Promise.all(
      (await listRunsOfBonds(reader, bonds)).map(
        async (run) => [run.subject_id, await actorOn(reader, who, run.project, run.id, now)] as const,
      ),
    ),
  )
  return new Set(
    asked.flatMap(({ duty, template }) => {
      const actor = actors.get(duty.bond)
      return actor && makesDutyPaper(actor, template) ? [duty.id] : []
    }),
  )
}

function wordOf(last: Row<'filing_version'> | undefined): string {
  if (!last) return ''
  if (last.state === 'printing') return `第 ${last.number} 版正在生成`
  return last.state === 'refused' ? `第 ${last.number} 版未能生成` : `第 ${last.number} 版`
}
