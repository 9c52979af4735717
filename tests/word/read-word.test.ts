import { describe, expect, test } from 'vitest'
import { inspectHere } from '#app/gate/inspect.server.ts'
import { blocksOf } from '#app/word/blocks-of.ts'
import { noteTied, tieWords } from '#app/word/read-remarks.server.ts'
import { readWord } from '#app/word/read-word.server.ts'
import { revisionsIn, settleMarks } from '#app/word/settle.ts'
import { openWordDesk } from '#app/word/word-desk.server.ts'
import { readLooks } from '#app/word/word-styles.server.ts'
import { del, endMark, gone, ins, move, p, r, wordFile } from './word-samples.ts'

const read = async (bytes: Uint8Array) => readWord(bytes, await inspectHere(bytes))

async function contentOf(body: string, more: Parameters<typeof wordFile>[1] = {}) {
  const done = await read(wordFile(body, more))
  if (!done.ok) throw new Error(done.message)
  return done.content
}

const refusalOf = async (bytes: Uint8Array) => {
  const done = await read(bytes)
  return done.ok ? null : done.message
}

const words = async (body: string, refused: number[] = []) =>
  blocksOf(settleMarks((await contentOf(body)).blocks, new Set(refused)), { byEngine: false }).map((block) =>
    block.kind === 'heading'
      ? `${'#'.repeat(block.level - 1)} ${block.text}`
      : block.kind === 'paragraph'
        ? block.text.join('')
        : block.kind,
  )

