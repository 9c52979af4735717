import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { renderPdf } from '#templates/render.ts'
import { yi } from '#tests/support/dossier/said.ts'
import {
  dossiers,
  exchangePrivate,
  exchangePublic,
  interbankPpn,
  interbankScp,
  licenceBank,
} from '#tests/support/dossiers.ts'
import { sentencesOf, textOf } from '../papers/reading.ts'

const read = (dossier: Dossier): string => textOf(prospectus.document(dossier))
const sentences = (dossier: Dossier): string => sentencesOf(prospectus.document(dossier)).join('\n')

describe('each route in its own words', () => {
  test('the licence route speaks of the central bank and never of the association', () => {
    expect(read(licenceBank)).not.toContain('交易商协会')
    expect(sentences(licenceBank)).toContain('已经中国人民银行行政许可')
    expect(sentences(licenceBank)).toContain('清偿顺序等同于发行人的一般负债')
  })

  test('a private placement is placed with investors, a public issue is published', () => {
    expect(read(interbankPpn)).toContain('定向募集说明书')
    expect(sentences(interbankPpn)).toContain('仅能在规定的定向投资人范围内转让')
    // 首次公开发行 is how an investment ends, not how this bond is sold.
    expect(read(interbankPpn)).not.toMatch(/(?<!首次)公开发行/)
    expect(sentences(exchangePublic)).toContain('符合规定的专业投资者')
    expect(sentences(exchangePrivate)).toContain('持有人合计不超过200人')
  })

  test('a paper filed before registration does not claim it', () => {
    const filed = {
      ...interbankPpn,
      registration: { ...interbankPpn.registration, number: null, registeredOn: null, effectiveTo: null },
    }
    expect(sentences(filed)).toContain('正在向中国银行间市场交易商协会申请注册')
    expect(sentences(filed)).not.toContain('已在中国银行间市场交易商协会注册')
  })

  test('exchange papers trade on 交易日 and have a trustee; interbank papers do not', () => {
    expect(read(exchangePublic)).toContain('交易日')
    expect(read(interbankPpn)).not.toContain('交易日')
    expect(sentences(exchangePublic)).toContain('同时担任本期债券的承销机构')
  })
})

describe('figures are worked out from the figures', () => {
  test('the share of sci-tech uses is repeated as a sum', () => {
    expect(sentences(interbankPpn)).toContain('（24,000.00万元＋8,000.00万元）÷40,000.00万元＝80.00%')
    expect(sentences(exchangePublic)).toContain('（25,000.00万元＋20,000.00万元）÷60,000.00万元＝75.00%')
  })

  test('three years of research add up', () => {
    expect(sentences(exchangePublic)).toContain('31,180.00万元÷320,450.00万元＝9.73%')
  })

  test('debt after the issue is the balance sheet plus the issue', () => {
    // (196,533.02 + 40,000) ÷ (471,906.38 + 40,000)
    expect(sentences(interbankPpn)).toContain('46.21%')
    expect(sentences(interbankPpn)).toContain('511,906.38')
  })

  test('profit is compared with one year’s interest', () => {
    // (18,230.77 + 20,114.06 + 22,905.61) ÷ 3 ÷ 840
    expect(sentences(interbankPpn)).toContain(
      '年均净利润约20,416.81万元；本期发行一年利息约840.00万元，前者为后者的24.31倍',
    )
    expect(sentences(interbankScp)).not.toContain('一年利息')
  })

  test('cash flows of a line add up to the fen', () => {
    expect(sentences(interbankScp)).toContain('3,772,602.74')
    expect(sentences(interbankPpn)).toContain('8,400,000.00')
    expect(read(interbankPpn)).toContain('484,000,000.00')
  })

  test('amounts that bind are written out', () => {
    expect(sentences(interbankPpn)).toContain('4亿元（大写：人民币肆亿元整）')
    expect(sentences(exchangePublic)).toContain('10亿元（大写：人民币壹拾亿元整）')
  })
})

