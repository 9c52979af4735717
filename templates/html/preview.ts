import type { Block, Cover, DeepItem, FilingDocument, Inline } from '../blocks.ts'
import { chineseDay } from '../format.ts'
import { settled } from '../settled.ts'
import { chartSvg } from './chart-svg.ts'
import { codeSvg } from './code-svg.ts'
import { escapeHtml } from './escape-html.ts'
import { type Footnotes, noteMark, noteSection } from './footnotes.ts'
import { headingAnchors } from './heading-anchors.ts'
import { plotSvg } from './plot-svg.ts'
import { tableHtml } from './table-html.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** Headings by block, with the id that the contents and links point to. */
type Ids = Map<Block, string>

/** Where a quoted fact is kept, by its key; null where the reader has no page of it. */
export type FactHref = (key: string) => string | null

/** `places` are the ids that references may lead to: a part of a paper refers to what is not in it. */
type Page = { ids: Ids; places: ReadonlySet<string>; factHref: FactHref; notes: Footnotes }

const lines = (words: string): string => escapeHtml(words).replace(/\r?\n/g, '<br>')
const printedDay = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? chineseDay(date) : date)

/** Links lead within the document, to what is there, or to http, https and mailto; any other target is left as plain words. */
function linked({ places }: Page, words: string, target: string): string {
  if (target.startsWith('#') && !places.has(target.slice(1))) return words
  if (target.startsWith('#')) return `<a href="#doc-${escapeHtml(target.slice(1))}">${words}</a>`
  return /^(https?:|mailto:)/i.test(target)
    ? `<a href="${escapeHtml(target)}" rel="noopener noreferrer">${words}</a>`
    : words
}

/** Out of the frame the preview stands in. Inside another link there is none: links do not nest. */
function quoted(page: Page, fact: string, words: string, led: boolean): string {
  const href = led ? null : page.factHref(fact)
  const shown = href ? `<a class="doc-fact" href="${escapeHtml(href)}" target="_top">${words}</a>` : words
  return `<mark data-fact="${escapeHtml(fact)}">${shown}</mark>`
}

function inline(page: Page, run: Inline): string {
  if (typeof run === 'string') return lines(run)
  if ('note' in run) return noteMark(page.notes, inlines(page, run.note))
  if ('ref' in run) return linked(page, '所在页', `#${run.ref}`)
  let words = lines(run.text)
  if (run.kai) words = `<span class="doc-kai">${words}</span>`
  if (run.bold) words = `<strong>${words}</strong>`
  if (run.change) words = run.change === 'deleted' ? `<del>${words}</del>` : `<ins>${words}</ins>`
  if (run.fact) words = quoted(page, run.fact, words, run.link !== undefined)
  return run.link ? linked(page, words, run.link) : words
}

const inlines = (page: Page, runs: readonly Inline[]): string => runs.map((run) => inline(page, run)).join('')

function paragraph(page: Page, { text, align, indent, style }: Of<'paragraph'>): string {
  const flush = indent === false || align === 'center' || align === 'right' || style === 'note'
  const classes = ['doc-p', style && `doc-${style}`, align && `doc-${align}`, flush && 'doc-flush'].filter(Boolean)
  return `<p class="${classes.join(' ')}">${inlines(page, text)}</p>`
}

function facts(page: Page, { rows }: Of<'facts'>): string {
  const body = rows.map(
    ({ label, value }) => `<tr><th scope="row">${lines(label)}</th><td>${inlines(page, value)}</td></tr>`,
  )
  return `<table class="doc-facts"><tbody>${body.join('')}</tbody></table>`
}

/** Items of the second level stand inside the one they belong to, those of one kind together. */
function list(page: Page, { ordered, items, deeper = [] }: Of<'list'>): string {
  const firsts = items.flatMap((_, at) => (at > 0 && deeper[at] ? [] : [at]))
  const top = firsts.map((at, nth) => {
    const below = items.slice(at + 1, firsts[nth + 1])
    const kinds = below.map((_, under) => deeper[at + 1 + under] ?? null)
    return `<li>${inlines(page, items[at] ?? [])}${listBelow(page, below, kinds)}</li>`
  })
  const tag = ordered ? 'ol' : 'ul'
  return `<${tag} class="doc-list">${top.join('')}</${tag}>`
}

function listBelow(page: Page, items: readonly Inline[][], kinds: readonly DeepItem[]): string {
  let counted = 0
  return items
    .map((item, at) => {
      const tag = kinds[at] === 'ordered' ? 'ol' : 'ul'
      const start = counted > 0 ? ` start="${counted + 1}"` : ''
      if (tag === 'ol') counted += 1
      const begin =
        kinds[at] === kinds[at - 1] ? '' : `<${tag} class="doc-list doc-list-below"${tag === 'ol' ? start : ''}>`
      return `${begin}<li>${inlines(page, item)}</li>${kinds[at] === kinds[at + 1] ? '' : `</${tag}>`}`
    })
    .join('')
}

