import type { Inline } from '../blocks.ts'
import type { Desk } from './desk.ts'
import { escapeXml } from './xml.ts'

type Look = { bold?: boolean; kai?: boolean; deleted?: boolean }

const kaiFonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="楷体"/>'

function words(text: string, tag: 't' | 'delText'): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line ? `<w:${tag} xml:space="preserve">${escapeXml(line)}</w:${tag}>` : ''))
    .join('<w:br/>')
}

/** One run of words in one look. */
export function run(text: string, { bold, kai, deleted }: Look = {}): string {
  const look = `${kai ? kaiFonts : ''}${bold ? '<w:b/>' : ''}`
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${words(text, deleted ? 'delText' : 't')}</w:r>`
}

/** Links lead within the document or to http, https and mailto, as in the preview; any other target is left as plain words. */
function linked(desk: Desk, target: string, inner: string): string {
  const anchor = target.startsWith('#') ? desk.anchors.get(target.slice(1)) : undefined
  if (anchor) return `<w:hyperlink w:anchor="${anchor}">${inner}</w:hyperlink>`
  if (!/^(https?:|mailto:)/i.test(target)) return inner
  const id = desk.links.get(target) ?? `rIdLink${desk.links.size + 1}`
  desk.links.set(target, id)
  return `<w:hyperlink r:id="${id}">${inner}</w:hyperlink>`
}

function inline(desk: Desk, part: Inline): string {
  if (typeof part === 'string') return run(part)
  if (!('text' in part)) return ''
  const inner = run(part.text, {
    bold: part.bold === true,
    kai: part.kai === true,
    deleted: part.change === 'deleted',
  })
  const marked = part.change ? revision(desk, part.change, inner) : inner
  return part.link ? linked(desk, part.link, marked) : marked
}

function revision(desk: Desk, change: 'deleted' | 'inserted', inner: string): string {
  desk.revisions += 1
  const tag = change === 'deleted' ? 'w:del' : 'w:ins'
  return `<${tag} w:id="${desk.revisions}" w:author="科技板" w:date="${desk.date}T00:00:00Z">${inner}</${tag}>`
}

/** Runs of a paragraph or a cell; words that a revision took out or put in are revisions that Word can accept or refuse. */
export const runs = (desk: Desk, parts: readonly Inline[]): string => parts.map((part) => inline(desk, part)).join('')

export type Setting = { style?: string; align?: 'left' | 'center' | 'right' | undefined; more?: string }

/** A paragraph in a named style. `more` are paragraph properties that come before the alignment in the schema. */
export function paragraph(inner: string, { style, align, more = '' }: Setting = {}): string {
  const properties = `${style ? `<w:pStyle w:val="${style}"/>` : ''}${more}${align ? `<w:jc w:val="${align}"/>` : ''}`
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`
}
