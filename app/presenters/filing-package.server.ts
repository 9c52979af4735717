import { listFilesOf } from '#db/queries/files.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { PackedFiling } from '../filings/package.server.ts'
import { mayReadVersion } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

/**
 * The last ready version of every paper that this person may open, in the order of the checklist: the walls are those of
 * a single download.
 */
export async function filingsToPack(room: Room): Promise<PackedFiling[]> {
  const walls = await paperRoomOf(room)
  const filings = await listFilings(room.tx, room.project.id)
  const versions = await listVersions(
    room.tx,
    filings.map(({ id }) => id),
  )
  const sizes = new Map(
    (await listFilesOf(room.tx, room.project.id)).map(({ sha256, bytes }) => [sha256, Number(bytes)]),
  )
  return filings.flatMap((filing): PackedFiling[] => {
    const last = versions.findLast(
      (version) =>
        version.filing === filing.id && version.state === 'ready' && mayReadVersion(room.who, filing, version, walls),
    )
    const bytes = last?.file ? sizes.get(last.file) : undefined
    if (!last?.file || bytes === undefined) return []
    const { title, code } = filing
    const { number: version, pages, file: sha256, name, made_at: madeAt, filed_at: filedAt } = last
    return [{ title, code, version, pages, sha256, bytes, name: name ?? '文件.pdf', madeAt, filedAt }]
  })
}
