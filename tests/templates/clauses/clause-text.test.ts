import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Inline, wordsIn } from '#templates/blocks.ts'
import { catalogue } from '#templates/catalogue.ts'
import { type blankForms, blankGroups, clauseBlanks, isClauseBlank } from '#templates/clauses/blanks.ts'
import { firstPlaces } from '#templates/clauses/clause.ts'
import { clauseCase } from '#templates/clauses/clause-case.ts'
import { clausePapers } from '#templates/clauses/clause-papers.ts'
import { blanksIn, clauseLines, clauseProblems } from '#templates/clauses/clause-text.ts'
import { type ExampleMarket, exampleCase, exampleMarkets } from '#templates/clauses/example-case.ts'
import { shippedClauses } from '#templates/clauses/library.ts'
import { caseOfArrangement } from '#templates/clauses/occasions.ts'
import { clauseBlocks, clauseSection, fillBlanks } from '#templates/clauses/set-clause.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { textOf } from '../papers/reading.ts'

const exchange = exampleCase('exchange-public', 'tech-firm')
const plainText = (runs: readonly Inline[]) => runs.map(wordsIn).join('')
const said = (text: string, of = exchange) =>
  clauseBlocks(text, of).flatMap((block) =>
    block.kind === 'paragraph'
      ? [plainText(block.text)]
      : block.kind === 'list'
        ? block.items.map((item) => `- ${plainText(item)}`)
        : [block.kind],
  )

describe('the text of a clause', () => {
  test('is filled from the route, and numbered anew where a line does not hold', () => {
    const text =
      '1. {{持有人}}可以主张。\n[金融机构]2. 监管指标。\n[交易所、设有增信]3. {{ 工作日 }}内。\n- 甲\n- 乙\n5. 完。'
    expect(said(text)).toEqual(['1. 债券持有人可以主张。', '2. 交易日内。', '- 甲', '- 乙', '3. 完。'])
    expect(said(text, exampleCase('interbank', 'financial-institution'))).toEqual([
      '1. 持有人可以主张。',
      '2. 监管指标。',
      '- 甲',
      '- 乙',
      '3. 完。',
    ])
  })

  test('has tables with caption, heads and note', () => {
    const [table] = clauseBlocks(
      '表：事项\n| 事项 | 比例 |\n| 变更{{本期债券}} | {{特别议案通过比例}} |\n注：约定。',
      exchange,
    )
    expect(table).toMatchObject({
      kind: 'table',
      caption: '事项',
      note: '约定。',
      columns: [{ head: '事项' }, { head: '比例' }],
      rows: [[['变更本期债券'], ['全体有表决权份额的三分之二以上']]],
    })
  })

  test('quotes a fact as a fact, and refers to the papers of the issue for what a paper does not read', () => {
    const { project, issuer } = dossiers.exchangePublic
    const of = clauseCase({ project, issuer })
    const [before, name, after] = fillBlanks('由{{发行人名称}}于{{起息日}}支付', of)
    expect([before, name, after]).toEqual([
      '由',
      expect.objectContaining({ fact: 'issuer.name' }),
      '于本期发行文件载明的起息日支付',
    ])
    expect(fillBlanks('{{起息日}}', clauseCase(dossiers.exchangePublic))[0]).toMatch(/^\d{4}年\d+月\d+日$/)
  })

  test.each([
    ['', 1, '请填写条款文本'],
    ['一。\n{{发行人住所}}', 2, '没有“发行人住所”这个空格'],
    ['[设有担保]一。', 1, '没有“设有担保”这项条件'],
    ['{{持有人}可以', 1, '花括号要成对：{{空格名称}}'],
    ['[设有增信]', 1, '条件之后没有文字'],
    ['| 甲 | 乙 |\n| 丙 | 丁 |', 1, '表格之上应有表题，如“表：议案事项”'],
    ['表：甲\n| 甲 | 乙 |', 2, '表格只有栏目，没有内容'],
    ['表：甲\n| 甲 | 乙 |\n| 丙 |', 3, '表格应有两至五栏'],
    ['表：甲\n| 甲 | 乙 |\n| 丙 | 丁 | 戊 |', 3, '各行的栏数不一致'],
    ['注：无表', 1, '“注：”应紧接在表格之后'],
  ])('names the line of what is wrong: %j', (text, at, message) => {
    expect(clauseProblems(text)).toContainEqual({ at, message })
  })
})

