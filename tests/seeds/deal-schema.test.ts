import { describe, expect, test } from 'vitest'
import { readArguments } from '#seeds/deal/arguments.ts'
import { isRealIssuer } from '#seeds/deal/real-issuer.ts'
import { dealText, shipped, tell } from '#tests/support/told-deal.ts'

const wrong = async (text: string, asked = {}) => {
  const told = await tell(text, asked)
  if (told.outcome !== 'wrong') throw new Error(`${told.outcome}`)
  return told.problems.map(({ path, message }) => `${path}：${message}`)
}

const line = (more: Record<string, unknown>) => [
  { amountYuan: '300000000', tenor: '3Y', issuedOn: '2026-06-10', ...more },
]

describe('a wrong file is answered with the path of its key', () => {
  test.each([
    ['an unknown key', dealText({ colour: 'red' }), 'colour：没有这个键'],
    ['an unknown key within', dealText({ tranches: line({ rate: '1' }) }), 'tranches[0].rate：没有这个键'],
    ['a missing key', dealText({ tranches: [{}] }), 'tranches[0].tenor：缺少这个键'],
    ['a word of no list', dealText({ route: 'otc' }), /^route：只能是/],
    ['a venue that does not take the route', dealText({ venue: 'SSE' }), /^venue：市场与申报路径不符/],
    ['a day that is none', dealText({ acceptedOn: '2026-02-30' }), /^acceptedOn：日期写法/],
    [
      'a book on a Saturday',
      dealText({ tranches: line({ issuedOn: '2026-06-13' }) }),
      /^tranches\[0\]\.issuedOn：2026-06-13 是周末/,
    ],
    ['a book in a festival', dealText({ tranches: line({ issuedOn: '2026-10-01' }) }), /issuedOn：2026-10-01 是国庆节/],
    [
      'a listing before the money',
      dealText({ tranches: line({ listedOn: '2026-06-10' }) }),
      /^tranches\[0\]\.listedOn/,
    ],
    ['more than the maximum', dealText({ tranches: line({ maximumAmountYuan: '1' }) }), /^tranches\[0\]\.amountYuan/],
    ['a notice after the issue', dealText({ registrationNoticeOn: '2026-07-01' }), /^registrationNoticeOn：不能晚于/],
    [
      'a number of a later year',
      dealText({ registrationNumber: '示例〔2027〕1号' }),
      /^registrationNumber：文号的年份/,
    ],
    [
      'an issuer that guarantees itself',
      dealText({ enhancement: [{ instrument: 'guarantee', provider: '示例星河智造股份有限公司' }] }),
      /^enhancement\[0\]\.provider/,
    ],
    [
      'an agency of the issuer',
      dealText({ rating: { issuer: 'AA', agency: '示例星河智造股份有限公司' } }),
      /^rating\.agency/,
    ],
    [
      'a multiple that no book has',
      dealText({ tranches: line({ amountYuan: '0.03', subscriptionMultiple: '1.5' }) }),
      /^tranches\[0\]\.subscriptionMultiple/,
    ],
    ['a bond gone before it is listed', dealText({ tranches: line({ tenor: '1D' }) }), /^tranches\[0\]\.tenor/],
    [
      'a control character in a name',
      dealText({ tranches: line({ name: '26示例\u202eMTN001' }) }),
      /^tranches\[0\]\.name/,
    ],
    ['no JSON', '{', /^\(文件\)：不是有效的 JSON/],
  ])('%s', async (_, text, said) => {
    const [first, ...rest] = await wrong(text)
    expect(first).toMatch(said)
    expect(rest).toEqual([])
  })

  test('five lines in one book are one too many, told on the fifth', async () => {
    const tranches = Array.from({ length: 5 }, () => line({ book: 'A' })[0])
    expect(await wrong(dealText({ tranches }))).toEqual(['tranches[4].book：一期最多四个品种'])
  })

  test('several faults are told at once', async () => {
    const problems = await wrong(dealText({ colour: 1, issuer: { name: '', kind: 'person' } }))
    expect(problems.map((problem) => problem.split('：')[0]).sort()).toEqual(['colour', 'issuer.kind', 'issuer.name'])
  })
})

describe('a default is told of invented issuers only', () => {
  test('a deal of the press is refused, and one that hides where it is from', async () => {
    const { source: _, ...boe } = JSON.parse(shipped('boe'))
    for (const text of [shipped('boe'), JSON.stringify(boe)])
      expect(await wrong(text, { story: 'default' })).toEqual([
        expect.stringMatching(/^--story：违约只讲述虚构的发行人/),
      ])
  })

  test('a name that says 示例, a source that says invented, and no source at all', () => {
    const issuer = { name: '星河智造股份有限公司', kind: 'tech-firm' as const }
    expect(isRealIssuer({ issuer, source: '公开报道' })).toBe(true)
    expect(isRealIssuer({ issuer, source: '虚构，供演示' })).toBe(false)
    expect(isRealIssuer({ issuer })).toBe(false)
    expect(isRealIssuer({ issuer: { ...issuer, name: '示例智造股份有限公司' }, source: '公开报道' })).toBe(false)
  })
})

describe('arguments', () => {
  const read = (...words: string[]) => readArguments(words, '2026-11-19T17:00:00.000Z')
  const problems = (...words: string[]) => {
    const answer = read(...words)
    return answer.ok ? [] : answer.problems.map(({ path }) => path)
  }

  test('today is the legal day of the clock, or the day said', () => {
    expect(read('deal.json', '--out', 'x')).toEqual({
      ok: true,
      value: { file: 'deal.json', out: 'x', until: 'outstanding', story: 'plain', today: '2026-11-20' },
    })
    expect(read('--out=x', 'deal.json', '--until', 'redeemed', '--today', '2026-01-05')).toMatchObject({
      value: { until: 'redeemed', today: '2026-01-05' },
    })
  })

  test('what is wrong is named', () => {
    expect(problems()).toEqual(['文件', '--out'])
    expect(problems('a.json', 'b.json', '--out', 'x')).toEqual(['文件'])
    expect(problems('a.json', '--out')).toEqual(['--out'])
    expect(problems('a.json', '--out', 'x', '--until', 'listed')).toEqual(['--until'])
    expect(problems('a.json', '--out', 'x', '--story', 'default', '--until', 'redeemed')).toEqual(['--story'])
    expect(problems('a.json', '--out', 'x', '--fast')).toEqual(['--fast'])
    expect(problems('a.json', '--out', 'x', '--today', '2026-02-30')).toEqual(['--today'])
  })
})
