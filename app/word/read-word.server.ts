import { blocked, blockedBy } from '../gate/blocked.ts'
import { type Budget, mostUnpacked } from '../gate/inflate.server.ts'
import type { Inspection } from '../gate/inspection.ts'
import { zipEntries } from '../gate/zip-entries.server.ts'
import type { WordReading } from './marked.ts'
import { readBlocks } from './read-blocks.server.ts'
import { commentsOf } from './read-remarks.server.ts'
import { contentOf, openWordDesk } from './word-desk.server.ts'
import { readLooks } from './word-styles.server.ts'
import { child, type Element, elementsOf, xmlTree } from './xml-tree.server.ts'

const refused = (message: string): WordReading => ({ ok: false, message })

/**
 * The text of a Word file that the gate has let through: headings, paragraphs, lists, tables, footnotes, and every revision
 * and comment with who made it. What cannot be kept is named with its place; every refusal is a Chinese sentence.
 */
export function readWord(given: Uint8Array, inspected: Inspection): WordReading {
  if (!inspected.ok) return inspected
  if (inspected.reading.kind !== 'docx') return refused('不是 Word（.docx）文件，请用 Word 或 WPS 另存为 .docx 后带回')
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  try {
    return { ok: true, content: readParts(partsOf(bytes)) }
  } catch (error) {
    return refused(blockedBy(error) ?? 'Word 文件结构异常，无法读取，请重新另存后带回')
  }
}

type Parts = (name: string) => Element | undefined

function partsOf(bytes: Buffer): Parts {
  const budget: Budget = { left: mostUnpacked }
  const entries = new Map(zipEntries(bytes, budget).map((entry) => [entry.name, entry]))
  return (name) => {
    const entry = entries.get(name)
    return entry ? xmlTree(name, entry.bytes()) : undefined
  }
}

/** Where the main part stands is said by the package; nearly always it is the usual place. */
function readParts(part: Parts) {
  const main = relationsOf(part('_rels/.rels')).find(({ type }) => type.endsWith('/officeDocument'))?.target
  const path = (main ?? 'word/document.xml').replace(/^\//, '')
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const body = child(part(path), 'document', 'body')
  if (!body) throw blocked('Word 文件中没有正文（document.xml），请重新另存后带回')
  const relations = relationsOf(part(`${folder}_rels/${path.slice(folder.length)}.rels`))
  const links = new Map(relations.filter(({ outside }) => outside).map(({ id, target }) => [id, target]))
  const looks = readLooks(part(`${folder}styles.xml`), part(`${folder}numbering.xml`))
  const notes = new Map([
    ...notesOf(part(`${folder}footnotes.xml`), 'foot'),
    ...notesOf(part(`${folder}endnotes.xml`), 'end'),
  ])
  const comments = commentsOf(part(`${folder}comments.xml`), part(`${folder}commentsExtended.xml`))
  const desk = openWordDesk(looks, links, notes, comments)
  return contentOf(desk, readBlocks(desk, body))
}

type Relation = { id: string; type: string; target: string; outside: boolean }

const relationsOf = (root: Element | undefined): Relation[] =>
  elementsOf(child(root, 'Relationships')).map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: attributes.Type ?? '',
    target: attributes.Target ?? '',
    outside: attributes.TargetMode === 'External',
  }))

/** Notes by their number; the rules above them are notes of a type, and none. */
const notesOf = (root: Element | undefined, kind: 'foot' | 'end'): [string, Element][] =>
  elementsOf(child(root, `${kind}notes`))
    .filter(({ attributes }) => attributes.type === undefined || attributes.type === 'normal')
    .map((note) => [`${kind} ${note.attributes.id ?? ''}`, note])
