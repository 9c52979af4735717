import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facts, heading, list, paragraph, table } from '#templates/blocks.ts'
import { previewHtml } from '#templates/html/preview.ts'
import { mergedTable } from '#templates/merged-cells.ts'
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
              {
                kind: 'chart',
                form: 'lines',
                caption: words,
                unit: words,
                series: [{ of: words, label: words, value: words }],
              },
              paragraph([{ note: [words] }, { ref: words, as: 'page' }]),
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
          expect(tag).toMatch(/^<\/?[a-z][a-z0-9]*( [a-z-]+\d?(="[^"<>]*")?)*\/?>$/i)
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

  test('a footnote and its mark lead to each other, and are counted through', () => {
    const html = previewHtml(documentOf([paragraph(['甲', { note: ['一'] }]), list([['乙', { note: ['二'] }]])]))
    for (const number of [1, 2]) {
      expect(html).toContain(`<a id="doc-noteref-${number}" href="#doc-note-${number}" role="doc-noteref"`)
      expect(html).toMatch(
        new RegExp(`<li id="doc-note-${number}">.*href="#doc-noteref-${number}" role="doc-backlink"`),
      )
    }
    expect(html.indexOf('doc-endnotes')).toBeGreaterThan(html.indexOf('乙'))
    expect(previewHtml(documentOf([paragraph('甲')]))).not.toContain('doc-footnotes')
  })

  test('a reference leads to its heading or table', () => {
    const html = previewHtml(
      documentOf([
        paragraph([
          { ref: 'fin', as: 'title' },
          { ref: 'data', as: 'page' },
          { ref: 'gone', as: 'page' },
        ]),
        heading(1, '财务', 'fin'),
        table([{ head: '甲', width: 1 }], [['1']], { id: 'data', caption: '数据' }),
      ]),
    )
    expect(html).toContain('<a href="#doc-fin">财务</a><a href="#doc-data">所在页</a>所在页')
    for (const id of ['doc-fin', 'doc-data']) expect(html).toContain(`id="${id}"`)
  })

  test('merged cells are said once, under the heads of their columns', () => {
    const columns = [
      { head: '类别', width: 0.4 },
      { head: '年末', width: 0.3, group: '合并' },
      { head: '年度', width: 0.3, group: '合并' },
    ]
    const html = previewHtml(
      documentOf([mergedTable(columns, [[{ text: '资产', rows: 2 }, '1', '2'], [{ text: '横跨', columns: 2 }]])]),
    )
    expect(html).toContain('<th scope="col" rowspan="2">类别</th><th scope="colgroup" colspan="2">合并</th>')
    expect(html).toContain('<tr><td rowspan="2">资产</td><td>1</td><td>2</td></tr><tr><td colspan="2">横跨</td></tr>')
  })
})
