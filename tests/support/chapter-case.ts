import { readChapters } from '#app/chapters/read-chapters.server.ts'
import { assignChapters } from '#app/commands/assign-chapters.server.ts'
import { moveChapter } from '#app/commands/move-chapter.server.ts'
import { writeChapter } from '#app/commands/write-chapter.server.ts'
import type { Db } from '#db/connect.ts'
import { findChapter } from '#db/queries/chapters.ts'
import { findFiling, insertFilings } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import type { Block } from '#templates/blocks.ts'
import { notationOf } from '#templates/chapters/write-notation.ts'
import { plain, scratchDb, seedOrganisations, seedPerson, type TestPorts, testPorts } from '#tests/support/desk.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import type { Engine } from './engines.ts'
import { type SampleCase, sampleCases, sampleProject } from './sample-project.ts'

export const writer = plain('lead-underwriter', 'org-bank', 'bank-1')
export const checker = plain('lead-underwriter', 'org-bank', 'bank-2')
export const firm = plain('issuer', 'org-issuer', 'firm-1')

/** A project whose prospectus has people for its chapters: two of the bank, one of the issuer, one of the law firm. */
export async function chapterCase({ create }: Engine, of: SampleCase = sampleCases['exchange public']!) {
  const scratch = await create()
  const db = await scratchDb(scratch.url)
  const ports = testPorts('2026-07-20T01:00:00.000Z')
  await seedOrganisations(db)
  const { project } = await sampleProject(db, ports, of)
  const people: [string, string, Capacity][] = [
    ['bank-1', 'org-bank', 'lead-underwriter'],
    ['bank-2', 'org-bank', 'lead-underwriter'],
    ['firm-1', 'org-issuer', 'issuer'],
    ['law-1', 'org-counsel', 'counsel'],
    ['investor-1', 'org-investor', 'investor'],
  ]
  for (const [person, organisation, capacity] of people) await sit(db, person, organisation, capacity)
  await db.transaction().execute((tx) => insertFilings(tx, [prospectusRow]))
  return { db, ports, project, drop: () => db.destroy().then(scratch.drop) }
}

async function sit(db: Db, person: string, organisation: string, capacity: Capacity): Promise<void> {
  await seedPerson(db, person, organisation)
  const membership = { person, capacity, duties: 'maker checker', venue: null, since: '2026-01-02', until: null }
  await db.insertInto('membership').values(membership).execute()
}

const prospectusRow = {
  id: 'paper',
  project: 'p1',
  scope_kind: 'registration',
  scope_id: 'r1',
  template: 'prospectus',
  code: '1',
  title: '募集说明书',
  prepared_by: 'lead-underwriter',
  requirement: 'mandatory',
  condition: null,
  waived_reason: null,
  audience: 'issuer lead-underwriter joint-underwriter counsel auditor venue-review',
  ordinal: 1,
  created_at: '2026-07-01T00:00:00.000Z',
  because: null,
  due_on: null,
} satisfies Row<'filing'>

export type ChapterWorld = Awaited<ReturnType<typeof chapterCase>>
let keys = 0
const nextKey = () => `chapter-key-${++keys}`

export async function chaptersNow({ db, ports, project }: Pick<ChapterWorld, 'db' | 'project'> & { ports: TestPorts }) {
  const filing = (await findFiling(db, 'paper'))!
  const read = await readChapters({ tx: db, project, rulebook: builtInRulebook }, filing, ports.now())
  if (!read.ok) throw new Error(read.message)
  return read.chapters
}

export async function chapterNow(world: ChapterWorld, key: string) {
  const found = (await chaptersNow(world)).find((chapter) => chapter.key === key)
  if (!found) throw new Error(`no chapter ${key}`)
  return found
}

export const notation = (blocks: readonly Block[]): string => notationOf(blocks) ?? ''

const revisionOf = async (world: ChapterWorld, chapter: string) =>
  (await findChapter(world.db, 'paper', chapter))?.revision ?? 0

export const assign = (
  { db, ports }: ChapterWorld,
  chapter: string | readonly string[],
  owner: string,
  who: string,
  actor: Actor = writer,
) =>
  assignChapters(
    db,
    { filing: 'paper', chapters: [chapter].flat(), actor, key: nextKey(), form: { owner, checker: who } },
    ports,
  )

export const write = async (
  world: ChapterWorld,
  chapter: string,
  typed: string | null,
  actor: Actor = writer,
  revision?: number,
) =>
  writeChapter(
    world.db,
    {
      filing: 'paper',
      chapter,
      actor,
      key: nextKey(),
      typed,
      revision: revision ?? (await revisionOf(world, chapter)),
    },
    world.ports,
  )

export const move = async (
  world: ChapterWorld,
  chapter: string,
  step: 'submit' | 'pass' | 'return',
  actor: Actor,
  reason = '',
) =>
  moveChapter(
    world.db,
    {
      ...{ filing: 'paper', chapter, actor, key: nextKey(), move: step },
      revision: await revisionOf(world, chapter),
      form: { reason },
    },
    world.ports,
  )
