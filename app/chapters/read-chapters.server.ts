import { createHash } from 'node:crypto'
import { listChapters, listChapterTexts } from '#db/queries/chapters.ts'
import { listFacts } from '#db/queries/facts.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import type { Block, FilingDocument } from '#templates/blocks.ts'
import { catalogue, type DocumentId } from '#templates/catalogue.ts'
import type { PaperChapter } from '#templates/chapters/chapter.ts'
import { chapterTitles } from '#templates/chapters/cut-chapter.ts'
import { mapInlines } from '#templates/chapters/map-inlines.ts'
import { type QuotedFact, quoteOf } from '#templates/chapters/quote-forms.ts'
import { notationOf } from '#templates/chapters/write-notation.ts'
import type { Dossier } from '#templates/dossier.ts'
import { factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'
import type { ChapterCase } from '#workflows/rules/chapter.ts'
import { buildDossier, type DossierParts, isDocumentId } from '../filings/dossier/build.server.ts'
import { standingFact } from '../filings/dossier/fact-book.ts'
import { placesOf, subjectsOf } from '../filings/dossier/reading.server.ts'
import { documentOf } from '../filings/printer.server.ts'
import type { Looking } from '../given/given.server.ts'
import { rowQuote } from './row-quote.ts'
import { keptBlocks, standingTexts } from './standing-text.ts'

/** One chapter of a paper as it stands at an instant. */
export type ChapterNow = ChapterCase & {
  key: string
  /** Its heading as it is printed, such as 第三章 发行条款. */
  title: string
  heading: PaperChapter['heading']
  /** As the platform would write it now. */
  generated: readonly Block[]
  /** As it would be printed now, quotes in today's words. */
  blocks: readonly Block[]
  /** The generated text with its quotes by name: what somebody begins with. */
  base: readonly Block[]
  /** With its quotes by name, as it is kept; of a generated one the text to begin with. */
  kept: readonly Block[]
  source: Row<'chapter_text'>['source']
  /** Signature pages are not written by hand. */
  writable: boolean
  row: Row<'chapter'> | null
  text: Row<'chapter_text'> | null
  /** It reads otherwise now than when it was checked. */
  changedSinceCheck: boolean
  /** What the platform would write has changed since this text was begun from it. */
  baseChanged: boolean
}

export type PaperChapters =
  | {
      ok: true
      chapters: ChapterNow[]
      /** The whole paper, with one chapter in other words than those that stand. */
      documentWith: (key: string, blocks: readonly Block[]) => FilingDocument
      facts: FactAt
      /** Numbers of headings are set by the engine and stand in no text. */
      byEngine: boolean
    }
  /** What is missing for any of it to be written. */
  | { ok: false; message: string }

/** Stands for blocks as they would be printed. */
export const digestOf = (blocks: readonly Block[]): string =>
  createHash('sha256').update(JSON.stringify(blocks)).digest('hex')

type Chaptered = { chapters?: (dossier: Dossier) => PaperChapter[] }

/** Whether a paper has chapters that can be divided among people. */
export const hasChapters = (template: string): template is DocumentId => {
  if (!isDocumentId(template)) return false
  const paper: Chaptered = catalogue[template].template
  return paper.chapters !== undefined
}

/** The chapters of a paper: what the platform would write, what people wrote, and how far each is. */
export async function readChapters(looking: Looking, filing: Row<'filing'>, now: string): Promise<PaperChapters> {
  if (!hasChapters(filing.template)) throw new Error(`${filing.template} has no chapters`)
  const scope = { kind: filing.scope_kind, id: filing.scope_id }
  const kept = await listChapterTexts(looking.tx, filing.id)
  // A clock that was put back hides nobody's text.
  const at = kept.reduce((latest, { made_at }) => (made_at > latest ? made_at : latest), now)
  const built = await buildDossier(looking, { scope, template: filing.template, at, event: null })
  if (!built.ok) return { ok: false, message: built.message }
  const paper: Chaptered = catalogue[filing.template].template
  const generated = paper.chapters?.(wholeOf(built.dossier)) ?? []
  const rows = new Map((await listChapters(looking.tx, filing.id)).map((row) => [row.chapter, row]))
  const texts = standingTexts(kept, at)
  const facts = await factsAt(looking, filing, at)
  const { template } = filing
  const titles = chapterTitles(documentOf(template, built.dossier), generated)
  const around = { rows, texts, facts, written: built.dossier.chapters ?? {} }
  const chapters = generated.map((chapter, at) => chapterNow(chapter, titles[at] ?? '', around))
  return {
    ok: true,
    chapters,
    documentWith: (key, blocks) =>
      documentOf(template, { ...built.dossier, chapters: { ...built.dossier.chapters, [key]: [...blocks] } }),
    facts,
    byEngine: chapters.some(({ heading, title }) => heading.text !== title),
  }
}

/** Every template reads less than a whole dossier, so its chapters may be given one. */
const wholeOf = (parts: DossierParts): Dossier => parts as Dossier

export type FactAt = (key: string) => QuotedFact | null

/** How a fact stands for a paper, looked for from its own place outwards. */
export async function factsAt(looking: Looking, filing: Row<'filing'>, at: string): Promise<FactAt> {
  const scope = { kind: filing.scope_kind, id: filing.scope_id }
  const places = placesOf(looking.project.id, scope, await subjectsOf(looking, scope))
  const facts = await listFacts(looking.tx, looking.project.id, at)
  const issuer = await findOrganisation(looking.tx, looking.project.issuer)
  return (key) => {
    const ofRow = issuer ? rowQuote(issuer, key) : null
    if (ofRow) return ofRow
    const row = isFactKey(key) ? standingFact(facts, places, key) : undefined
    if (!row || !isFactKey(key)) return null
    return { kind: factDefinition(key).kind, value: JSON.parse(row.value), sample: row.sample_at !== null }
  }
}

type Around = {
  rows: ReadonlyMap<string, Row<'chapter'>>
  texts: ReadonlyMap<string, Row<'chapter_text'>>
  facts: FactAt
  written: NonNullable<Dossier['chapters']>
}

function chapterNow(chapter: PaperChapter, title: string, { rows, texts, facts, written }: Around): ChapterNow {
  const { key, heading } = chapter
  const row = rows.get(key) ?? null
  const text = texts.get(key) ?? null
  const own = text ? keptBlocks(text) : null
  const blocks = written[key] ?? chapter.blocks
  const base = chapter.blocks.map((block) => byName(block, facts))
  return {
    key,
    heading,
    title,
    generated: chapter.blocks,
    blocks,
    base,
    kept: own ?? base,
    source: own && text ? text.source : 'generated',
    writable: notationOf(chapter.blocks) !== null,
    row,
    text,
    state: row?.state ?? 'waiting',
    owner: row?.owner ?? null,
    checker: row?.checker ?? null,
    writer: own && text ? text.made_by : null,
    changedSinceCheck: row?.state === 'checked' && row.checked_digest !== digestOf(blocks),
    baseChanged: own !== null && text?.base_digest !== digestOf(chapter.blocks),
  }
}

/** Quotes of the generated text by fact and form, so that a text begun from it still changes with its facts. */
const byName = (block: Block, facts: FactAt): Block =>
  mapInlines(block, (run) =>
    typeof run === 'object' && 'text' in run && run.fact !== undefined
      ? { ...run, fact: quoteOf(run.fact, facts(run.fact), run.text), text: '' }
      : run,
  )
