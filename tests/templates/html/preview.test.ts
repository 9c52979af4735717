import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facts, heading, list, paragraph, table } from '#templates/blocks.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { documentOf } from '../layout/compose-here.ts'
import { sampleProspectus } from '../sample-prospectus.ts'

describe('safe', () => {
  test('no text opens a tag, an attribute or a script, wherever it stands', () => {
    const hostile = fc.constantFrom(
      '<script>x</script>',
      '"onload="x',
      "'><img src=x onerror=y>",
      '&lt;',
      'javascript:x',
    )
    fc.assert(
      fc.property(hostile, (words) => {
        const html = previewHtml(
          documentOf(
            [
              heading(1, words, words),
              paragraph([{ text: words, fact: words, link: words, bold: true }]),
              facts([[words, words]]),
              table([{ head: words, width: 1 }], [[words]], { caption: words, note: words, total: [words] }),
              { kind: 'chart', caption: words, unit: words, series: [{ label: words, value: words }] },
              { kind: 'code', link: words, text: [[{ text: words, link: words }]] },
              { kind: 'seal', of: words, date: words },
              { kind: 'signature', parties: [{ role: words, name: words, persons: [words], date: words }] },
              { kind: 'callout', tone: 'note', title: words, text: [words] },
            ],
            {
              title: words,
              cover: { title: words, issuer: words, facts: [{ label: words, value: words }], parties: [], date: words },
            },
          ),
        )
        expect(html).not.toMatch(/<script|<img|href="javascript|"onload=/)
        for (const [tag] of html.matchAll(/<[^>]*>/g))
          expect(tag).toMatch(/^<\/?[a-z][a-z0-9]*( [a-z-]+(="[^"<>]*")?)*\/?>$/i)
      }),
    )
  })

  test('no inline style and no script in a whole prospectus', () => {
    const html = previewHtml(sampleProspectus())
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script/)
  })
})

describe('faithful', () => {
  test('a quoted fact is a mark with its key', () => {
    const html = previewHtml(documentOf([paragraph(['发行', { text: '5亿元', fact: 'offering.amount' }])]))
    expect(html).toContain('<mark data-fact="offering.amount">5亿元</mark>')
  })

  test('a quoted fact leads to where it is kept, out of the frame, once and not inside another link', () => {
    const fact = { text: '5亿元', fact: 'offering.amount' }
    const document = documentOf([
      paragraph(['发行', fact]),
      facts([['规模', [fact]]]),
      table([{ head: '规模', width: 1 }], [[[fact]]], { total: [[fact]] }),
      list([[fact]]),
      { kind: 'callout', tone: 'note', title: '提示', text: [fact] },
      paragraph([{ ...fact, link: 'https://a.example/' }]),
      paragraph([{ text: '甲', fact: 'issuer.name' }]),
    ])
    const href = (key: string) => (key === 'offering.amount' ? `/projects/"p"/facts#fact-${key}` : null)
    const html = previewHtml(document, href)
    const link = '<a class="doc-fact" href="/projects/&quot;p&quot;/facts#fact-offering.amount" target="_top">5亿元</a>'
    expect(html.split(`<mark data-fact="offering.amount">${link}</mark>`)).toHaveLength(7)
    expect(html).toContain(
      '<a href="https://a.example/" rel="noopener noreferrer"><mark data-fact="offering.amount">5亿元</mark></a>',
    )
    expect(html).toContain('<mark data-fact="issuer.name">甲</mark>')
  })

  test('contents and links lead to headings that exist', () => {
    const html = previewHtml(sampleProspectus())
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(30)
    for (const target of targets) expect(ids).toContain(target)
  })

  test('the title is shown once, with a cover or without', () => {
    expect(previewHtml(documentOf([paragraph('正文')])).match(/测试文件/g)).toHaveLength(1)
    expect(previewHtml(documentOf([heading(1, '自拟'), paragraph('正文')]))).not.toContain('测试文件')
  })
})
