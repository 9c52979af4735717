import type { Inline } from '../blocks.ts'
import type { Desk } from './desk.ts'
import { factControl } from './fact-control.ts'
import { field, run } from './run.ts'

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
  if ('note' in part) return footnote(desk, part.note)
  if ('ref' in part) return factControl(`@${part.ref}`, pageOf(desk, part.ref))
  const inner = run(part.text, {
    bold: part.bold === true,
    kai: part.kai === true,
    deleted: part.change === 'deleted',
  })
  const marked = part.change ? revision(desk, part.change, inner) : inner
  const quoted = part.fact && part.change !== 'deleted' ? factControl(part.fact, marked) : marked
  if (part.link?.startsWith('#')) return factControl(part.link, linked(desk, part.link, quoted))
  return part.link ? linked(desk, part.link, quoted) : quoted
}

function revision(desk: Desk, change: 'deleted' | 'inserted', inner: string): string {
  desk.revisions += 1
  const tag = change === 'deleted' ? 'w:del' : 'w:ins'
  return `<${tag} w:id="${desk.revisions}" w:author="科技板" w:date="${desk.date}T00:00:00Z">${inner}</${tag}>`
}

/** A footnote of Word's own: its words stand in their part, its number is counted on each page. */
function footnote(desk: Desk, words: readonly Inline[]): string {
  const id = desk.notes.length + 1
  desk.notes.push('')
  const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
  const said = paragraph(`${mark}<w:footnoteRef/></w:r>${run(' ')}${runs(desk, words)}`, { style: 'FootnoteText' })
  desk.notes[id - 1] = `<w:footnote w:id="${id}">${said}</w:footnote>`
  return `${mark}<w:footnoteReference w:id="${id}"/></w:r>`
}

/** 第58页, as a field that Word counts when it opens the file; of a part of a paper the target may be elsewhere. */
function pageOf(desk: Desk, target: string): string {
  const anchor = desk.anchors.get(target)
  if (!anchor) return run('所在页')
  const counted = `${run('第')}${field(`PAGEREF ${anchor} \\h`, '')}${run('页')}`
  return `<w:hyperlink w:anchor="${anchor}">${counted}</w:hyperlink>`
}

/** Runs of a paragraph or a cell; words that a revision took out or put in are revisions that Word can accept or refuse. */
export const runs = (desk: Desk, parts: readonly Inline[]): string => parts.map((part) => inline(desk, part)).join('')

export type Setting = { style?: string; align?: 'left' | 'center' | 'right' | undefined; more?: string }

/** A paragraph in a named style. `more` are paragraph properties that come before the alignment in the schema. */
export function paragraph(inner: string, { style, align, more = '' }: Setting = {}): string {
  const properties = `${style ? `<w:pStyle w:val="${style}"/>` : ''}${more}${align ? `<w:jc w:val="${align}"/>` : ''}`
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`
}
