import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { paperOfDuty } from '#workflows/outstanding/duties.ts'
import { closedBecause, makesDutyPaper } from '../commands/generate-duty-paper.server.ts'
import { mayReadVersion } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

/** The paper that a duty asks for: what there is of it, and whether whoever looks may have it made. */
export type DutyPaperView = { href: string | null; word: string; generate: boolean }

/** By the id of the duty; duties whose papers are made elsewhere are not in it. */
export async function dutyPapersOf(
  room: Room,
  actor: Actor,
  duties: readonly Row<'obligation'>[],
): Promise<Map<string, DutyPaperView>> {
  const walls = await paperRoomOf(room)
  const filings = (await listFilings(room.tx, room.project.id)).filter(({ scope_kind }) => scope_kind === 'obligation')
  const versions = await listVersions(
    room.tx,
    filings.map(({ id }) => id),
  )
  const views = duties.flatMap((duty): [string, DutyPaperView][] => {
    const template = paperOfDuty(duty)
    if (!template) return []
    const filing = filings.find(({ scope_id }) => scope_id === duty.id)
    const last = filing
      ? versions.findLast((version) => version.filing === filing.id && mayReadVersion(room.who, filing, version, walls))
      : undefined
    const generate = makesDutyPaper(actor, template) && closedBecause(duty) === null && last?.state !== 'printing'
    if (!last && !generate) return []
    return [
      [
        duty.id,
        { href: last ? `/projects/${room.project.id}/filings/${last.filing}` : null, word: wordOf(last), generate },
      ],
    ]
  })
  return new Map(views)
}

function wordOf(last: Row<'filing_version'> | undefined): string {
  if (!last) return ''
  if (last.state === 'printing') return `第 ${last.number} 版正在生成`
  return last.state === 'refused' ? `第 ${last.number} 版未能生成` : `第 ${last.number} 版`
}
