import { describe, expect, test } from 'vitest'
import { isDay } from '#workflows/calendar/day.ts'
import { cite, library, libraryIds, placeOf } from '#workflows/library/library.ts'
import { issuingBodies } from '#workflows/library/library-document.ts'
import { askEveryRule } from '#workflows/library/probe.ts'
import { type UseKind, useKinds, usesOf } from '#workflows/library/uses.ts'
import { parameterTable } from '#workflows/rules/parameter-table.ts'
import { ruleTitles } from '#workflows/rules/rule-titles.ts'
import { allStages } from '#workflows/stages.ts'

const uses = usesOf(parameterTable)

describe('the policy library', () => {
  test.each(libraryIds)('%s says who, what, since when and in our own words', (id) => {
    const { title, cited, body, about, items, issued, from, to } = library[id]
    expect(title.length).toBeGreaterThan(2)
    expect(cited.length).toBeGreaterThan(3)
    expect(issuingBodies).toHaveProperty(body)
    expect(about).toMatch(/。$/)
    expect(Object.keys(items).length).toBeGreaterThan(0)
    for (const { says } of Object.values(items)) expect(says).toMatch(/^[\p{Script=Han}\d].*。$/u)
    for (const day of [issued, from, to]) if (day !== undefined) expect(isDay(day)).toBe(true)
  })

  test('addresses are those of the issuing body itself', () => {
    const hosts = libraryIds.flatMap((id) => library[id].address ?? []).map((address) => new URL(address).hostname)
    expect(hosts.filter((host) => !/(\.gov\.cn|sse\.com\.cn|szse\.cn|bse\.cn|nafmii\.org\.cn)$/.test(host))).toEqual([])
  })

  test('an item that was not seen is cited as 待核实, whatever its document', () => {
    expect(cite('nafmii-2025-86', '情形一').standing).toBe('published')
    expect(cite('nafmii-2025-86', '核心技术情形的数量标准').standing).toBe('provisional')
    expect(cite('nafmii-2026', '期限下限')).toMatchObject({ since: '2026-03-09', standing: 'published' })
  })

  test('a basis finds its place, and a typed one has none', () => {
    expect(placeOf(cite('nafmii-2025-86', '情形一'))).toEqual({ id: 'nafmii-2025-86', item: 3 })
    expect(placeOf(cite('nafmii-2025-86'))).toEqual({ id: 'nafmii-2025-86', item: null })
    expect(placeOf({ item: '情形一' })).toBeNull()
    expect(placeOf({ source: 'no-such-text' })).toBeNull()
  })
})

describe('every basis of the product', () => {
  test('is in the library, and its item there', () => {
    const lost = uses.filter(({ basis }) => {
      const place = placeOf(basis)
      return place === null || (basis.item !== undefined && place.item === null)
    })
    expect(lost).toEqual([])
  })

  test('is not called published where the library has not seen it', () => {
    const unread = uses.filter(({ basis: { source, item, standing } }) => {
      const document = libraryIds.find((id) => id === source)
      if (standing === 'provisional' || document === undefined) return false
      const { seen, items } = library[document]
      return !(item === undefined ? seen : items[item]?.seen)
    })
    expect(unread).toEqual([])
  })

  test('of every kind there is', () => {
    const kinds = new Set(uses.map(({ kind }) => kind))
    expect((Object.keys(useKinds) as UseKind[]).filter((kind) => !kinds.has(kind))).toEqual([])
  })

  test('of every rule that has a title, so that none escapes the asking', () => {
    const asked = new Set(askEveryRule(parameterTable).map(({ rule }) => rule))
    expect(Object.keys(ruleTitles).filter((rule) => !asked.has(rule))).toEqual([])
  })

  test('of every act that names one', () => {
    const named = allStages.flatMap(({ machine }) =>
      Object.values(machine.states).flatMap((state) =>
        [...state.transitions.values()].flat().filter(({ meta }) => meta?.basis !== undefined),
      ),
    )
    expect(named.length).toBeGreaterThan(20)
    const labels = new Set(uses.filter(({ kind }) => kind === 'act').map(({ what }) => what))
    expect(named.filter(({ meta }) => !labels.has(meta?.label))).toEqual([])
  })

  test('each text is used somewhere, or says what policy it stands for', () => {
    const used = new Set(uses.map(({ basis }) => basis.source))
    expect(libraryIds.filter((id) => !used.has(id))).toEqual([
      'national-2025-measures',
      'national-2024-plan',
      'nfra-2025-plan',
    ])
  })
})
