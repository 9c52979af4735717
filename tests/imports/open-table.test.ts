import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openTable } from '#app/imports/open-table.server.ts'
import { sentenceOf } from '#app/imports/unreadable.ts'
import { gb18030 } from '#tests/support/gb18030.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** All rows as `line: a|b`, or the sentence why not. */
async function rowsOf(bytes: Uint8Array): Promise<string[] | string> {
  const table = await openTable(bytes)
  if (!table.ok) return table.message
  const rows: string[] = [table.format]
  try {
    for await (const batch of table.rows())
      rows.push(...batch.rows.map(({ row, cells }) => `${row}: ${cells.join('|')}`))
    return rows
  } catch (error) {
    return sentenceOf(error) ?? String(error)
  }
}

const rare = '示例𬭎䶮㛃𫟹𬭊公司'

describe('a text', () => {
  test.each([
    ['UTF-8', utf8(`甲,乙\n${rare},1\n`), 'CSV · UTF-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF甲,乙\n${rare},1\n`), 'CSV · UTF-8'],
    ['GB 18030 with characters of four bytes', gb18030(`甲,乙\n${rare},1\n`), 'CSV · GB 18030'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from(`甲,乙\n${rare},1\n`, 'utf16le')]), 'CSV · UTF-16'],
  ])('in %s is read to the letter', async (_, bytes, format) => {
    expect(await rowsOf(bytes)).toEqual([format, '1: 甲|乙', `2: ${rare}|1`])
  })

  test('keeps its own line numbers over quotes, empty lines and short rows; tabs and semicolons part cells too', async () => {
    const text = '甲,乙,丙\r\n"一, 二","三\n四"\r\n\r\n,,\r\n五,"六""七"\r\n'
    expect(await rowsOf(utf8(text))).toEqual(['CSV · UTF-8', '1: 甲|乙|丙', '3: 一, 二|三\n四', '6: 五|六"七'])
    expect(await rowsOf(utf8('甲\t乙\n1\t2,3\n'))).toEqual(['CSV · UTF-8', '1: 甲|乙', '2: 1|2,3'])
    expect(await rowsOf(utf8('甲;乙\n1;2,3\n'))).toEqual(['CSV · UTF-8', '1: 甲|乙', '2: 1|2,3'])
  })

  test('that is none is refused with a sentence', async () => {
    expect(await rowsOf(utf8(''))).toBe('文件是空的')
    expect(await rowsOf(Uint8Array.from([0x81, 0x20, 0xff]))).toMatch(/^不是 UTF-8 或 GB 18030/)
    expect(await rowsOf(utf8('甲\u0000乙'))).toBe('只接受 CSV 和 Excel（.xlsx）文件')
    expect(await rowsOf(utf8(`甲,乙\n"${'x'.repeat(500_000)}`))).toMatch(/读不下去/)
  })
})

const sheet = (inside: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inside}</sheetData></worksheet>`

const workbook = (parts: { sheet?: string; strings?: string; properties?: string; hidden?: boolean }) =>
  zipSync({
    'xl/worksheets/sheet1.xml': strToU8(parts.sheet ?? sheet('')),
    'xl/worksheets/hidden.xml': strToU8(sheet('<row r="1"><c r="A1" t="str"><v>藏起来的</v></c></row>')),
    ...(parts.strings ? { 'xl/sharedStrings.xml': strToU8(parts.strings) } : {}),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/hidden.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r">${parts.properties ?? ''}<sheets>${parts.hidden ? '<sheet state="hidden" r:id="r2"/>' : ''}<sheet r:id="r1"/></sheets></workbook>`,
    ),
  })

describe('a workbook', () => {
  const strings = '<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>ying</t></rPh></si></sst>'
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="4"><c r="B4" t="inlineStr"><is><t>_x4E01_</t></is></c><c r="C4"><f>1+1</f><v>46389</v></c><c r="D4" t="e"><v>#REF!</v></c></row>'

  test('is read from its first visible sheet, wherever its strings stand in the file', async () => {
    const bytes = workbook({ sheet: sheet(rows), strings, hidden: true })
    expect(await rowsOf(bytes)).toEqual(['Excel', '1: 甲||乙丙', '4: |丁|46389|'])
  })

  test('that unpacks to more than it should is refused before it has', async () => {
    const bomb = workbook({ sheet: sheet(' '.repeat(40_000_000)) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await rowsOf(bomb)).toBe('工作簿解压后过大，请分成几份导入')
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    expect(await rowsOf(workbook({ strings: lol }))).toBe('工作簿内容不合规范，无法读取')
  })

  test('that is damaged, cut off, of another calendar or none at all says so', async () => {
    const whole = workbook({ sheet: sheet(rows), strings })
    expect(await rowsOf(whole.subarray(0, 120))).toMatch(/工作簿/)
    expect(await rowsOf(workbook({ sheet: '<worksheet><row></worksheet>' }))).toBe('工作簿内容不合规范，无法读取')
    expect(await rowsOf(workbook({ properties: '<workbookPr date1904="1"/>' }))).toMatch(/1904/)
    expect(await rowsOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('工作簿里没有工作表')
    expect(await rowsOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).toMatch(/旧版 Excel/)
  })
})
