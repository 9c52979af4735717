import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonical } from '#app/commands/canonical.server.ts'
import { bytesOf, type Done, dealText, done, paperWords, shipped, tell, textOf } from '#tests/support/told-deal.ts'

const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const numbers = ({ summary }: Done) => summary.filings.map(({ file }) => Number(file.slice(0, 2)))
const states = ({ summary }: Done) => summary.stages.map(({ stage, state }) => `${stage} ${state}`)
const plain = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]

/** What holds of every story: a chain that proves itself, files that are what the summary says, hours of the day. */
function holds(told: Done) {
  let previous = ''
  const lines = textOf(told, 'events.jsonl').trimEnd().split('\n')
  for (const [at, line] of lines.entries()) {
    const { hash, ...event } = JSON.parse(line)
    expect(event).toMatchObject({ seq: at + 1, previous })
    expect(hash).toBe(sha(canonical(event)))
    previous = hash
  }
  const events = lines.map((line): { at: string; by_person: string } => JSON.parse(line))
  const acted = events.filter(({ by_person }) => by_person !== 'system').map(({ at }) => at)
  expect(acted).toEqual([...acted].sort())
  for (const at of acted) {
    const hour = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
    expect(hour >= '09:00' && hour <= '17:30', `${at} is ${hour} there`).toBe(true)
  }
  for (const { file, sha256, pages } of [...told.summary.filings, ...told.papers]) {
    expect(sha(bytesOf(told, file))).toBe(sha256)
    expect(pages).toBeGreaterThan(0)
  }
  expect(new Set(told.files.map(({ path }) => path)).size).toBe(told.files.length)
}

describe('deals of the press', () => {
  test('中科创星: sixteen papers, the coupon and the multiple as reported, 示例 on what nobody reported', async () => {
    const told = await done(shipped('zhongke-chuangxing'))
    holds(told)
    expect(numbers(told)).toEqual([1, 3, ...plain.slice(1)])
    expect(told.summary.tranches).toEqual([
      expect.objectContaining({
        name: '25创星PPN001(科创债)',
        amount: '400000000',
        coupon: '2.10',
        multiple: '3.58',
        issuedOn: '2025-06-16',
        valueOn: '2025-06-17',
        maturityOn: '2035-06-17',
        sample: [],
      }),
    ])
    expect(told.summary.stages).toContainEqual(
      expect.objectContaining({ stage: 'registration', title: '完成注册', official: '完成注册' }),
    )
    expect(states(told)).toEqual([
      'reserve mandated',
      'registration registered',
      'enhancement in-force',
      'enhancement in-force',
      'issuance listed',
      'outstanding current',
    ])
    expect(told.summary.furtherFilings.map(({ series }) => series)).toContain('arrangements')
    const prospectus = await paperWords(told, '07')
    for (const words of ['西安中科创星科技孵化器有限公司', '中债信用增进投资股份有限公司', '未披露（示例）'])
      expect(prospectus).toContain(words)
    expect(await paperWords(told, '16')).toContain('2.10%')
    expect(await paperWords(told, '03')).toContain('风险分担工具（示例）')
    expect(told.story.some((line) => line.includes('承 主承销商') && line.includes('待受理'))).toBe(true)
  })

  test('京东方: drawn on a registration that exists, with the round its house asks itself, and a finding that says so', async () => {
    const told = await done(shipped('boe'))
    holds(told)
    expect(numbers(told)).toEqual(plain)
    expect(told.summary.registration).toMatchObject({ origin: 'adopted', acceptedOn: null })
    expect(told.summary.findings[0]).toMatchObject({ rule: 'story.adopted' })
    expect(await paperWords(told, '10')).toContain('内核意见函')
    expect(await paperWords(told, '09')).toContain('承接既有注册')
    expect(told.summary.tranches).toEqual([
      expect.objectContaining({ coupon: '2.23', multiple: '3.15', amount: '1000000000' }),
    ])
  })

  test('第一创业: by the number of its registration, in the words of the exchange and the commission', async () => {
    const told = await done(shipped('first-capital'))
    holds(told)
    expect(told.summary.registration).toMatchObject({ number: '证监许可〔2025〕1976号', grantedOn: '2025-12-31' })
    expect(told.summary.tranches).toEqual([
      expect.objectContaining({ issuedOn: '2026-11-20', sample: ['name', 'amount', 'coupon', 'multiple'] }),
    ])
    expect(told.story.some((line) => line.includes('提交注册') && line.includes('2025-12'))).toBe(true)
  })

  test('九州通: rated, so sixteen papers with the mandate; 180 days before the floor of the tenor', async () => {
    const told = await done(shipped('jointown-scp'))
    holds(told)
    expect(numbers(told)).toEqual([1, 2, ...plain.slice(1)])
    expect(told.summary.tranches).toEqual([expect.objectContaining({ coupon: '1.70', multiple: '3.1', tenor: '180D' })])
    expect(await paperWords(told, '07')).toContain('AAA')
  })
})