describe('headings, however a program wrote them', () => {
  test('by level of the paragraph, of its style, of the style that one is based on, by name, and numbered by Word', async () => {
    const body = [
      p(r('一、按名称'), '<w:pStyle w:val="2"/>'),
      p(r('（一）按样式'), '<w:pStyle w:val="a5"/>'),
      p(r('（二）按基础样式'), '<w:pStyle w:val="a6"/>'),
      p(r('二、按段落'), '<w:outlineLvl w:val="1"/>'),
      p(r('正文'), '<w:outlineLvl w:val="9"/>'),
      p(r('自动编号'), '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
    ]
    expect(await words(body.join(''))).toEqual([
      '# 一、按名称',
      '## （一）按样式',
      '## （二）按基础样式',
      '# 二、按段落',
      '正文',
      '# 三、自动编号',
    ])
  })

  test('the engine numbers where the paper says so: spelled numbers are taken off', async () => {
    const content = await contentOf(p(r('三、发行条款'), '<w:pStyle w:val="2"/>'))
    expect(blocksOf(content.blocks, { byEngine: true })).toEqual([{ kind: 'heading', level: 2, text: '发行条款' }])
  })
})

describe('revisions', () => {
  const body = [
    p(`${r('发行人')}${del(gone('良好'))}${ins(r('优良'))}${r('。')}${ins(r('另加一句。'), '乙')}`),
    p(ins(r('新增一段。'), '乙'), endMark('ins', '乙')),
    p(del(gone('删去一段。')), endMark('del')),
    p(r('末段。')),
  ].join('')

  test('are told as their authors made them, each with before and after', async () => {
    const { revisions } = await contentOf(body)
    expect(revisions.map(({ by, before, after }) => [by, before, after])).toEqual([
      ['甲', '良好', '优良'],
      ['乙', '', '另加一句。'],
      ['乙', '', '新增一段。'],
      ['甲', '删去一段。', ''],
    ])
    expect(revisions[0]?.at).toBe('2026-03-02T01:00:00Z')
  })

  test('accepted and refused, all and one by one', async () => {
    expect(await words(body)).toEqual(['发行人优良。另加一句。', '新增一段。', '末段。'])
    expect(await words(body, [0, 1, 2, 3])).toEqual(['发行人良好。', '删去一段。', '末段。'])
    expect(await words(body, [1])).toEqual(['发行人优良。', '新增一段。', '末段。'])
  })

  test('a paragraph end that goes joins two paragraphs; what was put in by one and taken out by another needs both', async () => {
    const joined = p(r('前半'), endMark('del')) + p(r('后半'))
    expect([await words(joined), await words(joined, [0])]).toEqual([['前半后半'], ['前半', '后半']])
    const both = p(`${r('甲')}${ins(del(gone('乙'), '丙'), '丁')}`)
    expect([await words(both), await words(both, [1]), await words(both, [0])]).toEqual([['甲'], ['甲乙'], ['甲']])
  })

  test('what was moved is one revision at two places, and is nowhere twice nor lost', async () => {
    const moved = p(`${move('From', '此句移动。')}${r('首段。')}`) + p(`${r('次段。')}${move('To', '此句移动。')}`)
    const { revisions, blocks } = await contentOf(moved)
    expect(revisions).toMatchObject([{ moved: true, by: '乙', before: '此句移动。', after: '此句移动。' }])
    expect([...revisionsIn(blocks)]).toEqual([0])
    expect([await words(moved), await words(moved, [0])]).toEqual([
      ['首段。', '次段。此句移动。'],
      ['此句移动。首段。', '次段。'],
    ])
  })

  test('rows of a table', async () => {
    const row = (text: string, kind = '') =>
      `<w:tr>${kind ? `<w:trPr><w:${kind} w:id="1" w:author="甲"/></w:trPr>` : ''}<w:tc>${p(kind === 'del' ? del(gone(text)) : kind ? ins(r(text)) : r(text))}</w:tc></w:tr>`
    const table = `<w:tbl>${row('头')}${row('留')}${row('增', 'ins')}${row('删', 'del')}</w:tbl>`
    const { blocks } = await contentOf(table)
    const rows = (refused: number[]) => {
      const [block] = blocksOf(settleMarks(blocks, new Set(refused)), { byEngine: false })
      return block?.kind === 'table' ? block.rows.map((cells) => cells[0]?.join('')) : null
    }
    expect([rows([]), rows([0])]).toEqual([
      ['留', '增'],
      ['留', '删'],
    ])
  })
})

describe('comments', () => {
  const note = (id: number, words: string, more = '') =>
    `<w:comment w:id="${id}" w:author="丙" w:date="2026-03-02T01:00:00Z"><w:p ${more}><w:r><w:annotationRef/></w:r>${r(words)}</w:p></w:comment>`
  const spaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
  const parts = {
    'word/comments.xml': `<w:comments ${spaces}>${note(4, '与审计报告核对', 'w14:paraId="0A"')}${note(5, '已核对', 'w14:paraId="0B"')}${note(6, '标题是否合适')}</w:comments>`,
    'word/commentsExtended.xml': `<w15:commentsEx ${spaces}><w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>`,
  }
  const range = (id: number, inner: string) =>
    `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

  test('are kept with their author, the words they mean and where they stand; a resolved thread says so', async () => {
    const body = [
      p(range(6, r('第一章 概况')), '<w:pStyle w:val="1"/>'),
      p(r('一、说明'), '<w:pStyle w:val="2"/>'),
      p(
        `${r('发行人')}${range(4, `${r('净利润为')}${del(gone('一'))}${ins(r('二'))}${r('亿元')}`)}${range(5, '')}${r('。')}`,
      ),
    ]
    const { remarks, losses } = await contentOf(body.join(''), { parts })
    expect(losses).toEqual([])
    const chapter = '第一章 概况'
    expect(remarks).toMatchObject([
      { by: '丙', words: '标题是否合适', about: chapter, place: chapter, chapter, done: false },
      { words: '与审计报告核对', about: '净利润为二亿元', place: '一、说明', chapter, done: true },
      { words: '已核对', about: '', place: '一、说明', at: '2026-03-02T01:00:00Z', done: true },
    ])
  })

  test('are cut between characters and say nothing unseen, so that they are known again when they come back', async () => {
    const words = note(6, `${'长'.repeat(1999)}𬭊`).replace('丙', `乙&#x202E;${'乙'.repeat(78)}𬭊`)
    const long = { 'word/comments.xml': `<w:comments ${spaces}>${words}</w:comments>` }
    const { remarks } = await contentOf(p(range(6, r(`${'文'.repeat(199)}𬭊`))), { parts: long })
    expect(remarks).toMatchObject([{ by: '乙'.repeat(79), words: '长'.repeat(1999), about: '文'.repeat(199) }])
  })

  test('a range that has its words, or is closed, or is told, is not looked at again: a file may open thousands', () => {
    const desk = openWordDesk(readLooks(undefined, undefined), new Map(), new Map(), new Map())
    const mark = (name: string, id: string) => noteTied(desk, { name, attributes: { id }, children: [] })
    for (const id of ['1', '2', '2']) mark('commentRangeStart', id)
    tieWords(desk, '一')
    mark('commentRangeEnd', '2')
    expect([...desk.tying]).toEqual([{ words: '一' }])
    tieWords(desk, '二'.repeat(400))
    expect([...desk.tying]).toEqual([])
    expect([...desk.tied.values()].map(({ words }) => words)).toEqual([`一${'二'.repeat(199)}`, '一'])
  })

  test('more than a person could read are refused with their number', async () => {
    const many = range(6, '').repeat(2001)
    expect(await refusalOf(wordFile(p(many), { parts }))).toContain('批注超过 2000 条')
  })
})

