import type { FilingDocument } from '#templates/blocks.ts'
import { pathInPackage } from '#templates/fonts/shelf.ts'
import { type Peer, type PlainBlock, plainBlocks } from './peer.ts'

type Module = {
  setLocalAccessPolicy: (allow: () => boolean) => void
  addFonts: (fonts: Record<string, Record<'normal' | 'bold', string>>) => void
  createPdf: (definition: object) => { getBuffer: () => Promise<Uint8Array> }
}

const song = pathInPackage('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
const hei = pathInPackage('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')

function content(block: PlainBlock): object[] {
  if (block.kind === 'paragraph') return [{ text: block.text, alignment: 'justify', leadingIndent: 24 }]
  if (block.kind === 'heading') {
    const { level, text } = block
    const listed = level < 3 ? { tocItem: true, outline: true } : {}
    const turned = level === 1 ? { pageBreak: 'before', alignment: 'center' } : {}
    return [{ text, font: 'Hei', fontSize: { 1: 18, 2: 14, 3: 12 }[level], ...listed, ...turned }]
  }
  const { caption, widths, aligns, head, rows } = block
  const body = [
    head.map((text) => ({ text, font: 'Hei', alignment: 'center' })),
    ...rows.map((row) => row.map((text, at) => ({ text, alignment: aligns[at] }))),
  ]
  const room = widths.map((width) => width * 444 - 9)
  return [
    { text: caption, font: 'Hei', fontSize: 10.5, alignment: 'center' },
    { fontSize: 9, table: { headerRows: 1, dontBreakRows: true, widths: room, body } },
  ]
}

function definition(document: FilingDocument): object {
  return {
    pageSize: 'A4',
    pageMargins: [79, 105, 72, 99],
    info: { title: document.title },
    defaultStyle: { font: 'Song', fontSize: 12, lineHeight: 1.2 },
    header: { text: document.title, alignment: 'center', fontSize: 9, margin: [0, 74, 0, 0] },
    footer: (page: number, pages: number) => ({
      text: `第 ${page} 页 共 ${pages} 页`,
      alignment: 'center',
      fontSize: 9,
    }),
    content: [
      { toc: { title: { text: '目 录', font: 'Hei', fontSize: 18 } } },
      ...plainBlocks(document).flatMap(content),
    ],
  }
}

export function pdfmakePeer(require: NodeJS.Require, document: FilingDocument): Peer {
  const pdfmake: Module = require('pdfmake')
  pdfmake.setLocalAccessPolicy(() => true)
  pdfmake.addFonts({ Song: { normal: song, bold: song }, Hei: { normal: hei, bold: hei } })
  return { name: 'pdfmake', inJavaScript: true, print: () => pdfmake.createPdf(definition(document)).getBuffer() }
}
