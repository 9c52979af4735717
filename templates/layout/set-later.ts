import { circled } from '../circled.ts'
import type { Line } from './break-lines.ts'
import { charactersFor, copyCharacters } from './characters.ts'
import { isOpenGap, marksAtGap } from './justify.ts'
import { heldDigits, type Later, type MeasuredText, naturalWidth, noteMarkWidth } from './measured-text.ts'
import {
  type Area,
  type Element,
  element,
  type Footnote,
  type Mark,
  type Numbers,
  paper,
  type TextMark,
} from './page.ts'
import { addRunMarks, type FindAnchor } from './run-marks.ts'
import { type LineSetter, type Setting, setLine, setLines } from './set-lines.ts'
import { styles } from './type-scale.ts'

type NoteOf = { at: number; footnote: Footnote; reference: Element }

/** The words of a text between its footnotes, and the footnotes, each with what stands for its mark in the structure. */
type Parts = { words: Element[]; notes: NoteOf[] }

const isNote = (later: Later): later is Extract<Later, { note: unknown }> => 'note' in later

/** Room for the number before the words of a note. */
const labelRoom = 13

function setNote(words: MeasuredText, node: Element, find: FindAnchor, { left }: Area): Footnote {
  const style = styles.footnote
  const label = element('Lbl', node)
  // A note may be carried from a page that lies to one that stands: all have the measure of an upright page.
  const setting = { ...style, x: left + labelRoom, measure: paper.measure - labelRoom }
  const lines = setLines(words, setting, element('P', node), find)
  const footnote: Footnote = { lines, place: { title: '脚注' }, node, number: 0 }
  const first = lines[0]
  if (first) first.anchor = footnote.place
  first?.marks.unshift({
    kind: 'later',
    marks: ({ measure }) => [smallMark(measure, footnote.number, { size: style.size, x: left, node: label, setting })],
  })
  return footnote
}

type Small = { size: number; x: number; node: Element; setting: Setting; baseline?: number }

function smallMark(measure: Numbers['measure'], number: number, { size, x, node, setting, baseline }: Small): TextMark {
  const text = measure(circled(number))
  const width = naturalWidth(text)
  const line: Line = { from: text.from, to: text.to, width, measure: width, indent: 0, ends: true }
  const mark = setLine(text, line, { ...setting, size, align: 'left', x }, 0, node)
  return baseline === undefined ? mark : { ...mark, baseline }
}

function partsOf(text: MeasuredText, parent: Element, find: FindAnchor, area: Area): Parts {
  const held = (text.later ?? []).filter(isNote)
  if (held.length === 0) return { words: [parent], notes: [] }
  const words = [element('Span', parent)]
  const references = held.map(() => {
    const reference = element('Reference', parent)
    words.push(element('Span', parent))
    return reference
  })
  const notes = held.map(({ at, note }, nth): NoteOf => {
    const footnote = setNote(note, element('Note', parent), find, area)
    return { at, footnote, reference: references[nth] ?? parent }
  })
  return { words, notes }
}

/** A text with the numbers of its pages, and where each of its places has moved. */
type Filled = { text: MeasuredText; moved: (at: number) => number }

type Edit = { at: number; digits: string; figures: MeasuredText }

function filled(text: MeasuredText, pageOf: Numbers['pageOf']): Filled {
  const edits = (text.later ?? []).flatMap((later): Edit[] =>
    isNote(later) ? [] : [{ at: later.at, digits: String(pageOf(later.page)), figures: later.figures }],
  )
  if (edits.length === 0) return { text, moved: (at) => at }
  const moved = (at: number) =>
    edits.reduce((to, edit) => (edit.at < at ? to + edit.digits.length - heldDigits.length : to), at - text.from)
  const move = <R extends { from: number; to: number }>(run: R): R => ({
    ...run,
    from: moved(run.from),
    to: moved(run.to),
  })
  const changed: MeasuredText = {
    ...charactersFor(moved(text.to)),
    from: 0,
    to: moved(text.to),
    links: text.links.map(move),
    changes: text.changes.map(move),
  }
  let done = text.from
  for (const { at, digits, figures } of edits) {
    copyCharacters(changed, moved(done), text, done, at)
    for (const [nth, digit] of [...digits].entries()) {
      const figure = figures.from + Number(digit)
      copyCharacters(changed, moved(at) + nth, figures, figure, figure + 1)
    }
    done = at + heldDigits.length
    changed.gaps[moved(at) + digits.length - 1] = text.gaps[done - 1] ?? 0
  }
  copyCharacters(changed, moved(done), text, done, text.to)
  return { text: changed, moved }
}

