import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contentDisposition } from '#app/filings/content-disposition.ts'
import { uploadedName } from '#app/filings/file-name.ts'
import { readTexts } from '#app/forms/answer.ts'
import { readForm, typedIn } from '#app/forms/read-form.ts'
import { rare, unseen } from '#tests/support/hostile-texts.ts'
import { parseCreditCode } from '#workflows/finance/credit-code.ts'
import { parseIsin } from '#workflows/finance/isin.ts'
import { parseLei } from '#workflows/finance/lei.ts'
import { parseAmount, parseYuan } from '#workflows/finance/money.ts'
import { parsePercent } from '#workflows/finance/percent.ts'
import { parseTenor } from '#workflows/finance/tenor.ts'
import { longText, shortText } from '#workflows/kit/body.ts'

describe('texts that people type', () => {
  test.each(unseen)('%s is refused with a sentence, in one line and in many', (_what, text) => {
    for (const schema of [shortText, longText]) {
      const [issue] = schema.safeParse(text).error?.issues ?? []
      expect(issue?.message).toMatch(/字符/)
    }
  })

  test('a name is one line; a text may have several', () => {
    expect(shortText.safeParse('示例\r\n{"level":50}').success).toBe(false)
    expect(longText.parse('第一行\n第二行')).toBe('第一行\n第二行')
  })

  test('rare characters stay what they are', () => {
    expect(shortText.parse(rare)).toBe(rare)
  })

  test.each([
    ['amount', (text: string) => parseAmount(text, 'yi')],
    ['yuan', parseYuan],
    ['percent', (text: string) => parsePercent(text)],
    ['tenor', parseTenor],
    ['credit code', parseCreditCode],
    ['ISIN', parseIsin],
    ['LEI', parseLei],
  ])('two million characters in the field of one %s are refused at once', (_name, parse) => {
    for (const text of [
      '1'.repeat(2_000_000),
      `0.${'0'.repeat(2_000_000)}1`,
      '1,'.repeat(1_000_000),
      '１'.repeat(2_000_000),
      `5${'+2'.repeat(1_000_000)}!`,
      ' '.repeat(1_999_999).concat('x'),
    ]) {
      const began = performance.now()
      expect(parse(text).ok).toBe(false)
      expect(performance.now() - began).toBeLessThan(1000)
    }
  })

  test.each([
    '1e309',
    '1e3',
    'Infinity',
    'NaN',
    '-1',
    '−1',
    '0x10',
    '٣',
    '1_000',
    '90071992547409.92',
    '0.001',
    '1,00',
    '',
  ])('%j is no amount', (text) => {
    expect(parseYuan(text).ok).toBe(false)
  })

  test('a tenth and two tenths are three', () => {
    const fen = ['0.1', '0.2'].map((text) => parseYuan(text)).map((read) => (read.ok ? read.value : Number.NaN))
    expect((fen[0] ?? 0) + (fen[1] ?? 0)).toBe(30)
  })
})

describe('keys that nobody asked for', () => {
  test('a form cannot reach into what all objects share', () => {
    const form = new FormData()
    for (const name of ['__proto__', '__proto__.admin', 'constructor.prototype.admin', 'constructor', 'toString'])
      form.append(name, 'yes')
    form.append('items.__proto__.title', 'yes')
    form.append('name', '甲')
    expect(readTexts(form).name).toBe('甲')
    const fieldset = [{ as: 'text', name: 'name', label: '名称' }] as const
    const typed = typedIn(fieldset, form)
    expect(typed).toEqual({ name: ['甲'] })
    expect(readForm(fieldset, z.strictObject({ name: shortText }), typed)).toEqual({ ok: true, data: { name: '甲' } })
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

describe('names of files', () => {
  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\boot.ini', 'boot.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul.pdf'],
    ['意见. . .', '意见.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['发票\u202egpj.exe', '发票gpj.pdf'],
    ['...', '文件.pdf'],
    ['', '文件.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(uploadedName(given, 'pdf')).toBe(kept)
  })

  test('no name is longer than a disk takes, and none ends in half a character', () => {
    for (const name of ['法'.repeat(255), '𬱖'.repeat(200), `${'a'.repeat(219)}𬱖.pdf`]) {
      const kept = uploadedName(name, 'pdf')
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255)
      expect(kept.isWellFormed()).toBe(true)
    }
  })

  test('a header says the name in two ways and nothing else', () => {
    const header = contentDisposition(`${rare}";\r\nSet-Cookie: a=b.pdf`)
    expect(header).not.toMatch(/[\r\n]/)
    expect(header).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/)
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toContain(rare)
  })
})