describe('deals of other shapes', () => {
  test('two lines in one book at an exchange, privately placed, with rare characters in the name', async () => {
    const text = dealText({
      issuer: { name: '示例𬭊电㛃䶮新材料股份有限公司', kind: 'tech-firm', legalRepresentative: '𫟹堃喆' },
      route: 'exchange-private',
      venue: 'SSE',
      tranches: [
        {
          amountYuan: '300000000',
          tenor: '3+2Y',
          couponPercent: '2.35',
          subscriptionMultiple: '2.1',
          issuedOn: '2026-06-10',
          book: 'A',
        },
        {
          amountYuan: '200000000.50',
          tenor: '5Y',
          couponPercent: '2.605',
          subscriptionMultiple: '1.85',
          investors: 23,
          book: 'A',
        },
      ],
    })
    const told = await done(text)
    holds(told)
    expect(numbers(told)).toEqual(plain)
    expect(told.summary.tranches).toEqual([
      expect.objectContaining({ amount: '300000000', coupon: '2.35', multiple: '2.1' }),
      expect.objectContaining({ amount: '200000000.50', coupon: '2.605', multiple: '1.85', investors: 23 }),
    ])
    expect(states(told).filter((state) => state.startsWith('issuance'))).toEqual(['issuance listed'])
    expect(states(told).filter((state) => state.startsWith('outstanding'))).toHaveLength(2)
    const prospectus = await paperWords(told, '07')
    for (const words of ['示例𬭊电㛃䶮新材料股份有限公司', '𫟹堃喆']) expect(prospectus).toContain(words)
    expect(await paperWords(told, '12')).toContain('无异议函')
  })

  test('a bank by licence: three lines in two books, the authority is 中国人民银行 on every paper', async () => {
    const day = (issuedOn: string, tenor: string) => ({ amountYuan: '1000000000', tenor, issuedOn })
    const text = dealText({
      issuer: { name: '示例银行股份有限公司', kind: 'financial-institution' },
      route: 'licence',
      tranches: [day('2026-03-10', '3Y'), day('2026-03-10', '5Y'), day('2026-05-12', '182D')],
    })
    const told = await done(text)
    holds(told)
    expect(told.summary.tranches.map(({ issuedOn }) => issuedOn)).toEqual(['2026-03-10', '2026-03-10', '2026-05-12'])
    expect(told.summary.furtherFilings.map(({ series }) => series)).toContain('offerings')
    for (const number of ['06', '07', '09', '12']) expect(await paperWords(told, number)).toContain('中国人民银行')
    for (const number of numbers(told))
      expect(await paperWords(told, String(number).padStart(2, '0'))).not.toContain('交易商协会')
  })

  test('rated and enhanced: seventeen papers', async () => {
    const text = dealText({
      rating: { issuer: 'AA+', agency: '示例评级有限公司' },
      enhancement: [{ instrument: 'crmw', provider: '示例增信股份有限公司', amountYuan: '100000000' }],
    })
    const told = await done(text)
    holds(told)
    expect(numbers(told)).toEqual(Array.from({ length: 17 }, (_, at) => at + 1))
  })

  test('the same deal on the same day has the same bytes, another day other ones', async () => {
    const text = dealText({ tranches: [{ amountYuan: '300000000', tenor: '3Y' }] })
    const [one, again, later] = [await done(text), await done(text), await done(text, { today: '2026-11-25' })]
    const hashes = ({ files }: Done) => files.map(({ path, bytes }) => `${path} ${sha(bytes)}`)
    expect(hashes(again)).toEqual(hashes(one))
    expect(hashes(later)).not.toEqual(hashes(one))
  })
})

describe('rules refuse', () => {
  const refused = async (deal: Record<string, unknown>) => {
    const told = await tell(dealText(deal))
    if (told.outcome !== 'refused') throw new Error(told.outcome)
    expect(told.files.map(({ path }) => path)).toEqual(['summary.json'])
    return told.findings
  }
  const scp = (issuedOn: string) => ({
    product: 'SCP',
    tranches: [{ amountYuan: '300000000', tenor: '180D', issuedOn }],
  })

  test('an SCP of 180 days accepted on or after 2026-03-09, by its notice; one day before it is told', async () => {
    const [finding] = await refused({ ...scp('2026-06-10'), acceptedOn: '2026-03-09' })
    expect(finding).toMatchObject({
      rule: 'tenor.min',
      ok: false,
      judgedOn: '2026-03-09',
      basis: { document: expect.stringContaining('进一步优化科技创新债券机制'), since: '2026-03-09' },
    })
    expect(await tell(dealText({ ...scp('2026-06-10'), acceptedOn: '2026-03-06' }))).toMatchObject({ outcome: 'done' })
  })

  test('papers that cannot stand three working days before the book', async () => {
    const [finding] = await refused({ acceptedOn: '2026-05-20', registrationNoticeOn: '2026-06-09' })
    expect(finding).toMatchObject({ rule: 'publication.lead', basis: { standing: 'published' } })
  })

  test('a registration that has run out by the day of the money', async () => {
    const [finding] = await refused({ existingRegistration: { effectiveOn: '2024-01-10', months: 24 } })
    expect(finding).toMatchObject({ rule: 'registration.valid' })
  })

  test('more than is registered', async () => {
    const [finding] = await refused({ registeredAmountYuan: '200000000' })
    expect(finding?.because).toContain('额度')
  })

  test('a character no typeface has, by its code point', async () => {
    const [finding] = await refused({ issuer: { name: '示例\u{31350}科技有限公司', kind: 'tech-firm' } })
    expect(finding?.because).toContain('U+31350')
  })
})