const widthBetween = ({ text, line, fit, size }: TextMark, from: number, to: number): number => {
  let width = 0
  for (let at = from; at < to; at++) {
    width += text.widths[at] ?? 0
    if (at >= line.to - 1) continue
    width += (text.gaps[at] ?? 0) - fit.squeeze * marksAtGap(text, at)
    if (isOpenGap(text.classes[at] ?? 0, text.classes[at + 1] ?? 0)) width += fit.stretch
  }
  return (width * size) / 1000
}

/** A line in the pieces between its footnotes, each under its own element, and the raised marks of the notes. */
function pieces(whole: TextMark, { words, notes }: Parts, find: FindAnchor, setting: Setting, to: Numbers): Mark[] {
  const { line } = whole
  const marks: Mark[] = []
  const piece = (from: number, end: number, node: Element | undefined) => {
    if (from >= end) return
    const x = whole.x + widthBetween(whole, line.from, from)
    const part: TextMark = { ...whole, line: { ...line, from, to: end }, x, ...(node ? { element: node } : {}) }
    marks.push(part)
    addRunMarks(part, find, marks)
  }
  let from = line.from
  for (const [nth, { at, footnote, reference }] of notes.entries()) {
    if (at < line.from) continue
    if (at >= line.to) break
    piece(from, at, words[nth])
    const x = whole.x + widthBetween(whole, line.from, at)
    const size = (whole.size * noteMarkWidth) / 1000
    const raised = { size, x, node: reference, setting, baseline: whole.baseline - whole.size * 0.36 }
    const mark = smallMark(to.measure, footnote.number, raised)
    const area = { x, y: mark.baseline - size, width: size, height: size * 1.2 }
    marks.push(mark, { kind: 'link', ...area, to: footnote.place, element: reference })
    from = at + 1
  }
  piece(from, line.to, words[notes.filter(({ at }) => at < line.to).length])
  return marks
}

/** Sets the lines of a text that holds places open: their marks are made when pages and footnotes have numbers. */
export function laterSetter(
  text: MeasuredText,
  setting: Setting,
  parent: Element,
  find: FindAnchor,
  area: Area,
): LineSetter {
  const parts = partsOf(text, parent, find, area)
  let full: (Filled & { parts: Parts }) | null = null
  const fill = ({ pageOf }: Numbers) => {
    const done = filled(text, pageOf)
    const notes = parts.notes.map((note) => ({ ...note, at: done.moved(note.at) }))
    return { ...done, parts: { ...parts, notes } }
  }
  return (line, top, to) => {
    const own = parts.notes.filter(({ at }) => at >= line.from && at < line.to).map(({ footnote }) => footnote)
    const marks = (numbers: Numbers): Mark[] => {
      full ??= fill(numbers)
      const at = { ...line, from: full.moved(line.from), to: full.moved(line.to) }
      const width = lineWidth(full.text, at)
      const whole = setLine(full.text, { ...at, width }, setting, top, parent)
      return pieces(whole, full.parts, find, setting, numbers)
    }
    to.push({ kind: 'later', marks })
    return own
  }
}

function lineWidth({ widths, gaps }: MeasuredText, { from, to }: Line): number {
  let width = 0
  for (let at = from; at < to; at++) width += (widths[at] ?? 0) + (at < to - 1 ? (gaps[at] ?? 0) : 0)
  return width
}
