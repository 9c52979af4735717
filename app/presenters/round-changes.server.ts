import { listFilings, listVersions } from '#db/queries/filings.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import { listReplyChanges } from '#db/queries/reply-changes.ts'
import type { Row } from '#db/schema.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { type Revision, revisionsOf, unaskedOf } from '../filings/revisions.server.ts'
import { mayReadVersion } from '../walls.ts'
import { readAnchor } from './heading-choices.server.ts'
import { paperRoomOf, type Room } from './project-room.server.ts'

/** One change of a paper in a line: where it leads, where it stands, how it begins. */
export type ChangeLine = { key: string; filing: string; href: string; place: string; word: string; clip: string }

export type RoundChanges = {
  /** What an answer may name, for its form. */
  choices: ChangeLine[]
  /** 未要求的修改: what no answer names. Null as long as the reader may not know. */
  unasked: { changes: ChangeLine[]; papers: { key: string; title: string; word: string }[]; dated: number } | null
  /** What each answer names, by its item; `gone` when the papers have moved on since. */
  linked: Record<string, (ChangeLine & { gone: boolean })[]>
}

const words: Record<string, string> = { changed: '修改', deleted: '删除', inserted: '新增', moved: '移动' }

/** The papers of a round compared with those under review, as far as this person may read both. */
export async function presentRoundChanges(
  room: Room,
  round: Row<'round'>,
  replies: ReadonlyMap<string, Row<'reply'>>,
): Promise<RoundChanges> {
  const known = round.replied_at !== null || capacities[room.who.capacity].side === 'issuer'
  if (!known) return { choices: [], unasked: null, linked: {} }
  const walls = await paperRoomOf(room)
  const revisions = (await revisionsOf(room.tx, round)).filter(
    ({ filing, to, from }) =>
      mayReadVersion(room.who, filing, to, walls) && (!from || mayReadVersion(room.who, filing, from, walls)),
  )
  const own = [...replies.values()]
  const rows = await listReplyChanges(
    room.tx,
    own.map(({ id }) => id),
  )
  const choices = revisions.flatMap((revision) => linesOf(room, round, revision))
  const byKey = new Map(choices.map((line) => [line.key, line]))
  const linked: RoundChanges['linked'] = {}
  for (const row of rows) {
    const item = own.find(({ id }) => id === row.reply)?.item
    if (!item) continue
    const line = byKey.get(`${row.filing}:${row.change}`)
    linked[item] = [...(linked[item] ?? []), line ? { ...line, gone: false } : goneLine(room, row)]
  }
  const { changes, papers, dated } = unaskedOf(revisions, rows)
  return {
    choices,
    unasked: {
      changes: changes.flatMap(({ revision, change }) => byKey.get(`${revision.filing.id}:${change.key}`) ?? []),
      papers: papers.map(({ filing, kind }) => ({
        key: filing.id,
        title: filing.title,
        word: kind === 'new' ? '新增文件' : '文件已更换，不能逐字比较',
      })),
      dated,
    },
    linked,
  }
}

function linesOf(room: Room, round: Row<'round'>, revision: Revision): ChangeLine[] {
  if (revision.kind !== 'revised') return []
  const { filing, changes } = revision
  const page = `/projects/${room.project.id}/filings/${filing.id}/compare?round=${round.id}`
  return changes
    .filter(({ dated }) => !dated)
    .map(({ key, at, kind, chapter, before, after }) => ({
      key: `${filing.id}:${key}`,
      filing: filing.id,
      href: `${page}#change-${at + 1}`,
      place: chapter === filing.title ? chapter : `${filing.title} · ${chapter}`,
      word: words[kind] ?? kind,
      clip: clipOf(after || before),
    }))
}

const goneLine = (room: Room, row: Row<'reply_change'>) => ({
  key: `${row.filing}:${row.change}`,
  filing: row.filing,
  href: `/projects/${room.project.id}/filings/${row.filing}/compare`,
  place: row.chapter,
  word: words[row.kind] ?? row.kind,
  clip: clipOf(row.after || row.before),
  gone: true,
})

/** The beginning of a passage, by code points, so that no rare character is cut in two. */
function clipOf(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('')
}

export type Anchor = { label: string; href: string | null }

/**
 * Where an opinion points: the chapter of the version under review, with its page where the heading is known. Words that
 * name no heading stay words.
 */
export async function anchorsOf(
  room: Room,
  items: readonly Row<'item'>[],
  rounds: readonly Row<'round'>[],
): Promise<Map<string, Anchor>> {
  const pointing = items.filter(({ anchor, filing }) => anchor || filing)
  if (pointing.length === 0) return new Map()
  const walls = await paperRoomOf(room)
  const filings = await listFilings(room.tx, room.project.id)
  /** Chosen by the asker, or named by the words: 《募集说明书》第三章, or as once typed 募集说明书：募集资金运用. */
  const paperOf = ({ filing, anchor }: Row<'item'>) =>
    filings.find(({ id, title }) =>
      filing ? id === filing : readAnchor(anchor ?? '').paper === title || anchor?.startsWith(title),
    )
  const asked = new Set(pointing.flatMap((item) => paperOf(item)?.id ?? []))
  const versions = await listVersions(room.tx, [...asked])
  const headings = await listPrintedHeadings(
    room.tx,
    versions.map(({ id }) => id),
  )
  return new Map(
    pointing.map((item) => {
      const filing = paperOf(item)
      const issued = rounds.find(({ id }) => id === item.round)?.issued_at ?? ''
      const version = versions.findLast(
        (one) =>
          filing !== undefined &&
          one.filing === filing.id &&
          one.state === 'ready' &&
          one.made_at <= issued &&
          mayReadVersion(room.who, filing, one, walls),
      )
      const place = partOf(item, filing?.title ?? '')
      const words = plain(place ?? '')
      const heading = words
        ? headings.find(({ version: of, title }) => of === version?.id && plain(title).includes(words))
        : undefined
      const page = heading?.page ? `（第 ${heading.page} 页）` : ''
      const label = `${filing ? `《${filing.title}》` : ''}${heading?.title ?? place?.replace(/^[：:·\s]+/u, '') ?? ''}${page}`
      const href =
        filing && version ? `/projects/${room.project.id}/filings/${filing.id}?version=${version.id}#preview` : null
      return [item.id, { label, href }]
    }),
  )
}

function partOf({ filing, anchor }: Row<'item'>, paper: string): string | undefined {
  if (anchor === null) return undefined
  const read = readAnchor(anchor)
  return read.paper !== null || filing ? read.part : anchor.slice(paper.length)
}

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
