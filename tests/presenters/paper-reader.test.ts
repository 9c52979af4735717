import { describe, expect, test } from 'vitest'
import { presentReader } from '#app/presenters/paper-reader.server.ts'
import type { Row } from '#db/schema.ts'

const reading = (over: Partial<Row<'file_reading'>> = {}): Row<'file_reading'> => ({
  sha256: 'a'.repeat(64),
  kind: 'pdf',
  pages: 45,
  fonts: '[]',
  warnings: '[]',
  sizes: '[[595,842],[842,595]]',
  words: Array.from({ length: 45 }, (_, at) => (at === 1 ? '' : `第${at + 1}节 发行人\n资产 负债率`)).join('\f'),
  read_at: '2026-01-01T00:00:00.000Z',
  ...over,
})
const look = (row: Row<'file_reading'>, asked: { words?: string; page?: string } = {}) =>
  presentReader(row, {
    ...{ path: '/paper', keep: { version: 'v1' }, pictures: '/files/v1/pages' },
    ...{ words: null, page: null, ...asked },
  })

describe('the reader of a paper that was made elsewhere', () => {
  test('shows its pages twenty at a time, each in the room of its sheet, a scan as such', () => {
    const reader = look(reading())
    expect(reader.pages).toHaveLength(20)
    expect(reader.pages[1]).toMatchObject({
      title: '第 2 页',
      picture: { src: '/files/v1/pages/2?w=800', width: 842, height: 595 },
      words: [],
      said: expect.stringContaining('扫描件'),
    })
    expect(reader.pages[2]?.picture).toMatchObject({ width: 595, height: 842 })
    expect([reader.previous, reader.next, reader.summary]).toEqual([
      null,
      '/paper?version=v1&page=21#page-21',
      '第 1–20 页，共 45 页',
    ])
    expect(look(reading(), { page: '45' }).pages.map(({ number }) => number)).toEqual([41, 42, 43, 44, 45])
    expect(look(reading(), { page: '46' }).pages[0]?.number).toBe(1)
  })

  test('words are found in the whole file across blanks and line ends, and marked where they stand', () => {
    const reader = look(reading(), { words: '资产负债率' })
    expect(reader.found).toMatchObject({ summary: '44 页写有“资产负债率”；有 1 页没有读出文字，查不到' })
    expect(reader.found?.pages[1]).toEqual({
      label: '第 3 页',
      href: `/paper?version=v1&q=${encodeURIComponent('资产负债率')}&page=3#page-3`,
    })
    expect(reader.pages[0]).toMatchObject({
      found: true,
      words: [
        { words: '第1节 发行人\n', marked: false },
        { words: '资产 负债率', marked: true },
      ],
    })
    expect(look(reading(), { words: '第30节' }).pages[0]?.number).toBe(21)
    expect(look(reading(), { words: '无此词' }).found).toEqual({
      summary: '没有哪一页写有“无此词”；有 1 页没有读出文字，查不到',
      pages: [],
    })
  })

  test('what is asked for is whole characters that are seen', () => {
    const asked = look(reading(), { words: `\u202e无${'𬭊'.repeat(100)}\0` })
    expect(asked.words).toBe(`无${'𬭊'.repeat(99)}`)
    expect(asked.found?.summary).toContain(`没有哪一页写有“无𬭊`)
  })

  test('a Word file is shown as words in parts, and it is said that this is all', () => {
    const line = `一、${'词'.repeat(1500)}`
    const reader = look(reading({ kind: 'docx', words: Array(6).fill(line).join('\n'), sizes: '[]' }))
    expect(reader.pages.map(({ title, picture, words }) => [title, picture, words[0]?.words.length])).toEqual(
      [1, 2, 3].map((part) => [`第 ${part} 部分`, null, 3005]),
    )
    expect(reader.notes).toEqual([expect.stringContaining('只显示文字')])
  })

  test('a picture has no words to be looked for; faces that did not come with the file are told', () => {
    const picture = look(reading({ kind: 'png', pages: 1, words: '', sizes: '[[1200,800]]' }))
    expect(picture.search).toBeNull()
    expect(picture.pages).toMatchObject([{ picture: { width: 1200, height: 800 }, said: '没有可显示的文字' }])
    const fonts = JSON.stringify([{ name: 'SimSun', embedded: false }])
    expect(look(reading({ fonts })).notes).toEqual([expect.stringContaining('1 种字体没有嵌入')])
  })
})