describe('a blank', () => {
  const patterns: Partial<Record<keyof typeof blankForms, RegExp>> = {
    day: /^\d{4}年\d{1,2}月\d{1,2}日$/,
    amount: /^-?[\d,.]+[万亿]?元$/,
    percent: /^-?[\d.]+%$/,
    multiple: /^-?\d+\.\d{2}$/,
    count: /^\d+$/,
  }
  const cases = Object.values(dossiers).flatMap((dossier) => [
    clauseCase(dossier),
    ...dossier.arrangements.map((item) => caseOfArrangement(dossier, item)),
  ])

  test.each(blankGroups.flatMap(({ blanks }) => Object.entries(blanks)))('%s is written as it says', (name, blank) => {
    const pattern = patterns[blank.form ?? 'words'] ?? /./
    const values = cases
      .map(({ values }) => (isClauseBlank(name) ? values[name] : undefined))
      .filter((one) => one !== undefined)
    for (const value of [blank.example, ...values])
      expect((typeof value === 'string' ? value : value.text).replace(/（示例）$/, '')).toMatch(pattern)
  })
})

describe('the library that comes with the program', () => {
  test('has keys of its own, texts without a fault, and every blank filled in every market', () => {
    expect(new Set(shippedClauses.map(({ key }) => key)).size).toBe(shippedClauses.length)
    for (const { key, text, title } of shippedClauses) {
      expect([key, clauseProblems(text)]).toEqual([key, []])
      for (const name of [...blanksIn(text), ...blanksIn(title)]) expect(Object.keys(clauseBlanks)).toContain(name)
    }
    for (const market of Object.keys(exampleMarkets) as ExampleMarket[])
      for (const clause of shippedClauses) {
        const { title, blocks } = clauseSection(clause, exampleCase(market, clause.kinds?.[0] ?? 'tech-firm'))
        expect(`${title} ${JSON.stringify(blocks)}`).not.toMatch(/\{\{|\}\}|本期发行文件载明的/)
      }
  })

  test('says for ever what it said: papers of before the library have no texts of their own', () => {
    const first = shippedClauses.filter(({ place }) => firstPlaces.includes(place))
    const later = shippedClauses.filter(({ place }) => !firstPlaces.includes(place))
    const told = [first, later].map((clauses) => {
      const said = clauses.map(({ key, title, text, kinds = null }) => [key, title, text, kinds])
      return [said.length, createHash('sha256').update(JSON.stringify(said)).digest('hex')]
    })
    expect(told).toEqual([
      [72, '33a0846da3912d814c68149cb48fe053bf6d5c8d446172948c2b5a6553865e8d'],
      [56, 'd9f14840034f96b0c2290eb74ee2d2e7464ac93f3f6051e5358e3bc787b184fc'],
    ])
  })

  test('every line of it is read', () => {
    for (const { text } of shippedClauses) expect(clauseLines(text)).toHaveLength(text.split('\n').length)
  })
})

test('every paper that reads clauses says which places it sets, and no other does', () => {
  const reading = Object.values(catalogue)
    .filter(({ template }) => (template.reads as readonly string[]).includes('clauses'))
    .map(({ template }) => template.id)
  expect(Object.keys(clausePapers).sort()).toEqual(reading.sort())
})

describe('a dossier that names its clauses', () => {
  const clauses = {
    asOf: '2026-03-02',
    chosen: ['protection.credit'],
    texts: [
      {
        key: 'protection.credit',
        version: 7,
        owner: '示例银行',
        place: 'protection',
        title: '资信维持（本行文本）',
        from: '2026-01-01',
        text: '{{发行人名称}}承诺维持资信。',
      },
    ],
  }

  test('prints those and no others; one without them prints the library’s first', () => {
    const with7 = textOf(prospectus.document({ ...dossiers.exchangePublic, clauses }))
    const without = textOf(prospectus.document(dossiers.exchangePublic))
    expect([with7.includes('资信维持（本行文本）'), with7.includes('交叉保护承诺')]).toEqual([true, false])
    expect([without.includes('发行人资信维持承诺'), without.includes('交叉保护承诺')]).toEqual([true, true])
  })
})
