import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { yi } from '#tests/support/dossier/said.ts'
import { exchangePublic, interbankPpn, interbankScp, licenceBank } from '#tests/support/dossiers.ts'
import { headingsOf, sentencesOf, textOf, write } from './reading.ts'

const said = (id: Parameters<typeof write>[0], dossier: Dossier): string => sentencesOf(write(id, dossier)).join('\n')

describe('1 reserve registration', () => {
  test('registers, then states eligibility', () => {
    expect(
      headingsOf(write('reserve-registration', exchangePublic)).filter((title) => !title.startsWith('（')),
    ).toEqual([
      '科技创新债券项目储备登记表',
      '一、登记事项',
      '二、发行主体',
      '三、融资意向',
      '四、主要财务数据',
      '五、科技创新基础',
      '六、辅导与申报安排',
      '七、登记声明',
      '主体资格说明',
      '一、所依据的标准',
      '二、证明文件',
      '三、逐项核验',
      '四、待补充的证据',
      '五、说明意见',
    ])
  })

  test('quotes the issuer, the sum wanted and each title', () => {
    const text = said('reserve-registration', exchangePublic)
    const { issuer, science } = exchangePublic
    for (const fact of [issuer.creditCode, issuer.legalRepresentative, issuer.address, issuer.controller, issuer.phone])
      expect(text).toContain(`${fact.value}（示例）`)
    for (const title of science.titles) expect(text).toContain(title.number.value)
    expect(text).toContain('6亿元（大写：人民币陆亿元整）')
    expect(text).toContain('拟投向科技创新领域4.5亿元，占比75.00%')
  })

  test('lists missing evidence and claims nothing more than the findings do', () => {
    const text = said('reserve-registration', interbankPpn)
    expect(text).toContain('募集资金分层分类：分层比例原文。')
    expect(text).toContain('结论为符合的2项，结论为不符合的0项，证据不足、尚不能判断的1项')
    expect(text).toContain('（待核实）')
  })
})

describe('2 rating mandate', () => {
  test('never names a grade before the committee has met', () => {
    const text = said('rating-mandate', interbankPpn)
    expect(text).not.toMatch(/AA/)
    expect(text).toContain('首次定期跟踪评级报告应当不迟于2027年7月31日')
    expect(text).toContain('25万元（示例）')
    expect(text).toContain('可以申请一次复评')
  })

  test('is refused for a project without a rating', () => {
    expect(() => write('rating-mandate', exchangePublic)).toThrow('not rated')
  })

  test('asks by short-term symbols for a bond of days', () => {
    const rated = { ...interbankScp, rating: interbankPpn.rating }
    expect(said('rating-mandate', rated)).toContain('短期信用等级符号')
    expect(said('rating-mandate', interbankPpn)).not.toContain('短期信用等级符号')
  })
})

describe('3 application for enhancement', () => {
  test('shares add up and nothing is preset', () => {
    const text = said('enhancement-application', interbankPpn)
    for (const words of ['50.00%（示例）', '30.00%（示例）', '20.00%（示例）', '2亿元（示例）', '不设上限'])
      expect(text).toContain(words)
    expect(textOf(write('enhancement-application', interbankPpn))).toContain('100.00%')
    expect(text).toContain('合计与净损失相等')
    expect(text).toContain('反担保比例为50.00%')
  })

  test.each([
    ['crmw', '不构成对全体债券持有人的保证'],
    ['direct-investment', '不构成对其他持有人的担保'],
    ['counter-guarantee', '债券持有人不因反担保直接取得请求权'],
    ['pledge', '质权自依法办理出质登记时设立'],
    ['guarantee', '不可撤销的连带责任保证'],
  ])('%s is asked for in its own words', (instrument, words) => {
    const arrangements = interbankPpn.arrangements.map((one) => ({ ...one, instrument }))
    expect(said('enhancement-application', { ...interbankPpn, arrangements })).toContain(words)
  })

  test('planned and actual are both told when they differ', () => {
    const arrangements = interbankPpn.arrangements.map((one) => ({ ...one, planned: yi(2.1), actual: yi(2) }))
    const text = said('enhancement-application', { ...interbankPpn, arrangements })
    expect(text).toContain('申请金额2.1亿元，实际金额2亿元')
  })

  test('is refused without an arrangement', () => {
    expect(() => write('enhancement-application', exchangePublic)).toThrow('no arrangement')
  })
})

