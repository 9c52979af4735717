import { describe, expect, test } from 'vitest'
import { exchangePrivate, exchangePublic, interbankPpn, interbankScp, licenceBank } from '#tests/support/dossiers.ts'
import { headingsOf, idsOf, textOf, write } from './reading.ts'

const sealsOf = (document: ReturnType<typeof write>): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'seal' ? [block.of] : []))

describe('underwriting agreement', () => {
  const agreement = (offering: Partial<typeof interbankPpn.offering>) =>
    textOf(
      write('underwriting-agreement', { ...interbankPpn, offering: { ...interbankPpn.offering, ...offering } }),
    ).replaceAll('\n', '')

  test('names both sides, the deal’s amounts and accounts, and its articles in order', () => {
    const document = write('underwriting-agreement', interbankPpn)
    const text = textOf(document)
    for (const said of [
      '北京澄观星火创业投资管理集团有限公司',
      '长明银行股份有限公司（示例）',
      '15亿元（大写：人民币壹拾伍亿元整）',
      '不超过4亿元（大写：人民币肆亿元整）',
      '10000000000020260617（示例）',
      '澄观股决〔2026〕3号（示例）',
    ])
      expect(text).toContain(said)
    expect(headingsOf(document).slice(0, 3)).toEqual(['承销协议', '第一条　承销的债券', '第二条　承销方式'])
    expect(headingsOf(document).at(-1)).toBe('第十三条　法律适用、争议解决和生效')
    expect(sealsOf(document)).toHaveLength(2)
  })

  test('the fee is worked out to the fen, half up', () => {
    expect(agreement({})).toContain('首期按发行规模上限计算为120万元（示例）')
    const feePercent = { value: '0.333', key: 'offering.feePercent', sample: false }
    // 1,000,001.50 yuan × 0.333 % = 3,330.004995 yuan
    expect(agreement({ maximum: 100_000_150, feePercent })).toContain('计算为3,330.00元。')
    // 100.30 yuan × 0.50 % = 0.5015 yuan; 101.00 yuan × 0.50 % = 0.505 yuan
    expect(agreement({ maximum: 10_030, feePercent: { ...feePercent, value: '0.50' } })).toContain('计算为0.50元。')
    expect(agreement({ maximum: 10_100, feePercent: { ...feePercent, value: '0.50' } })).toContain('计算为0.51元。')
  })

  test('who takes what is left depends on the way of underwriting', () => {
    expect(agreement({ underwriting: '余额包销' })).toContain('以自有资金认购未售出的部分')
    expect(agreement({ underwriting: '代销' })).toContain('不承担认购未售出部分的义务')
    expect(agreement({ underwriting: '代销' })).not.toContain('以自有资金认购未售出的部分')
  })

  test('with a joint underwriter it is that of a syndicate, and three sign', () => {
    const document = write('underwriting-agreement', exchangePublic)
    expect(document.title).toBe('承销协议及承销团协议')
    expect(textOf(document)).toContain('丙方（联席主承销商）')
    expect(sealsOf(document)).toHaveLength(3)
  })
})

describe('trustee, meeting, placement', () => {
  test('an underwriter that is trustee as well says so; without a trustee the underwriter is it', () => {
    expect(textOf(write('trustee-agreement', exchangePublic))).toContain('同时担任承销机构')
    expect(textOf(write('trustee-and-meeting', interbankScp))).toContain('乙方（受托管理人）')
    const parties = exchangePublic.parties.map((party) =>
      party.capacity === 'trustee' ? { ...party, name: '另一家信托有限公司' } : party,
    )
    const apart = textOf(write('trustee-agreement', { ...exchangePublic, parties }))
    expect(apart).toContain('不存在可能影响其公正履行职责的重大利害关系')
  })

  test('one paper holds the agreement and the rules where the venue numbers them together', () => {
    const titles = write('trustee-and-meeting', interbankScp).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    expect(titles).toEqual(['受托管理协议', '持有人会议规程'])
    expect(write('meeting-rules', exchangePrivate).title).toBe('债券持有人会议规则')
  })

  test('a placement names its investors, in the list and in the agreement', () => {
    for (const id of ['placement-investors', 'placement-agreement'] as const) {
      const text = textOf(write(id, interbankPpn))
      expect(text).toContain('东麓农村商业银行股份有限公司（示例）')
      expect(text).toContain('特定机构投资人')
    }
    expect(idsOf(interbankScp)).not.toContain('placement-agreement')
    expect(idsOf(interbankScp)).toContain('trustee-and-meeting')
  })
})

