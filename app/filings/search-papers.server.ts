import type { Db } from '#db/connect.ts'
import {
  type FoundSection,
  findSections,
  hitsAtOnce,
  listVersionHeads,
  readSections,
  type VersionHead,
} from '#db/queries/paper-search.ts'
import { listRegistrationsOfSeveralAgencies } from '#db/queries/ratings.ts'
import type { Row } from '#db/schema.ts'
import { reachableIds, type SignedIn } from '../reach.server.ts'
import { readableRuns } from '../run-reach.server.ts'
import { mayReadVersion, type PaperRoom } from '../walls.ts'
import { type FoundWords, foundWords } from './found-words.ts'

export type Passage = FoundWords & Pick<Row<'paper_section'>, 'heading' | 'anchor' | 'page'>

export type FoundPaper = {
  filing: Row<'filing'>
  version: VersionHead
  passages: Passage[]
  /** Sections that hold the words, those shown among them. */
  places: number
}

/** `project` narrows to one; `earlier` takes every version he may read, else of each paper the last. */
export type AskedOfPapers = { words: string; project: string | null; earlier: boolean }

/** `cut`: there is more than was looked at. */
export type FoundPapers = { papers: FoundPaper[]; cut: boolean }

export const mostPapers = 30
const mostPassages = 3
/** Sections whose words are read of one version, in search of those passages. */
const mostRead = 12
/** Hits that are looked at in one search, at first among everybody's, then of so many projects at once. */
const mostHits = 6000
const mostBlind = 2000
const projectsAtOnce = 40

/**
 * The papers of the projects he may enter that say the words, and of their versions only those he may open: the walls are
 * asked for each, after the index. The latest come first.
 */
export async function searchPapers(reader: Db, who: SignedIn, asked: AskedOfPapers): Promise<FoundPapers> {
  const reach = await projectsOf(reader, who, asked.project)
  const sight: Sight = { reader, who, reach: new Set(reach), earlier: asked.earlier, known: new Map() }
  const versions = new Map<string, Hit>()
  let [looked, cut] = [0, false]
  for await (const hits of hitsOf(reader, asked.words, reach)) {
    await learn(sight, hits)
    for (const { key, version, ordinal } of hits) {
      const open = sight.known.get(version)
      if (!open) continue
      const seen = versions.get(version)
      if (seen) seen.sections.set(ordinal, key)
      else if (versions.size < mostPapers) versions.set(version, { open, sections: new Map([[ordinal, key]]) })
      else cut = true
    }
    looked += hits.length
    if (cut || looked >= mostHits) {
      cut = true
      break
    }
  }
  const papers = await Promise.all([...versions.values()].map((one) => readPaper(reader, one, asked.words)))
  const said = papers.filter(({ passages }) => passages.length > 0)
  return { papers: said.toSorted((a, b) => latestFirst(a.version, b.version)), cut }
}

const latestFirst = (a: VersionHead, b: VersionHead): number =>
  b.made_at.localeCompare(a.made_at) || b.number - a.number || a.id.localeCompare(b.id)

async function projectsOf(reader: Db, who: SignedIn, project: string | null): Promise<string[]> {
  let query = reachableIds(reader, who).orderBy('project.opened_at', 'desc')
  if (project !== null) query = query.where('project.id', '=', project)
  return (await query.execute()).map(({ id }) => id)
}

/**
 * Whoever stands in many projects finds common words soon among everybody's, and rare ones are few; only what is common
 * elsewhere and rare with him is asked for project by project.
 */
async function* hitsOf(reader: Db, words: string, reach: readonly string[]): AsyncGenerator<FoundSection[], void> {
  if (reach.length > projectsAtOnce && (yield* pagesOf(reader, words, undefined, mostBlind))) return
  for (let at = 0; at < reach.length; at += projectsAtOnce)
    yield* pagesOf(reader, words, reach.slice(at, at + projectsAtOnce), mostHits)
}

/** Says at the end whether these were all. */
async function* pagesOf(
  reader: Db,
  words: string,
  projects: readonly string[] | undefined,
  most: number,
): AsyncGenerator<FoundSection[], boolean> {
  const page = hitsAtOnce(reader)
  let before = Number.MAX_SAFE_INTEGER
  for (let looked = 0; looked < most; looked += page) {
    const hits = await findSections(reader, { words, projects, before, limit: page })
    if (hits.length > 0) yield hits
    if (hits.length < page) return true
    before = hits.at(-1)?.key ?? 0
  }
  return false
}

type Open = { filing: Row<'filing'>; version: VersionHead }
type Sight = {
  reader: Db
  who: SignedIn
  reach: ReadonlySet<string>
  earlier: boolean
  /** Versions met so far: null for one that is not for him, or not the last. */
  known: Map<string, Open | null>
}

/** Asks the walls for the papers of these hits that were not met before. */
async function learn({ reader, who, reach, earlier, known }: Sight, hits: readonly FoundSection[]): Promise<void> {
  const fresh = [...new Set(hits.filter(({ version }) => !known.has(version)).map(({ filing }) => filing))]
  if (fresh.length === 0) return
  const all = await reader.selectFrom('filing').selectAll().where('id', 'in', fresh).execute()
  const filings = all.filter(({ project }) => reach.has(project))
  const room = await wallsOf(reader, who, [...new Set(filings.map(({ project }) => project))])
  const versions = Map.groupBy(await listVersionHeads(reader, fresh), ({ filing }) => filing)
  for (const { version } of hits) if (!known.has(version)) known.set(version, null)
  for (const filing of filings) {
    const readable = (versions.get(filing.id) ?? []).filter(
      (version) => version.state === 'ready' && mayReadVersion(who, filing, version, room),
    )
    for (const version of earlier ? readable : readable.slice(-1)) known.set(version.id, { filing, version })
  }
}

/** What the walls of papers ask, of several projects at once. */
async function wallsOf(reader: Db, who: SignedIn, projects: readonly string[]): Promise<PaperRoom> {
  if (projects.length === 0) return { subjects: new Set(), inHouseRounds: new Set(), severalAgencies: new Set() }
  const runs = await reader
    .selectFrom('run')
    .select('subject_id')
    .where('project', 'in', projects)
    .where('id', 'in', readableRuns(reader, who))
    .execute()
  const rounds = await reader
    .selectFrom('round')
    .select('id')
    .where('project', 'in', projects)
    .where('origin', '=', 'internal')
    .execute()
  return {
    subjects: new Set(runs.map(({ subject_id }) => subject_id)),
    inHouseRounds: new Set(rounds.map(({ id }) => id)),
    severalAgencies: new Set(await listRegistrationsOfSeveralAgencies(reader, projects)),
  }
}

/** A version with the keys of its sections that hold the words, by their place in it. */
type Hit = { open: Open; sections: Map<number, number> }

async function readPaper(reader: Db, { open, sections }: Hit, words: string): Promise<FoundPaper> {
  const first = [...sections].toSorted(([a], [b]) => a - b).slice(0, mostRead)
  const read = await readSections(
    reader,
    first.map(([, key]) => key),
  )
  const passages = read.flatMap(({ heading, anchor, page, words: text }) => {
    const found = foundWords(text, words)
    return found ? [{ ...found, heading, anchor, page }] : []
  })
  return { ...open, passages: passages.slice(0, mostPassages), places: sections.size - (read.length - passages.length) }
}
