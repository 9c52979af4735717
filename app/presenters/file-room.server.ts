import { findFiling, findVersion } from '#db/queries/filings.ts'
import { findPages } from '#db/queries/readings.ts'
import type { Row } from '#db/schema.ts'
import { catalogue } from '#templates/catalogue.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { isDocumentId } from '../filings/dossier/build.server.ts'
import { readEnvelope } from '../filings/envelope.ts'
import { wordCopy, wordName } from '../filings/word-copy.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { SignedIn } from '../reach.server.ts'
import { mayReadVersion } from '../walls.ts'
import { wordPaper } from '../word/word-paper.ts'
import { factHref, factsOf, projectFacts } from './facts-page.server.ts'
import { enterProject, mayReadFacts, paperRoomOf } from './project-room.server.ts'

export type FileRoom = {
  version: Row<'filing_version'>
  filing: Row<'filing'>
  /** Keys of the facts that whoever reads has on his facts page; none for whoever has no such page. */
  facts: ReadonlySet<string>
}

/** One version of a paper for one person; what he may not read is not there. */
export async function enterFile(
  who: SignedIn,
  context: Pick<LoadContext, 'reader' | 'ports'>,
  id: string | undefined,
): Promise<FileRoom> {
  const version = id ? await findVersion(context.reader, id) : undefined
  const filing = version && (await findFiling(context.reader, version.filing))
  if (!version || !filing) throw noFile()
  const room = await enterProject(who, context, filing.project).catch(() => undefined)
  if (!room || !mayReadVersion(who, filing, version, await paperRoomOf(room))) throw noFile()
  const facts = mayReadFacts(who) ? factsOf(room, await projectFacts(room)) : []
  return { version, filing, facts: new Set(facts.map(({ key }) => key)) }
}

export const noFile = () => new Response('没有这份文件，或者它不在您的座位可见的范围内。', { status: 404 })

/**
 * The paper for the screen, from the dossier exactly as it was printed; null for what was uploaded or not printed yet. A
 * quoted fact leads to its row on the facts page where the reader has one.
 */
export function previewOf({ version, filing, facts }: FileRoom): string | null {
  const envelope = readEnvelope(version.dossier)
  if (!envelope || !isDocumentId(filing.template)) return null
  // What an issue or a bond keeps of its own is not on the project's page, nor is what came from a row.
  const home = `project:${filing.project}`
  const kept = new Set(
    envelope.facts.flatMap(({ scope, key, revision }) => (scope === home && revision > 0 ? key : [])),
  )
  return previewHtml(documentOf(filing.template, envelope.data), (key) =>
    facts.has(key) && kept.has(key) ? factHref(filing.project, key) : null,
  )
}

/** An uploaded Word file as its words and tables; null for any other kind, and for one that cannot be read as text. */
export async function wordPreview(
  { version: { source, file, name } }: FileRoom,
  { reader, files, gate }: Pick<LoadContext, 'reader' | 'files' | 'gate'>,
): Promise<string | null> {
  if (source !== 'uploaded' || !file || (await findPages(reader, file))?.kind !== 'docx') return null
  const bytes = await files.open(file)
  const read = bytes && (await gate.readWord(bytes))
  return read?.ok ? previewHtml(wordPaper(read.content, name ?? '')) : null
}

/**
 * Whether a version can be had for Word: it was written here, and by the wording that is still in force, for a copy in
 * other words than the file itself would mislead whoever goes on from it.
 */
export const hasWordCopy = (
  { state, dossier, template_version }: FileRoom['version'],
  { template }: Pick<FileRoom['filing'], 'template'>,
): boolean =>
  state === 'ready' &&
  dossier !== null &&
  isDocumentId(template) &&
  template_version === catalogue[template].template.version

/** The same paper to be worked on in Word; null for what has no such copy. */
export function wordCopyOf({ version, filing }: FileRoom): { name: string; bytes: Uint8Array } | null {
  const envelope = readEnvelope(version.dossier)
  if (!envelope || !isDocumentId(filing.template) || !hasWordCopy(version, filing)) return null
  return { name: wordName(version.name), bytes: wordCopy(documentOf(filing.template, envelope.data)) }
}

/** What was printed was checked by the template's own schema before; the registry joins it to its template again. */
function documentOf(template: keyof typeof catalogue, data: unknown) {
  const { document } = catalogue[template].template
  return (document as (dossier: unknown) => ReturnType<typeof document>)(data)
}
