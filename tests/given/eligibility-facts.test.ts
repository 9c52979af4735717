import { describe, expect, test } from 'vitest'
import { bondClassOf, eligibilityFactKeys, eligibilityFactsOf } from '#app/given/eligibility-facts.ts'
import type { Row } from '#db/schema.ts'
import { isFactKey, readFact } from '#workflows/facts/catalogue.ts'

const fact = (key: string, value: unknown, evidence: string | null = null): Row<'fact'> => ({
  id: key,
  project: 'project-1',
  scope_kind: 'project',
  scope_id: 'project-1',
  key,
  revision: 1,
  value: JSON.stringify(value),
  as_of: null,
  sample_at: null,
  evidence,
  by_person: 'banker-1',
  at: '2026-03-02T01:00:00.000Z',
})

describe('eligibility reads the fact base', () => {
  test('every question has its fact in the catalogue', () => {
    expect(eligibilityFactKeys.filter((key) => !isFactKey(key))).toEqual([])
  })

  test('what the catalogue keeps, a rule can read', () => {
    const titles = [
      { kind: 'high-tech', certificateNumber: 'GR202411001234', validFrom: '2024-12-02', validTo: '2027-12-01' },
    ]
    const kept = readFact('science.titles', titles)
    if (!kept.ok) throw new Error(kept.message)
    const years = [
      { investmentFen: 60, totalFen: 100 },
      { investmentFen: 40, totalFen: 100 },
    ]
    const two = readFact('fund.lastTwoYears', years)
    if (!two.ok) throw new Error(two.message)
    const read = eligibilityFactsOf([fact('science.titles', kept.value, 'sha-1'), fact('fund.lastTwoYears', two.value)])
    expect(read.titles).toEqual([{ ...titles[0], evidence: 'sha-1' }])
    expect(read.lastTwoYears).toEqual(years)
  })

  test('listed nowhere is known, and not the same as not said', () => {
    expect(eligibilityFactsOf([fact('issuer.listedOn', null)])).toEqual({ listedOn: null })
    expect(eligibilityFactsOf([])).toEqual({})
  })

  test('three years add up where nobody wrote the sum, and a sum written down goes first', () => {
    const years = [2023, 2024, 2025].map((year) => ({ year, spend: 10, revenue: 100 }))
    expect(eligibilityFactsOf([fact('science.research', years)])).toEqual({ researchFen3y: 30, revenueFen3y: 300 })
    expect(eligibilityFactsOf([fact('science.research', years.slice(1))])).toEqual({})
    const both = [fact('science.research', years), fact('science.researchFen3y', 31)]
    expect(eligibilityFactsOf(both)).toMatchObject({ researchFen3y: 31, revenueFen3y: 300 })
  })

  test('a value in another shape is not known rather than wrong', () => {
    expect(eligibilityFactsOf([fact('science.inventionPatents', '三十')])).toEqual({})
    expect(bondClassOf([fact('science.bondClass', 'nonsense')])).toBeUndefined()
    expect(bondClassOf([fact('science.bondClass', 'tech-investment')])).toBe('tech-investment')
  })
})
