import { lastCheckpointOf } from '#db/queries/checkpoints.ts'
import { listChain } from '#db/queries/events.ts'
import { listFilesOf } from '#db/queries/files.ts'
import { listFilings, listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { Archive, ChainLine } from '../filings/archive.server.ts'
import type { PackedFiling } from '../filings/package.server.ts'
import { mayReadVersion, sightOfEvent } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'
import { scansToPack } from './signature-scans.server.ts'

/** What one person may keep of a project: papers by the walls of a single download, the chain whole in its hashes. */
export async function archiveFor(room: Room): Promise<Archive> {
  const { id, number, name } = room.project
  const chain = await listChain(room.tx, id)
  const kept = await lastCheckpointOf(room.tx, id)
  return {
    project: { id, number, name },
    asOf: room.now,
    filings: [...(await filingsOf(room)), ...(await scansToPack(room))],
    chain: chain.map((event) => lineOf(room, event)),
    // A line may have come between the two readings: then the checkpoint is not of this chain yet.
    checkpoint:
      kept && chain.some(({ hash }) => hash === kept.head)
        ? { day: kept.id, at: kept.at, digest: kept.digest, seq: Number(kept.seq), head: kept.head }
        : null,
  }
}

/** Every version that was filed, and the last of each paper whether or not it was. */
async function filingsOf(room: Room): Promise<PackedFiling[]> {
  const walls = await paperRoomOf(room)
  const filings = await listFilings(room.tx, room.project.id)
  const versions = await listVersions(
    room.tx,
    filings.map(({ id }) => id),
  )
  const sizes = new Map(
    (await listFilesOf(room.tx, room.project.id)).map(({ sha256, bytes }) => [sha256, Number(bytes)]),
  )
  return filings.flatMap((filing) => {
    const readable = versions.filter(
      (version) =>
        version.filing === filing.id && version.state === 'ready' && mayReadVersion(room.who, filing, version, walls),
    )
    const last = readable.at(-1)
    return readable
      .filter((version) => version === last || version.filed_at !== null)
      .flatMap((version): PackedFiling[] => {
        const bytes = version.file ? sizes.get(version.file) : undefined
        if (!version.file || bytes === undefined) return []
        const { number, pages, file: sha256, name, made_at: madeAt, filed_at: filedAt } = version
        const { title, code } = filing
        return [{ title, code, version: number, pages, sha256, bytes, name: name ?? '文件.pdf', madeAt, filedAt }]
      })
  })
}

/**
 * With a line its findings leave the house as well, which no screen shows: so only one's own lines are told, and the
 * hashes of what was handed in. Of all others the link alone is given, which proves order and number.
 */
function lineOf({ who, runs }: Room, event: Row<'event'>): ChainLine {
  const { seq, previous, hash } = event
  const known = event.run === null || runs.some(({ id }) => id === event.run)
  const own = event.by_organisation === who.organisation || event.type === 'filing.seal'
  return known && own && sightOfEvent(who, event) === 'all' ? event : { seq, previous, hash, withheld: true }
}
