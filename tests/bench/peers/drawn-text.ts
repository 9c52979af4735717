import type { FilingDocument } from '#templates/blocks.ts'
import { openFace } from '#templates/fonts/shelf.ts'
import { type Peer, type PlainBlock, plainBlocks } from './peer.ts'

type Font = { widthOfTextAtSize: (text: string, size: number) => number }
type Page = { drawText: (text: string, at: { x: number; y: number; size: number; font: Font }) => void }
type Pdf = {
  registerFontkit: (kit: unknown) => void
  embedFont: (bytes: Uint8Array, options: { subset: true }) => Promise<Font>
  addPage: (size: [number, number]) => Page
  save: () => Promise<Uint8Array>
}
type Module = { PDFDocument: { create: () => Promise<Pdf> } }
type Pen = { pdf: Pdf; page: Page; y: number }
type Setting = { font: Font; size: number; leading: number; x?: number; width?: number }

const top = 735

function turn(pen: Pen): void {
  pen.page = pen.pdf.addPage([595.28, 841.89])
  pen.y = top
}

/** Breaks a text where it no longer fits and draws it line by line, as the library's manual shows. */
function write(pen: Pen, text: string, { font, size, leading, x = 79, width = 444 }: Setting): void {
  let line = ''
  let used = 0
  const draw = () => {
    if (pen.y - leading < 99) turn(pen)
    pen.y -= leading
    pen.page.drawText(line, { x, y: pen.y, size, font })
    line = ''
    used = 0
  }
  for (const letter of text) {
    const wide = font.widthOfTextAtSize(letter, size)
    if (used + wide > width) draw()
    line += letter
    used += wide
  }
  if (line) draw()
}

function writeTable(
  pen: Pen,
  { caption, widths, head, rows }: Extract<PlainBlock, { kind: 'table' }>,
  song: Font,
  hei: Font,
) {
  write(pen, caption, { font: hei, size: 10.5, leading: 18 })
  for (const [at, row] of [head, ...rows].entries()) {
    if (pen.y - 22 < 99) turn(pen)
    const from = pen.y
    let [x, lowest] = [79, pen.y]
    for (const [column, cell] of row.entries()) {
      const width = (widths[column] ?? 0) * 444
      pen.y = from
      write(pen, cell, { font: at === 0 ? hei : song, size: 9, leading: 13.5, x: x + 5, width: width - 10 })
      lowest = Math.min(lowest, pen.y)
      x += width
    }
    pen.y = lowest - 8
  }
}

/** pdf-lib as its manual uses it: fonts parsed and embedded by @pdf-lib/fontkit for each paper, text drawn line by line. */
export function drawnTextPeer(require: NodeJS.Require, document: FilingDocument): Peer {
  const { PDFDocument }: Module = require('pdf-lib')
  const kit: unknown = require('@pdf-lib/fontkit')
  const blocks = plainBlocks(document)
  const print = async () => {
    const pdf = await PDFDocument.create()
    pdf.registerFontkit(kit)
    const song = await pdf.embedFont(openFace('song').data, { subset: true })
    const hei = await pdf.embedFont(openFace('hei').data, { subset: true })
    const pen: Pen = { pdf, page: pdf.addPage([595.28, 841.89]), y: top }
    for (const block of blocks) {
      if (block.kind === 'table') writeTable(pen, block, song, hei)
      else if (block.kind === 'heading') {
        if (block.level === 1 && pen.y < top) turn(pen)
        write(pen, block.text, { font: hei, size: { 1: 18, 2: 14, 3: 12 }[block.level], leading: 25 })
      } else write(pen, `\u3000\u3000${block.text}`, { font: song, size: 12, leading: 21 })
    }
    return pdf.save()
  }
  return { name: 'pdf-lib drawText', inJavaScript: true, print }
}