describe('what cannot be kept is named with its place', () => {
  test('pictures, equations, text boxes, comments without words, hidden words, deep lists', async () => {
    const body = [
      p(r('一、说明'), '<w:pStyle w:val="2"/>'),
      p(
        `<w:r><w:drawing/></w:r><w:r><w:drawing/></w:r><m:oMath/><w:r><w:commentReference w:id="1"/></w:r>${r('隐', '<w:vanish/>')}${r('显')}`,
      ),
      p('<w:r><mc:AlternateContent><mc:Choice><w:txbxContent/></mc:Choice></mc:AlternateContent></w:r>'),
      p(r('浅'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      p(r('深'), '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'),
    ]
    const { losses, blocks } = await contentOf(body.join(''))
    expect(losses.map(({ what, place, times }) => [what, place, times])).toEqual([
      ['图片', '一、说明', 2],
      ['公式', '一、说明', 1],
      ['批注', '一、说明', 1],
      ['隐藏文字', '一、说明', 1],
      ['文本框', '一、说明', 1],
      ['三级以下的列表（按二级保留）', '一、说明', 1],
    ])
    expect(blocksOf(settleMarks(blocks, new Set()), { byEngine: false })).toMatchObject([
      {},
      { text: ['显'] },
      { kind: 'list', items: [['浅'], ['深']], deeper: [null, 'ordered'] },
    ])
  })

  test('a list that begins on its second level stands on the first until one of the first comes', async () => {
    const item = (text: string, level: number, list = 1) =>
      p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
    const { blocks } = await contentOf(
      [item('甲', 1), item('乙', 1), item('丙', 0), item('丁', 1), p(r('文')), item('戊', 1)].join(''),
    )
    expect(blocksOf(settleMarks(blocks, new Set()), { byEngine: false })).toEqual([
      { kind: 'list', ordered: true, items: [['甲'], ['乙']] },
      { kind: 'list', items: [['丙'], ['丁']], deeper: [null, 'ordered'] },
      { kind: 'paragraph', text: ['文'] },
      { kind: 'list', ordered: true, items: [['戊']] },
    ])
  })

  test('a footnote, a kai style, a field that shows words', async () => {
    const notes =
      '<w:footnotes xmlns:w="x"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 来源</w:t></w:r></w:p></w:footnote></w:footnotes>'
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>表1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const body = p(`${r('见')}<w:r><w:footnoteReference w:id="2"/></w:r>${field}`, '<w:pStyle w:val="k"/>')
    const { blocks } = await contentOf(body, { parts: { 'word/footnotes.xml': notes } })
    expect(blocksOf(settleMarks(blocks, new Set()), { byEngine: false })).toEqual([
      { kind: 'paragraph', style: 'kai', text: ['见', { note: ['来源'] }, '表1'] },
    ])
  })
})

describe('a hostile Word file is refused with a sentence', () => {
  const deep = `${'<w:sdt><w:sdtContent>'.repeat(200)}${'</w:sdtContent></w:sdt>'.repeat(200)}`
  const cells = `<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(50)}</w:tr>`.repeat(500)}</w:tbl>`
  test.each([
    ['nested too deep', wordFile(deep), /嵌套超过 160 层/],
    ['a table of 25,000 cells', wordFile(cells), /第 1 个表格有 25000 格，超过 20000 格/],
    ['without its main part', wordFile('', { without: ['word/document.xml'] }), /只接受/],
    ['without its text', wordFile('', { raw: '<w:document xmlns:w="x"><w:background/></w:document>' }), /没有正文/],
    ['cut short', wordFile('', { raw: '<w:document xmlns:w="x"><w:body><w:p>' }), /不合规范/],
    ['with entities', wordFile('', { raw: '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>' }), /DTD/],
    ['with an unknown entity', wordFile(p(r('&bomb;'))), /不合规范/],
    ['with a circle of styles', wordFile(p(r('甲'), '<w:pStyle w:val="2"/>')), null],
    [
      'with 6,000 revisions',
      wordFile(Array.from({ length: 6000 }, (_, at) => p(ins(r('甲'), `人${at}`))).join('')),
      /修订超过 5000 处/,
    ],
    ['no Word file', new TextEncoder().encode('%PDF-1.4'), /./],
  ])('%s', async (_name, bytes, sentence) => {
    const refusal = await refusalOf(bytes)
    if (sentence) expect(refusal).toMatch(sentence)
    else expect(refusal).toBeNull()
  })
})
