import type { FilingDocument } from '#templates/blocks.ts'
import { type PlainBlock, plainBlocks } from './peer.ts'

const plain = (words: string): string => words.replace(/[\\#$*_`<>@[\]~=\-+/]/g, (mark) => `\\${mark}`)

function tableSource({ caption, widths, aligns, head, rows }: Extract<PlainBlock, { kind: 'table' }>): string {
  const cells = (row: readonly string[]) => row.map((cell) => `[${plain(cell)}]`).join(',')
  const columns = widths.map((width) => `${Math.round(width * 100)}%`).join(',')
  return `#align(center,text(10.5pt,font:"Noto Sans SC",weight:"bold")[${plain(caption)}])
#{set text(9pt);set par(first-line-indent:0pt,leading:4.5pt,justify:false);table(columns:(${columns}),align:(${aligns.join(',')}),inset:(x:5pt,y:4pt),stroke:.5pt,table.header(${cells(head)}),${rows.map(cells).join(',\n')})}`
}

/** The same text in Typst's own language, with the leading of our lines. */
export function typstSource(document: FilingDocument): string {
  const { title, reference } = document
  const body = plainBlocks(document).map((block) => {
    if (block.kind === 'heading') return `${'='.repeat(block.level)} ${plain(block.text)}`
    return block.kind === 'paragraph' ? plain(block.text) : tableSource(block)
  })
  return `#set document(title: "${title}")
#set page(paper:"a4",margin:(left:79pt,right:72pt,top:105pt,bottom:99pt),header:text(9pt)[${plain(reference)} #h(1fr) ${plain(title)}],footer:context align(center,text(9pt)[第 #counter(page).display() 页 共 #counter(page).final().first() 页]))
#set text(font:("Noto Serif SC","HanaMinB"),size:12pt,lang:"zh",region:"cn",top-edge:0.8em,bottom-edge:-0.2em)
#set par(justify:true,first-line-indent:(amount:2em,all:true),leading:9pt,spacing:9pt)
#show heading: set text(font:"Noto Sans SC",weight:"bold")
#show heading.where(level:1): it=>{pagebreak(weak:true);align(center,text(18pt,it.body))}
#outline(title:[目 录],depth:2)
${body.join('\n\n')}
`
}