function signature({ parties }: Of<'signature'>): string {
  const areas = parties.map(({ role, name, persons = [], date }) => {
    const places = persons.map((person) => `<li>${lines(person)}</li>`).join('')
    return [
      `<div class="doc-party"><p>${lines(role)}：${lines(name)}</p>`,
      places
        ? `<ul class="doc-persons">${places}</ul>`
        : '<p class="doc-sign">法定代表人或授权代表（签字或盖章）：</p>',
      `<p class="doc-right">${date ? lines(printedDay(date)) : '年　月　日'}</p></div>`,
    ].join('')
  })
  return `<section class="doc-signature">${areas.join('')}</section>`
}

function seal({ of, date }: Of<'seal'>): string {
  const day = date ? lines(printedDay(date)) : '年　月　日'
  return `<div class="doc-seal"><p class="doc-seal-place">（盖章）</p><p>${lines(of)}</p><p>${day}</p></div>`
}

function contents(ids: Ids): string {
  const entries = [...ids].flatMap(([block, id]) =>
    block.kind === 'heading' && block.level < 3
      ? [`<li class="doc-toc-${block.level}"><a href="#${id}">${lines(block.text)}</a></li>`]
      : [],
  )
  return `<nav class="doc-toc" aria-label="目录"><ol>${entries.join('')}</ol></nav>`
}

function cover({ title, subtitle, issuer, facts, parties, date }: Cover): string {
  const pair = (label: string, value: string) => `<div><dt>${lines(label)}</dt><dd>${lines(value)}</dd></div>`
  return [
    `<header class="doc-cover"><p class="doc-cover-issuer">${lines(issuer)}</p><p class="doc-cover-title">${lines(title)}</p>`,
    subtitle ? `<p class="doc-cover-subtitle">${lines(subtitle)}</p>` : '',
    facts.length > 0 ? `<dl>${facts.map(({ label, value }) => pair(label, value)).join('')}</dl>` : '',
    parties.length > 0 ? `<dl>${parties.map(({ label, name }) => pair(label, name)).join('')}</dl>` : '',
    `<p class="doc-cover-date">${lines(printedDay(date))}</p></header>`,
  ].join('')
}

function block(each: Block, page: Page): string {
  switch (each.kind) {
    case 'heading':
      return `<h${each.level + 1} class="doc-h${each.level}" id="${page.ids.get(each) ?? ''}">${each.marked ? inlines(page, each.marked) : lines(each.text)}</h${each.level + 1}>`
    case 'paragraph':
      return paragraph(page, each)
    case 'facts':
      return facts(page, each)
    case 'table':
      return tableHtml(each, { lines, inlines: (run) => inlines(page, run) })
    case 'list':
      return list(page, each)
    case 'signature':
      return signature(each)
    case 'seal':
      return seal(each)
    case 'toc':
      return contents(page.ids)
    case 'page-break':
      return '<hr class="doc-page-break">'
    case 'callout':
      return `<aside class="doc-callout doc-${each.tone}"><p class="doc-callout-title">${lines(each.title)}</p><p>${inlines(page, each.text)}</p></aside>`
    case 'chart':
      return each.form ? plotSvg(each) : chartSvg(each)
    case 'code':
      return `<div class="doc-code">${codeSvg(each.link)}<div>${each.text.map((run) => `<p class="doc-p doc-flush">${inlines(page, run)}</p>`).join('')}</div></div>`
  }
}

/**
 * The document for the screen, from the same blocks as its pages: an `article` of semantic tags with `doc-…` classes,
 * every text escaped, no inline style or script. Headings begin at h2, since the page around it has its own h1. A run
 * that quotes a fact is a `mark` with the fact's key in `data-fact`, and a link to where `factHref` says it is kept.
 */
export function previewHtml(written: FilingDocument, factHref: FactHref = () => null): string {
  const document = settled(written)
  const headings = document.blocks.filter((each) => each.kind === 'heading')
  const anchors = headingAnchors(document).map(escapeHtml)
  const ids: Ids = new Map(headings.map((each, at) => [each, anchors[at] ?? '']))
  const places = new Set(document.blocks.flatMap((each) => ('id' in each && each.id ? [each.id] : [])))
  const page: Page = { ids, places, factHref, notes: { words: [] } }
  const [first] = document.blocks
  const titled = document.cover !== undefined || (first?.kind === 'heading' && first.level === 1)
  const marks = document.marks.map((mark) => `<li>${mark === 'draft' ? '草稿' : '示例'}</li>`).join('')
  return [
    '<article class="doc" lang="zh-CN">',
    marks ? `<ul class="doc-marks">${marks}</ul>` : '',
    document.cover ? cover(document.cover) : '',
    titled ? '' : `<h2 class="doc-h1">${lines(document.title)}</h2>`,
    ...document.blocks.map((each) => block(each, page)),
    ...noteSection(page.notes),
    '</article>',
  ].join('\n')
}
