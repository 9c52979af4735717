import type { Line } from './break-lines.ts'
import type { Fit } from './justify.ts'
import type { MeasuredText } from './measured-text.ts'
import type { Reach } from './reach.ts'

const millimetre = 72 / 25.4

/**
 * A4 after GB/T 9704-2012 §5.2 (公文用纸): 37 mm above the type area, 28 mm at the binding edge, 225 mm of type.
 * The measure is rounded from 156 mm to 37 characters of 12 pt, so that full lines need no stretching. Points.
 */
export const paper = {
  width: 595.28,
  height: 841.89,
  left: 28 * millimetre,
  top: 37 * millimetre,
  measure: 444,
  depth: 225 * millimetre,
}
export type Area = { left: number; right: number; top: number; bottom: number; measure: number; depth: number }
export const typeArea: Area & { width: number; height: number } = {
  ...paper,
  right: paper.left + paper.measure,
  bottom: paper.top + paper.depth,
}

/** The type area of a page that lies on its side: the same margins, the binding edge above. */
export const wideArea: Area = {
  left: paper.height - typeArea.bottom,
  right: paper.height - paper.top,
  top: paper.left,
  bottom: typeArea.right,
  measure: paper.depth,
  depth: paper.measure,
}

/** Roles of the tagged structure (ISO 32000-1 §14.8.4). */
export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'TOC'
  | 'TOCI'
  | 'Link'
  | 'Form'
  | 'Span'
  | 'Reference'
  | 'Note'
  | 'Figure'

/**
 * A node of the logical structure. Words hang on leaves; `scope` is for a TH, `span` for a merged cell and `headers` for
 * the ids of the heads it stands under; `alt` says in words what a figure shows.
 */
export type Element = {
  role: Role
  children: Element[]
  scope?: 'Row' | 'Column'
  span?: { columns: number; rows: number }
  id?: string
  headers?: readonly string[]
  alt?: string
}

export const element = (role: Role, parent?: Element, scope?: 'Row' | 'Column'): Element => {
  const made: Element = scope ? { role, children: [], scope } : { role, children: [] }
  parent?.children.push(made)
  return made
}

/**
 * What is printed. x runs from the left edge of the paper, y downwards from the top of the slab; points.
 * A text without an element is decoration (running heads, repeated table heads). `gray` is 0 black to 1 white.
 */
export type TextMark = {
  kind: 'text'
  text: MeasuredText
  line: Line
  fit: Fit
  size: number
  x: number
  baseline: number
  gray?: number
  element?: Element
}
export type Mark =
  | TextMark
  | {
      kind: 'rule'
      x1: number
      y1: number
      x2: number
      y2: number
      weight: number
      gray?: number
      dotted?: true
      ink?: 'deleted' | 'inserted'
    }
  | { kind: 'fill'; x: number; y: number; width: number; height: number; gray: number }
  | { kind: 'ring'; x: number; y: number; radius: number }
  /** A place to sign, named for whoever reads the form aloud. */
  | { kind: 'sign'; x: number; y: number; width: number; height: number; name: string; element: Element }
  | { kind: 'link'; x: number; y: number; width: number; height: number; to: Place | string; element?: Element }
  /** Marks that can be made only when every block has its page. None is left on a finished page. */
  | { kind: 'later'; marks: (numbers: Numbers) => Mark[] }

/** What later marks ask for: a number in words as type, and the page of what an id names, from 1. */
export type Numbers = { measure: (words: string) => MeasuredText; pageOf: (id: string) => number }

/** Where something stands that others lead to, known once the pages are made. `page` counts from 0. */
export type Place = { title: string; id?: string; page?: number; top?: number }

/** A heading's place. */
export type Anchor = Place & { level: 1 | 2 | 3 }

/** A footnote in lines. `number` is its place among those of its page, from 1; `node` stands for it in the structure. */
export type Footnote = { lines: Slab[]; place: Place; node: Element; number: number }

/**
 * A strip of the page that is never cut: a line, a table row, a seal. `before` and `after` are space that collapses
 * with its neighbour's and vanishes at the head of a page; `keep` holds it to the next slab; `head` is printed above
 * it when it comes first on a page (the head row of a table); `fresh` asks for a new page unless at the head of one;
 * `wide` for a page that lies on its side.
 */
export type Slab = {
  height: number
  marks: Mark[]
  before?: number
  after?: number
  keep?: boolean
  head?: Slab
  fresh?: boolean
  wide?: boolean
  anchor?: Place
  /** Footnotes whose marks stand in it, in order. */
  notes?: readonly Footnote[]
  /** Cells that reach over it and other rows. */
  reaches?: readonly Reach[]
}

/** `top` is the distance from the upper edge of the paper. `decoration` marks a repeated head. */
export type Placed = { top: number; slab: Slab; decoration?: boolean }
export type Page = { placed: Placed[]; bare?: boolean; wide?: boolean }

export const areaOf = ({ wide }: Page | Slab): Area => (wide ? wideArea : typeArea)