describe('4 due diligence', () => {
  const chapters = (dossier: Dossier) =>
    headingsOf(write('due-diligence', dossier)).filter((title) => /^第.章/.test(title))

  test('has nine chapters; the fourth is of the kind of issuer', () => {
    expect(chapters(exchangePublic)).toEqual([
      '第一章 尽职调查工作情况',
      '第二章 发行人基本情况核查',
      '第三章 科技创新主体资格核查',
      '第四章 核心技术与研发能力核查',
      '第五章 财务状况与偿债能力核查',
      '第六章 募集资金用途核查',
      '第七章 信用评级与信用增进核查',
      '第八章 主要风险与关注事项',
      '第九章 专项尽职调查结论',
    ])
    expect(chapters(interbankPpn)[3]).toBe('第四章 投资管理能力核查')
    expect(chapters(licenceBank)[3]).toBe('第四章 科技金融业务核查')
  })

  test('computes from the figures: research share, change between years, leverage after the issue', () => {
    const text = said('due-diligence', exchangePublic)
    // 31,180 ÷ 320,450 万元
    expect(text).toContain('合计研发投入占同期营业收入的9.73%')
    // 248,716.90 − 215,300.12 = 33,416.78 万元, 15.52 % of 215,300.12
    expect(text).toContain('资产总计增加33,416.78万元（变动幅度15.52%）')
    // (134,915.60 + 60,000) ÷ (291,004.77 + 60,000)
    expect(text).toContain('资产负债率由46.36%变为55.53%')
    expect(text).toContain('列示各期资产总计均等于负债合计与所有者权益之和')
  })

  test('says when a balance sheet does not add up', () => {
    const [first, ...rest] = exchangePublic.accounts.periods
    const periods = [{ ...first!, assets: first!.assets + 1 }, ...rest]
    const text = said('due-diligence', { ...exchangePublic, accounts: { ...exchangePublic.accounts, periods } })
    expect(text).toContain('2023年的资产总计与负债、所有者权益之和不相等')
    expect(text).not.toContain('列示各期资产总计均等于')
  })

  test('judges titles on the day of acceptance, the last day marked 待核实', () => {
    const titles = exchangePublic.science.titles.map((title) => ({ ...title, validTo: '2026-03-17' }))
    const on = said('due-diligence', { ...exchangePublic, science: { ...exchangePublic.science, titles } })
    expect(on).toContain('于受理日当日届满；届满当日是否计入有效期尚无公开规定（待核实）')
    const before = exchangePublic.science.titles.map((title) => ({ ...title, validTo: '2026-03-16' }))
    const late = said('due-diligence', { ...exchangePublic, science: { ...exchangePublic.science, titles: before } })
    expect(late).toContain('已于2026年3月16日届满，不作为认定依据')
  })

  test('names a rule only from the day it is in force', () => {
    expect(said('due-diligence', { ...interbankPpn, date: '2026-03-08' })).not.toContain(
      '进一步优化科技创新债券机制的通知》',
    )
    expect(said('due-diligence', { ...interbankPpn, date: '2026-03-09' })).toContain(
      '进一步优化科技创新债券机制的通知》',
    )
  })

  test('warns on top when it is a sample', () => {
    expect(said('due-diligence', interbankPpn)).toContain('本文件为示例')
    expect(said('due-diligence', exchangePublic)).not.toContain('本文件为示例')
  })
})
