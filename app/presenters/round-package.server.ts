import { listFilings, listVersions } from '#db/queries/filings.ts'
import { listReplyChanges } from '#db/queries/reply-changes.ts'
import { listItems, listReplies } from '#db/queries/rounds.ts'
import type { Row } from '#db/schema.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { changesOverview, type OverviewLine } from '../filings/changes-overview.ts'
import { compareVersions } from '../filings/compare-versions.server.ts'
import { markedName, markedVersion } from '../filings/marked-versions.server.ts'
import { type Revision, revisionsOf, unaskedOf } from '../filings/revisions.server.ts'
import { mayReadVersion, type PaperRoom } from '../walls.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

/** One file of a round's package: bytes that are kept, or pages that are set when it is packed. */
export type Packed = { name: string; at: string } & ({ sha256: string } | { document: FilingDocument })

export type RoundPackage = { ordinal: number; files: Packed[] }

const notHere = () => new Response('没有这一轮意见，或者它不在您的座位可见的范围内。', { status: 404 })

/**
 * 反馈意见函, 回复, the revised papers clean, in 楷体加粗 and as redline, and the list of all changes: what goes over the
 * table in one round, in one go. While the round is open the issuer's side packs its draft.
 */
export async function roundPackage(room: Room, id: string | undefined): Promise<RoundPackage> {
  const round = await room.tx
    .selectFrom('round')
    .selectAll()
    .where('id', '=', id ?? '')
    .where('project', '=', room.project.id)
    .executeTakeFirst()
  const own = capacities[room.who.capacity].side === 'issuer'
  if (!round || !room.runs.some((run) => run.id === round.run)) throw notHere()
  if (!own && (round.origin === 'internal' || round.replied_at === null)) throw notHere()
  const walls = await paperRoomOf(room)
  const revisions = (await revisionsOf(room.tx, round)).filter(
    ({ filing, from, to }) =>
      mayReadVersion(room.who, filing, to, walls) && (!from || mayReadVersion(room.who, filing, from, walls)),
  )
  const files = [...(await letters(room, round, walls)), ...(await papers(room, revisions))]
  const overview = await overviewOf(room, round, revisions)
  return { ordinal: round.ordinal, files: [...files, { name: '修改情况一览.pdf', at: room.now, document: overview }] }
}

async function letters({ tx, who, project }: Room, round: Row<'round'>, walls: PaperRoom): Promise<Packed[]> {
  const filings = (await listFilings(tx, project.id)).filter(({ scope_id }) => scope_id === round.id)
  const versions = await listVersions(
    tx,
    filings.map(({ id }) => id),
  )
  return filings.flatMap((filing): Packed[] => {
    const last = versions.findLast(({ filing: of, state }) => of === filing.id && state === 'ready')
    if (!last?.file || !mayReadVersion(who, filing, last, walls)) return []
    return [{ name: last.name ?? `${filing.title}.pdf`, at: last.made_at, sha256: last.file }]
  })
}

async function papers({ tx }: Room, revisions: readonly Revision[]): Promise<Packed[]> {
  const files: Packed[] = []
  for (const { filing, from, to } of revisions) {
    if (!to.file) continue
    files.push({ name: to.name ?? `${filing.title}.pdf`, at: to.made_at, sha256: to.file })
    const compared = from && (await compareVersions(tx, filing.template, [from, to]))
    if (!compared || !from) continue
    for (const as of ['revised', 'redline'] as const)
      files.push({
        name: markedName(to.name, as),
        at: to.made_at,
        document: markedVersion(compared, as, { from, to }),
      })
  }
  return files
}

const words = { changed: '修改', deleted: '删除', inserted: '新增', moved: '移动' } as const

async function overviewOf(room: Room, round: Row<'round'>, revisions: readonly Revision[]): Promise<FilingDocument> {
  const { tx, project } = room
  const items = await listItems(tx, [round.id])
  const replies = await listReplies(
    tx,
    items.map(({ id }) => id),
  )
  const rows = await listReplyChanges(
    tx,
    replies.map(({ id }) => id),
  )
  const numberOf = new Map(replies.map(({ id, item }) => [id, items.find((each) => each.id === item)?.number ?? 0]))
  const answersTo = (filing: string, change: string) =>
    rows
      .filter((row) => row.filing === filing && row.change === change)
      .map(({ reply }) => `第${numberOf.get(reply)}条`)
  const { papers: whole, dated } = unaskedOf(revisions, rows)
  const changes = revisions.flatMap((revision): OverviewLine[] =>
    revision.kind === 'revised'
      ? revision.changes
          .filter((change) => !change.dated)
          .map(({ key, kind, chapter, before, after }) => ({
            ...{ paper: revision.filing.title, chapter, word: words[kind], before, after },
            answers: answersTo(revision.filing.id, key),
          }))
      : [],
  )
  const issuer = await tx.selectFrom('organisation').select('name').where('id', '=', project.issuer).executeTakeFirst()
  return changesOverview({
    project: { number: project.number, name: project.name, issuer: issuer?.name ?? '' },
    round: `第${round.ordinal}轮`,
    on: legalDay(round.replied_at ?? room.now),
    sample: project.sample !== 'none',
    changes,
    papers: whole.map(({ filing, kind }) => ({
      paper: filing.title,
      word: kind === 'new' ? '新增文件' : '文件已更换，不能逐字比较',
    })),
    dated,
  })
}
