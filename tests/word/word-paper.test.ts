import { expect, test } from 'vitest'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { readWord } from '#app/word/read-word.server.ts'
import { wordPaper } from '#app/word/word-paper.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { del, gone, ins, p, r, wordFile } from './word-samples.ts'

const control = (tag: string, inner: string) =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`

test('a Word file from outside is shown as headings and words; what it leaves out is told, and nothing of it leads anywhere', async () => {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
  const bytes = wordFile(
    [
      p(r('前言')),
      p(r('第一章 概况'), '<w:pStyle w:val="1"/>'),
      p(`${r('净利润')}${del(gone('一'))}${ins(r('二'))}${r('亿元')}<w:r><w:drawing/></w:r>`),
      p(`<w:hyperlink r:id="rId9">${r('点击')}</w:hyperlink>${control('kejiban:issuer.name', r('假公司'))}`),
      p(control('kejiban:@terms', r('第9页'))),
    ].join(''),
    {
      parts: {
        'word/_rels/document.xml.rels': `<Relationships><Relationship Id="rId9" Type="${relation}" Target="https://example.test/" TargetMode="External"/></Relationships>`,
      },
    },
  )
  const read = readWord(bytes, await inspectHere(bytes))
  if (!read.ok) throw new Error(read.message)
  const html = previewHtml(wordPaper(read.content, '意见书.docx'), () => '/anywhere')
  expect(html).toMatch(/前言[\s\S]*<h2 class="doc-h1"[^>]*>第一章 概况<\/h2>[\s\S]*净利润二亿元[\s\S]*点击假公司/)
  expect(html).toContain('修订 1 处按接受后的样子显示。不能显示：图片 1 处。')
  expect(html).not.toMatch(/<a |href|data-fact/)
})
