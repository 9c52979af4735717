import { describe, expect, test } from 'vitest'
import { heading, paragraph, table } from '#templates/blocks.ts'
import { renderPdf } from '#templates/render.ts'
import { documentOf } from './layout/compose-here.ts'

/** Extension H, which came after the standard that our faces cover. */
const absent = '\u{31351}'

describe('a character without a face', () => {
  test('is refused by name, code point and place; nothing is made', async () => {
    const result = await renderPdf(documentOf([heading(1, '第一章 释义'), paragraph(`法定代表人王${absent}`)]))
    expect(result).toMatchObject({
      ok: false,
      reason: 'missing-glyph',
      characters: [{ char: absent, codePoint: 'U+31351', where: '“第一章 释义”一节的正文' }],
    })
    expect(result.ok ? '' : result.message).toContain(
      `“${absent}”（U+31351，“第一章 释义”一节的正文）：扩展G、H、I区的字`,
    )
    const smile = await renderPdf(documentOf([paragraph('\u{1F9FF}')]))
    expect(smile.ok ? '' : smile.message).toContain('（U+1F9FF，正文）：现有字库没有这个字')
  })

  test.each([
    ['title', documentOf([], { title: `甲${absent}` }), '文件名称'],
    ['reference', documentOf([], { reference: absent }), '页眉'],
    ['seal', documentOf([{ kind: 'seal', of: absent }]), '盖章处'],
    [
      'signer',
      documentOf([{ kind: 'signature', parties: [{ role: '董事', name: '甲', persons: [absent] }] }]),
      '签署栏',
    ],
    ['cell', documentOf([table([{ head: '甲', width: 1 }], [[absent]], { caption: '表1' })]), '表格“表1”'],
    [
      'cover',
      documentOf([], { cover: { title: '甲', issuer: absent, facts: [], parties: [], date: '2026-01-15' } }),
      '封面',
    ],
  ])('is found in the %s', async (_, document, where) => {
    const result = await renderPdf(document)
    expect(
      result.ok || result.reason !== 'missing-glyph' ? [] : result.characters.map((character) => character.where),
    ).toEqual([where])
  })

  test('is listed once, with all others', async () => {
    const result = await renderPdf(documentOf([paragraph(`${absent}${absent}\u{31352}`)]))
    expect(
      result.ok || result.reason !== 'missing-glyph' ? [] : result.characters.map(({ codePoint }) => codePoint),
    ).toEqual(['U+31351', 'U+31352'])
  })
})

describe('what would not be seen is refused too', () => {
  test.each([
    ['control character', '\u0007', 'U+0007', '控制字符'],
    ['bidirectional override', '\u202E', 'U+202E', '改变文字方向'],
    ['zero-width space', '\u200B', 'U+200B', '不可见'],
    ['variation selector', '\u{E0101}', 'U+E0101', '异体字选择符'],
    ['lone surrogate', '\uD842', 'U+D842', '残缺'],
    ['private use', '\uE000', 'U+E000', '私用区'],
    ['combining mark', '\u0301', 'U+0301', '组合用附加符号'],
    ['right-to-left letter', '\u05D0', 'U+05D0', '从右向左'],
  ])('%s', async (_, char, codePoint, why) => {
    const result = await renderPdf(documentOf([paragraph(`甲${char}乙`)]))
    if (result.ok || result.reason !== 'missing-glyph') throw new Error('printed')
    expect(result.characters).toMatchObject([{ codePoint, where: '正文' }])
    expect(result.characters[0]?.why).toContain(why)
    // The sentence itself never carries the invisible character on.
    if (why !== '从右向左') expect(result.message).not.toContain(char)
  })
})

test('line feeds and tabulators from a form are set, not refused', async () => {
  expect((await renderPdf(documentOf([paragraph('第一行\r\n第二行\t后')]))).ok).toBe(true)
})
