import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { annualInterest, averageProfit, highest } from '#templates/phrases/interest.ts'
import { conclusion } from '#templates/phrases/judgement.ts'
import { legalBasis } from '#templates/phrases/legal-basis.ts'
import { percentSum } from '#templates/phrases/sharing.ts'
import { clause, told, words } from '#templates/phrases/words.ts'
import { exchangePublic, interbankPpn, licenceBank } from '#tests/support/dossiers.ts'

test('shares add up exactly, whatever their decimals', () => {
  expect(percentSum(['33.33', '33.33', '33.34'])).toBe('100.00')
  expect(percentSum(['50', '30.5', '19.50'])).toBe('100.00')
  expect(percentSum(['0.1', '0.2'])).toBe('0.3')
  expect(percentSum(['100'])).toBe('100')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 9 }), (parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0)
      const print = (units: number) => `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`
      expect(percentSum(parts.map(print))).toBe(print(total))
    }),
  )
})

test('a year of interest, exact to the fen', () => {
  expect(annualInterest(40_000_000_000, '2.10')).toBe(840_000_000)
  expect(annualInterest(40_000_000_000, '1.85')).toBe(740_000_000)
  expect(annualInterest(1, '50')).toBe(1)
  expect(annualInterest(1, '49.99')).toBe(0)
  expect(annualInterest(2_000_000_000_000, '1.6543')).toBe(33_086_000_000)
})

test('the highest rate is found by value, not by text', () => {
  expect(highest(['2.9', '10.1', '2.95'])).toBe('10.1')
})

test('three full years make an average, two and a half do not', () => {
  const { periods } = exchangePublic.accounts
  expect(averageProfit(periods)?.fen).toBe(11_455_840_000)
  expect(averageProfit(periods.slice(1))).toBeNull()
  const half = periods.map((period, at) => (at === 2 ? { ...period, endsOn: '2025-06-30' } : period))
  expect(averageProfit(half)).toBeNull()
})

describe('a conclusion is no stronger than its findings', () => {
  const [met] = exchangePublic.science.findings
  const finding = (ok: boolean | 'unknown') => ({ ...met!, ok })

  test('nothing met, nothing claimed', () => {
    expect(conclusion([finding(false), finding('unknown')], '发行人符合标准')).toContain('目前尚不能认定发行人符合标准')
    expect(conclusion([], '发行人符合标准')).toContain('目前尚不能认定')
  })

  test('all met', () => {
    expect(conclusion([finding(true)], '发行人符合标准')).toMatch(/据此，发行人符合标准。$/)
  })

  test('some open: bound to the standard relied on', () => {
    expect(conclusion([finding(true), finding(false)], '发行人符合标准')).toContain('以所依据标准的结论为准')
  })
})

test('rules are named by route and from their day', () => {
  const of = (dossier: Dossier, on: string) => legalBasis(dossier.project, on).join('\n')
  expect(of(interbankPpn, '2026-03-08')).not.toContain('进一步优化')
  expect(of(interbankPpn, '2026-03-09')).toContain('进一步优化')
  expect(of(exchangePublic, '2026-03-09')).toContain('上证发〔2025〕65号')
  expect(of(exchangePublic, '2026-03-09')).not.toContain('86号')
  expect(of(licenceBank, '2026-03-09')).not.toContain('交易商协会')
})

test('sentences keep the keys of what they quote', () => {
  const run = { text: '甲公司（示例）', fact: 'issuer.name' }
  expect(words`发行人${run}成立${3}年。`).toEqual(['发行人', run, '成立', '3', '年。'])
  expect(clause('到期还本。')).toBe('到期还本')
})

test('a long text becomes paragraphs, marked once after the last', () => {
  const blocks = told({ value: '第一段。\n\n第二段。', key: 'issuer.history', sample: true })
  expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
    [{ text: '第一段。', fact: 'issuer.history' }],
    [{ text: '第二段。（示例）', fact: 'issuer.history' }],
  ])
})
