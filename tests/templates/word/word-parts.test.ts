import sax from 'sax'
import { describe, expect, test } from 'vitest'
import { type Block, facts, heading, list, paragraph, table } from '#templates/blocks.ts'
import { mergedTable } from '#templates/merged-cells.ts'
import { type WordPart, wordParts } from '#templates/word/word-parts.ts'
import { documentWords } from '#tests/support/document-words.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { documentOf } from '../layout/compose-here.ts'
import { idsOf, write } from '../papers/reading.ts'
import { sampleProspectus } from '../sample-prospectus.ts'

type Tag = { name: string; attributes: Record<string, string>; inside: string[] }

/** Every opening tag of a part in order, with what it stands in; throws on what is not well-formed. */
function tagsOf(xml: string): Tag[] {
  const tags: Tag[] = []
  const open: string[] = []
  const parser = sax.parser(true)
  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [key, String(value)])
    tags.push({ name, attributes: Object.fromEntries(plain), inside: [...open] })
    open.push(name)
  }
  parser.onclosetag = () => open.pop()
  parser.write(xml).close()
  return tags
}

/** The words of a part, one string a paragraph. */
function paragraphsOf(xml: string): string[] {
  const parser = sax.parser(true)
  const said: string[] = []
  let within = ''
  parser.onopentag = ({ name }) => {
    within = name
    if (name === 'w:p') said.push('')
    if (name === 'w:br' && said.length > 0) said[said.length - 1] += '\n'
  }
  parser.onclosetag = () => {
    within = ''
  }
  parser.ontext = (words) => {
    if (within === 'w:t') said[said.length - 1] += words
  }
  parser.write(xml).close()
  return said
}

const xmlOf = (parts: readonly WordPart[], path: string): string => {
  const data = parts.find((part) => part.path === path)?.data
  if (typeof data !== 'string') throw new Error(`no text in ${path}`)
  return data
}
const bodyOf = (blocks: Block[]) => xmlOf(wordParts(documentOf(blocks)), 'word/document.xml')
const named = (xml: string, name: string) => tagsOf(xml).filter((tag) => tag.name === name)

const papers = Object.entries(dossiers).flatMap(([name, dossier]) =>
  idsOf(dossier).map((id) => ({ name, id, dossier })),
)

describe.each(papers)('$name $id', ({ id, dossier }) => {
  const document = write(id, dossier)
  const parts = wordParts(document)

  test('every part is well-formed, every relationship leads to a part, every style is defined', () => {
    const texts = parts.flatMap(({ data }) => (typeof data === 'string' ? [tagsOf(data)] : []))
    const styles = new Set(
      texts.flat().flatMap(({ name, attributes }) => (name === 'w:style' ? [attributes['w:styleId']] : [])),
    )
    for (const { name, attributes } of texts.flat())
      if (name === 'w:pStyle' || name === 'w:tblStyle') expect(styles).toContain(attributes['w:val'])
    const paths = new Set(parts.map(({ path }) => path))
    for (const { attributes } of named(xmlOf(parts, 'word/_rels/document.xml.rels'), 'Relationship'))
      if (attributes.TargetMode !== 'External') expect(paths).toContain(`word/${attributes.Target}`)
  })

  test('says all that the pages say', () => {
    const texts = ['word/document.xml', 'word/footnotes.xml'].flatMap((path) => paragraphsOf(xmlOf(parts, path)))
    const said = texts.join('\n').replace(/\s/g, '')
    const { reference } = document
    for (const { text, where } of documentWords(document)) {
      if (text === reference && where === '页眉') continue
      const unprinted =
        where === '文件名称' || (where === '封面' && /^\d{4}-/.test(text)) || /签署栏|盖章处/.test(where)
      if (!unprinted) expect(said, where).toContain(text.replace(/\s/g, ''))
    }
  })
})

test('a reader of the outline finds the headings of the document, in their order and on their levels', () => {
  const document = sampleProspectus()
  const xml = xmlOf(wordParts(document), 'word/document.xml')
  const levels = tagsOf(xml)
    .filter(({ name, attributes }) => name === 'w:pStyle' && attributes['w:val']?.startsWith('Heading'))
    .map(({ attributes }) => Number(attributes['w:val']?.slice(-1)))
  expect(levels).toEqual(document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])))
})