describe('letters of others', () => {
  test('a guarantee says what its arrangement says; before it is signed it is a draft and binds nobody', () => {
    const signed = textOf(write('guarantee-letter', interbankPpn))
    for (const said of ['国衡保函〔2026〕018号', '4亿元（大写：人民币肆亿元整）', '2026年5月25日'])
      expect(signed).toContain(said)
    expect(signed).not.toContain('不产生担保责任')
    const arrangements = interbankPpn.arrangements.map((one) => ({ ...one, signedOn: null, letterNumber: null }))
    const draft = textOf(write('guarantee-letter', { ...interbankPpn, arrangements }))
    expect(draft).toContain('担保人签字盖章之前，不产生担保责任')
    expect(draft).toContain('编号：由出具人编列')
    // What stands between guarantor and counter-guarantor is not the holders'.
    expect(signed).not.toContain('海淀衡诚融资担保有限公司')
  })

  test('each guarantor has a letter of its own; who only pledges has none', () => {
    const [one] = interbankPpn.arrangements
    const second = { ...one!, provider: '第二增信有限公司', actual: 10_000_000_000 }
    const document = write('guarantee-letter', { ...interbankPpn, arrangements: [one!, second] })
    expect(sealsOf(document)).toEqual(['国衡信用增进股份有限公司（示例）', '第二增信有限公司'])
    expect(headingsOf(document).filter((words) => words === '信用增进函')).toHaveLength(2)
    expect(idsOf(exchangePrivate)).not.toContain('guarantee-letter')
  })

  test('tracking goes by the agency’s own day, and never through the association on the licence route', () => {
    expect(textOf(write('tracking-rating', interbankPpn))).toContain('不迟于2027年7月31日公布')
    expect(textOf(write('tracking-rating', licenceBank))).not.toContain('交易商协会')
  })
})

describe('of the issuer', () => {
  test('without supervisors none is asked to sign, and the title says so', () => {
    const officers = exchangePublic.officers.filter(({ position }) => position !== 'supervisor')
    const document = write('officers-confirmation', { ...exchangePublic, officers })
    expect(document.title).toBe('全体董事、高级管理人员书面确认意见')
    expect(textOf(document)).not.toContain('监事')
    expect(textOf(write('officers-confirmation', exchangePublic))).toContain('全体监事（签字）')
  })

  test('the undertaking promises the share of technology that the uses add up to', () => {
    expect(textOf(write('issuer-undertaking', interbankPpn))).toContain('投向科技创新领域的比例不低于80.00%')
  })

  test('older accounts are refused on their own paper where leverage is above the industry’s, or the day is past', () => {
    const longer = exchangePublic.longerAccounts
    const said = (more: Partial<typeof longer>) =>
      textOf(write('longer-accounts', { ...exchangePublic, longerAccounts: { ...longer, ...more } }))
    expect(said({})).toContain('不高于同行业平均水平')
    expect(said({ notAbove: false })).toContain('不符合沿用的要求')
    expect(said({ until: exchangePublic.date })).not.toContain('已超过延长后的有效期')
    expect(said({ until: '2026-06-29' })).toContain('已超过延长后的有效期')
  })

  test('a summary sends its reader to the whole prospectus and gives each line its range', () => {
    const text = textOf(write('prospectus-summary', exchangePublic))
    expect(text).toContain('募集说明书全文同时刊载于上海证券交易所网站')
    for (const { rateRange } of exchangePublic.offering.lines)
      expect(text).toContain(`${rateRange.low}%至${rateRange.high}%`)
  })
})
