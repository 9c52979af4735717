import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FilingDocument } from '#templates/blocks.ts'
import { escapeHtml } from '#templates/html/escape-html.ts'
import { launchChromium } from '#tests/support/chromium.ts'
import { facesOfText } from './faces.ts'
import { type Peer, type PlainBlock, plainBlocks } from './peer.ts'

const sheet = `@font-face{font-family:Song;src:url(song.ttf)}@font-face{font-family:Hei;src:url(hei.ttf)}
@font-face{font-family:Rare;src:url(rare.ttf)}
@page{size:A4;margin:105pt 71pt 99pt 79pt}
body{font-family:Song,Rare;font-size:12pt;line-height:21pt;margin:0}p{margin:0;text-indent:2em;text-align:justify}
h1,h2,h3,th,.caption{font-family:Hei;font-weight:normal;margin:0}h1{break-before:page;text-align:center;font-size:18pt;
line-height:32pt}h2{font-size:14pt;line-height:25pt}h3{font-size:12pt;line-height:21pt}.caption{font-size:10.5pt;
text-align:center;text-indent:0}table{width:100%;border-collapse:collapse;font-size:9pt;line-height:13.5pt;
table-layout:fixed}td,th{border:.5pt solid;padding:4pt 5pt}.right{text-align:right}thead{display:table-header-group}
tr{break-inside:avoid}.toc a{display:block;color:#000;text-decoration:none}`

function tableHtml({ caption, widths, aligns, head, rows }: Extract<PlainBlock, { kind: 'table' }>): string {
  const columns = widths.map((width) => `<col style="width:${width * 100}%">`).join('')
  const heads = head.map((words) => `<th>${escapeHtml(words)}</th>`).join('')
  const body = rows.map(
    (row) => `<tr>${row.map((cell, at) => `<td class="${aligns[at]}">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<p class="caption">${escapeHtml(caption)}</p><table><colgroup>${columns}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

function pageOf(document: FilingDocument): string {
  const blocks = plainBlocks(document)
  const entries = blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.level < 3 ? [`<a href="#h${at}">${escapeHtml(block.text)}</a>`] : [],
  )
  const body = blocks.map((block, at) => {
    if (block.kind === 'heading') return `<h${block.level} id="h${at}">${escapeHtml(block.text)}</h${block.level}>`
    return block.kind === 'paragraph' ? `<p>${escapeHtml(block.text)}</p>` : tableHtml(block)
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(document.title)}</title>
<style>${sheet}</style><div class="toc">${entries.join('')}</div>${body.join('\n')}</html>`
}

/** Chromium, kept running: one page opened, laid out and printed a time, with outline; without tags is the quicker way. */
export async function chromiumPeer(document: FilingDocument, tagged: boolean): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'kejiban-bench-chromium-'))
  for (const [name, data] of Object.entries(await facesOfText())) writeFileSync(join(folder, `${name}.ttf`), data)
  writeFileSync(join(folder, 'index.html'), pageOf(document))
  const browser = await launchChromium()
  return {
    name: tagged ? 'Chromium print, tagged' : 'Chromium print',
    print: async () => {
      const page = await browser.newPage()
      try {
        await page.goto(pathToFileURL(join(folder, 'index.html')).href, { waitUntil: 'load' })
        await page.evaluate('document.fonts.ready.then(() => 1)')
        return await page.pdf({
          preferCSSPageSize: true,
          outline: true,
          tagged,
          displayHeaderFooter: true,
          headerTemplate: `<span style="font-size:9px">${escapeHtml(document.title)}</span>`,
          footerTemplate: '<span style="font-size:9px" class="pageNumber"></span>',
        })
      } finally {
        await page.close()
      }
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
