import sax from 'sax'
import { largestTable, type SheetRow } from './sheet-row.ts'
import { unreadable } from './unreadable.ts'

/** Takes a part of a workbook piece by piece. */
export type XmlReader = { write: (piece: Uint8Array, last: boolean) => void }

type Handlers = {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  text: (text: string) => void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads XML as it comes. Entities of its own are unknown to this reader, so none can be blown up. */
function xmlReader({ open, close, text }: Handlers): XmlReader {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = sax.parser(true, { trim: false, normalize: false })
  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = ({ name, attributes }) =>
    open(
      localName(name),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), String(value)])),
    )
  parser.onclosetag = (name) => close(localName(name))
  parser.ontext = text
  parser.oncdata = text
  return {
    write: (piece, last) => {
      try {
        parser.write(decoder.decode(piece, { stream: !last }))
      } catch (error) {
        throw error instanceof Error && 'unreadable' in error ? error : unreadable('工作簿内容不合规范，无法读取')
      }
    },
  }
}

/** ECMA-376 writes a character that XML cannot hold as `_x000D_`. */
const plainText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** The sheets by name and relation, whether hidden, and whether days count from 1904. */
export type Outline = { sheets: { id: string; hidden: boolean }[]; from1904: boolean; targets: Map<string, string> }

export const outlineReader = (outline: Outline): XmlReader =>
  xmlReader({
    open: (name, attributes) => {
      if (name === 'sheet')
        outline.sheets.push({ id: attributes.id ?? '', hidden: (attributes.state ?? 'visible') !== 'visible' })
      if (name === 'workbookPr') outline.from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name === 'Relationship') outline.targets.set(attributes.Id ?? '', attributes.Target ?? '')
    },
    close: () => {},
    text: () => {},
  })

const mostStrings = 5_000_000
const mostCharacters = 128 * 1024 * 1024

/** Shared strings in their order; readings in small print over a word (rPh) are no part of it. */
export function stringsReader(strings: string[]): XmlReader {
  let [text, inText, aside, size] = ['', false, false, 0]
  return xmlReader({
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') aside = true
      inText = name === 't' && !aside
    },
    close: (name) => {
      inText = false
      if (name === 'rPh') aside = false
      if (name !== 'si') return
      strings.push(plainText(text))
      size += text.length
      if (strings.length > mostStrings || size > mostCharacters) throw unreadable('工作簿文字过多，请分成几份导入')
    },
    text: (piece) => {
      if (inText && text.length < largestTable.cell) text += piece.slice(0, largestTable.cell)
    },
  })
}

/** B7 → 1. Columns from 0. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(place ?? '')?.[1]
  return letters === undefined
    ? undefined
    : [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The filled rows of a sheet, handed on one by one; a formula counts by the value it had when the sheet was saved. */
export function sheetReader(strings: readonly string[], take: (row: SheetRow) => void): XmlReader {
  let row: SheetRow = { row: 0, cells: [] }
  let cell: { column: number; kind: string } | null = null
  let [text, inValue, aside] = ['', false, false]
  const keep = () => {
    if (!cell || cell.column >= largestTable.columns) return
    const value = cell.kind === 's' ? (strings[Number(text)] ?? '') : cell.kind === 'e' ? '' : plainText(text)
    while (row.cells.length < cell.column) row.cells.push('')
    row.cells[cell.column] = value.slice(0, largestTable.cell)
  }
  return xmlReader({
    open: (name, attributes) => {
      if (name === 'row') row = { row: Number(attributes.r) || row.row + 1, cells: [] }
      if (name === 'c') {
        cell = { column: columnOf(attributes.r) ?? row.cells.length, kind: attributes.t ?? 'n' }
        text = ''
      }
      if (name === 'rPh') aside = true
      inValue = (name === 'v' || name === 't') && cell !== null && !aside
    },
    close: (name) => {
      inValue = false
      if (name === 'rPh') aside = false
      if (name === 'c') {
        keep()
        cell = null
      }
      if (name === 'row' && row.cells.some((value) => value.trim() !== '')) take(row)
    },
    text: (piece) => {
      if (inValue && text.length < largestTable.cell) text += piece.slice(0, largestTable.cell)
    },
  })
}