describe('what stands behind the bond', () => {
  test('a guarantee, its counter-guarantee and the sharing plan', () => {
    const text = sentences(interbankPpn)
    expect(text).toContain('不可撤销连带责任保证担保')
    expect(text).toContain('不影响增信提供方对持有人承担的责任')
    for (const amount of ['20,000.00', '12,000.00', '8,000.00']) expect(text).toContain(amount)
    expect(text).toContain('不构成中国人民银行对本期发行的担保')
  })

  test('a CRMW is no promise of the bond', () => {
    const text = sentences(interbankScp)
    expect(text).toContain('不属于发行人在本期债务融资工具项下的义务')
    expect(text).toContain('计划创设12,000.00万元，实际创设10,000.00万元')
    expect(text).toContain('未设保证、抵押、质押')
  })

  test('a pledge that is not registered yet does not hold yet', () => {
    expect(sentences(exchangePrivate)).toContain('登记办理完毕之前，该项担保尚未生效')
  })

  test('nothing is said to be nothing', () => {
    expect(sentences(exchangePublic)).toContain('未设保证、抵押、质押等')
    expect(sentences(exchangePublic)).toContain('未聘请资信评级机构')
  })

  test('a direct investment binds nobody to the other holders', () => {
    const arrangement = {
      ...interbankPpn.arrangements[0]!,
      instrument: 'direct-investment',
      instrumentTitle: '直接投资',
      counter: null,
      shares: [],
      actual: null,
    }
    const text = sentences({ ...interbankPpn, arrangements: [arrangement] })
    expect(text).toContain('不承担担保或者差额补足义务')
    expect(text).toContain('未设保证、抵押、质押')
  })
})

describe('options', () => {
  test('put and reset are explained with their day', () => {
    expect(sentences(interbankPpn)).toContain('26澄观星火PPN001(科创债)为2031年6月17日')
    expect(read(interbankPpn)).toContain('定向投资人回售选择权')
    expect(read(interbankPpn)).not.toContain('发行人赎回选择权')
  })

  test('a call is explained only where there is one', () => {
    expect(read(exchangePublic)).toContain('发行人赎回选择权')
    expect(sentences(exchangePublic)).toContain('双向回拨')
  })

  test('a bill of days has none', () => {
    const text = sentences(interbankScp)
    expect(text).toContain('到期一次还本付息，不附选择权')
    expect(text).not.toContain('回售登记期')
  })
})

test('a rule that nobody has checked is called 待核实', () => {
  const text = sentences(interbankPpn)
  expect(text).toContain('研发投入分层比例尚未核实；尚缺：分层比例原文')
  expect(text).toContain('关于进一步优化科技创新债券机制的通知（待核实）')
  expect(text).toContain('信用评级业和本市场关于跟踪评级的规定（待核实）')
})

test('the deadlines are those of the disclosure rules', () => {
  const text = sentences(interbankScp)
  expect(text).toContain('每季度结束之日起1个月内（4月30日、10月31日前）')
  expect(text).toContain('发行日前不少于1个工作日')
  expect(sentences(exchangePublic)).not.toContain('第一季度、第三季度')
})

test('a loss, an interim period and a growing issue change the words', () => {
  const [first, second, third] = interbankPpn.accounts.periods
  const periods = [
    first!,
    { ...second!, netProfit: -yi(0.1) },
    third!,
    { ...third!, label: '2026年1-3月', endsOn: '2026-03-31' },
  ]
  const text = sentences({
    ...interbankPpn,
    accounts: { ...interbankPpn.accounts, periods },
    offering: { ...interbankPpn.offering, maximum: yi(6), kind: 'reopening' },
  })
  expect(text).toContain('其中2024年为亏损')
  expect(text).toContain('2026年1-3月财务数据未经审计')
  expect(text).toContain('发行金额上限6亿元')
  expect(text).toContain('与原债券合并托管')
})

test.each(Object.entries(dossiers))('%s is a paper of thirty pages and more, in type', async (_, dossier) => {
  const rendered = await renderPdf(prospectus.document(dossier))
  expect(rendered.ok).toBe(true)
  if (rendered.ok) expect(rendered.pages).toBeGreaterThanOrEqual(30)
})
