import { describe, expect, test } from 'vitest'
import { recogniseHeads } from '#workflows/lists/columns.ts'
import { readDay, readListedRow } from '#workflows/lists/listed-row.ts'

describe('the head of a list', () => {
  test.each([
    [[['企业名称（必填）*', '统一社会信用代码', '证书编号']], 0, { name: 0, creditCode: 1, certificate: 2 }, true],
    [
      [['2025年第三批名单'], ['序号', '单位名称', '社会信用代码', '有效期至', '所属 地区']],
      1,
      { name: 1, creditCode: 2, validTo: 3, region: 4 },
      true,
    ],
    [[['企业名称', '企业全称', '信用代码']], 0, { name: 0, creditCode: 2 }, false],
    [[['主体', '统码']], 0, {}, false],
  ])('%j', (rows, at, columns, clear) => {
    expect(recogniseHeads(rows)).toMatchObject({ at, columns, clear })
  })

  test('is not made up where there is none', () => {
    expect(recogniseHeads([['只有一段话']])).toBeNull()
    expect(recogniseHeads([])).toBeNull()
  })
})

test.each([
  ['2026-03-09', '2026-03-09'],
  ['2026/3/9', '2026-03-09'],
  ['２０２６.３.９', '2026-03-09'],
  ['2026年3月9日', '2026-03-09'],
  ['20260309', '2026-03-09'],
  ['2026-03-09 00:00:00', '2026-03-09'],
  ['46090', '2026-03-09'],
  ['46090.5', '2026-03-09'],
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['三年', null],
  ['12', null],
])('the day %j is %j', (text, day) => {
  const read = readDay(text)
  expect(read.ok ? read.value : null).toBe(day)
})

describe('a row', () => {
  const columns = { name: 0, creditCode: 1, certificate: 2, validFrom: 3, validTo: 4 }
  const code = '91440300708461136T'
  const read = (...cells: string[]) => readListedRow(cells, columns, 'high-tech')

  test('is taken with its code put right, and without what nobody said', () => {
    expect(read(' 示例䶮行公司 ', ' 91440300708461136t', 'GR202411001234', '2024-11-01', '—')).toEqual({
      ok: true,
      enterprise: {
        name: '示例䶮行公司',
        creditCode: code,
        certificate: 'GR202411001234',
        validFrom: '2024-11-01',
        validTo: null,
        region: null,
      },
      remarks: [],
    })
  })

  test('waits with all its faults at once: the column, what was there, and why', () => {
    const row = read('', '91310115MA1H8R7C6D', 'GR202411001234', '2026-13-01', '')
    expect(row.ok ? [] : row.faults.map(({ field, found, because }) => [field, found, because])).toEqual([
      ['name', '', '没有企业名称'],
      ['creditCode', '91310115MA1H8R7C6D', '统一社会信用代码校验位不符，请核对是否抄错'],
      ['validFrom', '2026-13-01', '不是日期，应如 2026-03-09'],
    ])
    const turned = read('示例公司', code, '', '2026-03-09', '2026-03-08')
    expect(turned.ok ? '' : turned.faults[0]?.because).toBe('有效期止早于有效期起（2026-03-09）')
    const bent = read('示例\u202e公司', code, '', '', '')
    expect(bent.ok ? '' : bent.faults[0]?.because).toContain('U+202E')
  })

  test('with an odd certificate number is taken all the same, with a remark: its form is known from memory only', () => {
    const row = read('示例公司', code, '苏高企2024-17', '', '')
    expect(row).toMatchObject({ ok: true, remarks: [{ field: 'certificate', found: '苏高企2024-17' }] })
  })
})
