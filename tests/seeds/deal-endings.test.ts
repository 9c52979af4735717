import { describe, expect, test } from 'vitest'
import { type Done, dealText, done, fen } from '#tests/support/told-deal.ts'

const guaranteed = {
  enhancement: [
    {
      instrument: 'guarantee',
      provider: '示例增信股份有限公司',
      coverPercent: '100',
      riskSharingTool: true,
      counterGuarantee: { provider: '示例担保有限公司', coverPercent: '40' },
    },
  ],
}
const line = { amountYuan: '300000000', couponPercent: '2.35', subscriptionMultiple: '2.1', issuedOn: '2026-06-10' }

const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + fen(amount), 0)
const stateOf = ({ summary }: Done, stage: string) =>
  summary.stages.filter((run) => run.stage === stage).map(({ state }) => state)
const paid = ({ summary }: Done, kind: string) => summary.payments.filter((payment) => payment.kind === kind)

describe('until redeemed', () => {
  test('coupons on their days, a part put, the rest redeemed; support released, ratings ended, the registration run out', async () => {
    const text = dealText({ ...guaranteed, rating: { issuer: 'AA+' }, tranches: [{ ...line, tenor: '2+1Y' }] })
    const told = await done(text, { until: 'redeemed' })
    expect(paid(told, 'interest').map(({ dueOn, amount }) => [dueOn, amount])).toEqual([
      ['2027-06-11', '7050000'],
      ['2028-06-12', '7050000'],
      ['2029-06-11', '6110000'],
    ])
    const [put, ...others] = paid(told, 'put')
    expect(others).toEqual([])
    expect(put).toMatchObject({ paidOn: '2028-06-12', by: 'issuer' })
    const [principal] = paid(told, 'redemption')
    expect(fen(put?.amount ?? '0') + fen(principal?.amount ?? '0')).toBe(fen('300000000'))
    expect(stateOf(told, 'outstanding')).toEqual(['redeemed'])
    expect(stateOf(told, 'enhancement')).toEqual(['released', 'released'])
    expect(stateOf(told, 'rating')).toEqual(['ended'])
    expect(stateOf(told, 'registration')).toEqual(['lapsed'])
    expect(told.summary.tranches).toEqual([expect.objectContaining({ outstanding: '0' })])
    expect(told.story.join('\n')).not.toContain('逾期')
  })

  test('九州通’s 180 days at 1.70 % pay 2,515,068.49 at the end (domain §7.8)', async () => {
    const text = dealText({
      product: 'SCP',
      tranches: [{ ...line, tenor: '180D', couponPercent: '1.70', issuedOn: '2026-01-20' }],
    })
    const told = await done(text, { until: 'redeemed' })
    expect(paid(told, 'interest').map(({ amount }) => amount)).toEqual(['2515068.49'])
    expect(stateOf(told, 'outstanding')).toEqual(['redeemed'])
  })
})

describe('a default', () => {
  const losses = (told: Done) => {
    for (const { paid: fenPaid, recovered, loss, shares } of told.summary.claims) {
      expect(fen(fenPaid) - fen(recovered)).toBe(fen(loss))
      expect(sum(shares.map(({ amount }) => amount))).toBe(fen(loss))
    }
  }

  test('grace, default, acceleration, the claim paid whole, the counter-guarantee called, the loss shared to the fen', async () => {
    const told = await done(dealText({ ...guaranteed, tranches: [{ ...line, tenor: '3Y' }] }), { story: 'default' })
    const payments = told.summary.payments
    expect(payments.map(({ by }) => new Set([by]))).toEqual(payments.map(() => new Set(['guarantor'])))
    expect(paid(told, 'redemption').map(({ amount }) => amount)).toEqual(['300000000'])
    const own = told.summary.claims.filter(({ provider }) => provider === '示例增信股份有限公司')
    expect(sum(own.map(({ paid: amount }) => amount))).toBe(sum(payments.map(({ amount }) => amount)))
    const counter = told.summary.claims.filter(({ provider }) => provider === '示例担保有限公司')
    for (const [at, { paid: amount }] of counter.entries())
      expect(fen(amount)).toBe(Math.round(fen(own[at]?.paid ?? '0') * 0.4))
    losses(told)
    expect(stateOf(told, 'outstanding')).toEqual(['settled'])
    expect(stateOf(told, 'enhancement')).toEqual(['released', 'released'])
    const story = told.story.join('\n')
    for (const words of ['应付未付，构成违约', '宣布加速到期', '代偿付款', '确认损失分摊', '处置终结'])
      expect(story).toContain(words)
  })

  test('without support the holders bear what the issuer does not pay', async () => {
    const told = await done(dealText({ tranches: [{ ...line, tenor: '3Y' }] }), { story: 'default' })
    expect(told.summary.claims).toEqual([])
    expect(new Set(told.summary.payments.map(({ by }) => by))).toEqual(new Set(['issuer']))
    expect(sum(told.summary.payments.map(({ amount }) => amount))).toBeLessThan(fen('300000000'))
    expect(stateOf(told, 'outstanding')).toEqual(['settled'])
  })

  test('a limited cover pays up to its amount, every bond of the deal comes to its end', async () => {
    const enhancement = [{ instrument: 'crmw', provider: '示例增信股份有限公司', amountYuan: '100000000' }]
    const tranches = [
      { ...line, tenor: '3Y' },
      { ...line, tenor: '5Y', issuedOn: '2026-07-15' },
    ]
    const told = await done(dealText({ enhancement, tranches }), { story: 'default' })
    expect(sum(told.summary.claims.map(({ claimed }) => claimed))).toBeLessThanOrEqual(fen('100000000'))
    losses(told)
    expect(stateOf(told, 'outstanding')).toEqual(['settled', 'settled'])
    expect(stateOf(told, 'enhancement')).toEqual(['released'])
  })
})