test('contents and links lead to bookmarks that exist, each name once', () => {
  const xml = xmlOf(wordParts(sampleProspectus()), 'word/document.xml')
  const names = named(xml, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
  expect(new Set(names).size).toBe(names.length)
  const targets = named(xml, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? [])
  expect(targets.length).toBeGreaterThan(10)
  for (const target of targets) expect(names).toContain(target)
})

test('the head row of a table is one, and printed again on every page', () => {
  const xml = bodyOf([
    table(
      [
        { head: '项目', width: 0.5 },
        { head: '金额', width: 0.5 },
      ],
      [
        ['一', '1.00'],
        ['二', '2.00'],
      ],
      { total: ['合计', '3.00'] },
    ),
  ])
  expect(named(xml, 'w:tr')).toHaveLength(4)
  expect(named(xml, 'w:tblHeader')).toHaveLength(1)
  expect(xml.indexOf('<w:tblHeader/>')).toBeLessThan(xml.indexOf('项目'))
})

test('what a revision took out or put in can be accepted or refused in Word', () => {
  const xml = bodyOf([paragraph(['前', { text: '旧', change: 'deleted' }, { text: '新', change: 'inserted' }])])
  expect(xml).toMatch(/<w:del [^>]*><w:r><w:delText[^>]*>旧<\/w:delText><\/w:r><\/w:del><w:ins /)
  expect(
    new Set(
      named(xml, 'w:ins')
        .concat(named(xml, 'w:del'))
        .map(({ attributes }) => attributes['w:id']),
    ).size,
  ).toBe(2)
})

test('words can end no tag, and a character that XML has no place for is left out', () => {
  const words = `"<w:t>&amp;]]>'\u0000\u000b\ud800𪚥`
  const xml = bodyOf([heading(1, words), facts([[words, words]]), list([words]), { kind: 'seal', of: words }])
  expect(paragraphsOf(xml).filter((said) => said.includes(`"<w:t>&amp;]]>'𪚥`)).length).toBe(5)
  expect(xml).not.toMatch(/[\u0000\u000b]/)
})

test('only addresses of the web and of mail become links', () => {
  const parts = wordParts(
    documentOf([
      paragraph(['javascript:x', 'file:///etc', 'https://a.example/?a=1&b="'].map((link) => ({ text: link, link }))),
    ]),
  )
  const links = named(xmlOf(parts, 'word/_rels/document.xml.rels'), 'Relationship').filter(
    ({ attributes }) => attributes.TargetMode,
  )
  expect(links.map(({ attributes }) => attributes.Target)).toEqual(['https://a.example/?a=1&b="'])
})

test('a document says at its foot that it is a draft or a sample', () => {
  const parts = wordParts(documentOf([], { marks: ['draft', 'sample'] }))
  for (const foot of ['word/footer1.xml', 'word/footer2.xml']) expect(xmlOf(parts, foot)).toContain('草稿　示例')
  expect(xmlOf(parts, 'word/footer1.xml')).toMatch(/ PAGE .* NUMPAGES /)
})

test('footnotes are those of Word, counted in circles on each page', () => {
  const parts = wordParts(documentOf([paragraph(['甲', { note: ['一'] }, '乙', { note: ['二'] }])]))
  const called = named(xmlOf(parts, 'word/document.xml'), 'w:footnoteReference')
  const notes = named(xmlOf(parts, 'word/footnotes.xml'), 'w:footnote')
  expect(called.map(({ attributes }) => attributes['w:id'])).toEqual(['1', '2'])
  expect(notes.map(({ attributes }) => attributes['w:id'])).toEqual(['-1', '0', '1', '2'])
  expect(paragraphsOf(xmlOf(parts, 'word/footnotes.xml')).slice(2)).toEqual([' 一', ' 二'])
  expect(xmlOf(parts, 'word/settings.xml')).toMatch(/decimalEnclosedCircleChinese.*eachPage/)
})

test('a page that is referred to is counted by Word, at a bookmark that is there', () => {
  const xml = bodyOf([
    paragraph(['见', { ref: 'data', as: 'page' }]),
    table([{ head: '甲', width: 1 }], [['1']], { id: 'data', caption: '数据' }),
  ])
  const [name] = named(xml, 'w:bookmarkStart').flatMap(({ attributes }) => attributes['w:name'] ?? [])
  expect(xml).toContain(` PAGEREF ${name} \\h `)
})

test('merged cells are merged in Word, each row over the whole grid', () => {
  const columns = [
    { head: '类别', width: 0.4 },
    { head: '年末', width: 0.3, group: '合并' },
    { head: '年度', width: 0.3, group: '合并' },
  ]
  const rows = [[{ text: '资产', rows: 2 }, '1', '2'], [{ text: '横跨', columns: 2 }]]
  const xml = bodyOf([mergedTable(columns, rows)])
  expect(named(xml, 'w:tblHeader')).toHaveLength(2)
  for (const [row = ''] of xml.matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g)) {
    const spans = [...row.matchAll(/<w:gridSpan w:val="(\d+)"/g)].reduce((sum, [, span]) => sum + Number(span) - 1, 0)
    expect((row.match(/<w:tc>/g)?.length ?? 0) + spans).toBe(3)
  }
  expect(named(xml, 'w:vMerge').map(({ attributes }) => attributes['w:val'])).toEqual([
    'restart',
    'continue',
    'restart',
    'continue',
  ])
})
