import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { yi } from '#tests/support/dossier/said.ts'
import { exchangePrivate, exchangePublic, interbankPpn, interbankScp, licenceBank } from '#tests/support/dossiers.ts'
import { headingsOf, idsOf, sentencesOf, textOf, write } from '#tests/templates/papers/reading.ts'

const said = (id: Parameters<typeof write>[0], dossier: Dossier): string => sentencesOf(write(id, dossier)).join('\n')

describe('G the announcement of an issue', () => {
  test('says before the book what is offered, to whom, when and by which right', () => {
    const text = textOf(write('issue-announcement', interbankPpn))
    for (const words of [
      '发行公告',
      '2026年6月16日 9:00至18:00',
      '4亿元（大写：人民币肆亿元整）',
      '风险提示',
      '登记托管机构',
    ])
      expect(text).toContain(words)
    expect(text).toContain(interbankPpn.registration.number)
    expect(text).toContain('本次发行不公开进行')
    expect(said('issue-announcement', interbankScp)).not.toContain('不公开进行')
    // The result is another paper: none of it is known before the book.
    expect(text).not.toContain('3.58')
    expect(text).not.toContain('全场倍数')
  })

  test('a re-opening is bid for by price', () => {
    const offering = { ...interbankPpn.offering, kind: 'reopening' as const }
    expect(said('issue-announcement', { ...interbankPpn, offering })).toContain('按申购价格由高到低累计')
    expect(said('issue-announcement', interbankPpn)).toContain('按申购利率由低到高累计')
  })

  test('a warrant beside the bond is none of its enhancements', () => {
    expect(textOf(write('issue-announcement', interbankScp))).toContain(
      '无；国衡信用增进股份有限公司另行创设信用风险缓释凭证',
    )
  })
})

describe('J and YB', () => {
  test('the schedule reckons what is left of the registration', () => {
    const text = said('issue-schedule', interbankPpn)
    expect(text).toContain('中国银行间市场交易商协会')
    expect(text).toContain('4亿元，占26.67%')
    expect(text).toContain('11亿元')
  })

  test('the list of a filing names each paper with who makes it', () => {
    const text = said('filing-list', interbankPpn)
    for (const words of ['YB表', '补充募集说明书', '更新至最近一期', '审计机构']) expect(text).toContain(words)
  })

  test('belong to the association’s forms; an exchange has an application to list instead', () => {
    for (const dossier of [interbankPpn, interbankScp]) {
      expect(idsOf(dossier)).toEqual(expect.arrayContaining(['issue-schedule', 'supplement', 'filing-list']))
      expect(idsOf(dossier)).not.toContain('listing-application')
    }
    for (const dossier of [exchangePublic, exchangePrivate]) {
      expect(idsOf(dossier)).toContain('listing-application')
      expect(idsOf(dossier)).not.toContain('supplement')
    }
    expect(idsOf(licenceBank)).not.toContain('listing-application')
    expect(idsOf(licenceBank)).not.toContain('issue-schedule')
  })
})

describe('BM the supplementary prospectus', () => {
  test('its parts stand in the order of the published case', () => {
    expect(headingsOf(write('supplement', interbankScp)).filter((title) => !/^[一二三]、/.test(title))).toEqual([
      '声明与承诺',
      '重要提示',
      '补充风险提示',
      '补充情形提示',
      '科技创新债券相关提示',
      '第一章 发行条款',
      '第二章 募集资金运用',
      '第三章 对基础募集说明书的差错与更正',
    ])
    expect(write('supplement', interbankPpn).cover?.subtitle).toBe('补充定向募集说明书')
  })

  test('names the base, what was issued and what happened since, and what is put right', () => {
    const text = said('supplement', interbankScp)
    for (const words of [
      '2026年3月30日签署的基础募集说明书',
      '2026年度第一期科技创新债券',
      '一项专利权属纠纷',
      '第五章员工人数应为612人。',
    ])
      expect(text).toContain(words)
  })

  test('what nobody recorded is not claimed to be correct', () => {
    const supplement = { ...interbankScp.supplement, corrections: null, matters: [], earlier: [] }
    const text = said('supplement', { ...interbankScp, supplement })
    expect(text).toContain('没有登记需要更正的内容')
    expect(text).toContain('没有通过平台报告的重大事项')
    expect(text).not.toContain('没有差错')
  })
})

describe('the book', () => {
  test('its report shows demand at every step, adding up, and what was allotted', () => {
    const text = textOf(write('book-report', interbankPpn))
    for (const words of ['簿记时间延长至18:30', '修改2笔，撤销1笔', '1.95%', '52,600.00', '143,200.00', '40,000.00'])
      expect(text).toContain(words)
  })

  test('without a bid it says so', () => {
    const [line] = interbankPpn.book.lines
    const book = { ...interbankPpn.book, lines: line ? [{ ...line, final: 0, steps: [] }] : [] }
    const text = said('book-report', { ...interbankPpn, book })
    expect(text).toContain('没有有效申购')
    expect(text).toContain('取消发行')
  })

  test('the sheet for investors has the terms filled in and the rest to be written', () => {
    const text = said('subscription-form', interbankPpn)
    expect(text).toContain('＿＿')
    expect(text).toContain(interbankPpn.offering.lines[0]?.name)
    expect(write('subscription-form', exchangePublic).title).toBe('利率询价及认购申请表')
    expect(write('subscription-form', interbankPpn).title).toBe('申购要约（申购单）')
    expect(said('subscription-note', interbankPpn)).not.toContain('＿＿')
  })
})

describe('after the issue, and beside it', () => {
  test('a public issue asks to be listed, a private one to be admitted to transfer', () => {
    expect(write('listing-application', exchangePublic).title).toBe('上市申请书')
    expect(write('listing-application', exchangePrivate).title).toBe('挂牌转让申请书')
    const text = said('listing-application', exchangePublic)
    expect(text).toContain('上海证券交易所')
    for (const line of exchangePublic.offering.lines.filter(({ final }) => final !== 0))
      expect(text).toContain(line.name)
  })

  test('a line that was called back whole is not asked to be listed', () => {
    const lines = exchangePublic.offering.lines.map((line, at) => (at === 0 ? { ...line, final: 0 } : line))
    const dossier = { ...exchangePublic, offering: { ...exchangePublic.offering, lines } }
    const text = said('listing-application', dossier)
    expect(text).not.toContain(lines[0]?.name)
    const total = lines.reduce((sum, { final, planned }) => sum + (final ?? planned), 0)
    expect(text).toContain(`${total / yi(1)}亿元`)
  })

  test('a warrant tells of itself: planned and made amounts, the reference debt, events and settlement', () => {
    expect(idsOf(interbankScp)).toContain('warrant-prospectus')
    expect(idsOf(interbankPpn)).not.toContain('warrant-prospectus')
    const text = said('warrant-prospectus', interbankScp)
    for (const words of [
      '1.2亿元（大写：人民币壹亿贰仟万元整）',
      '1亿元',
      '26国衡CRMW001',
      '支付违约',
      '预配售',
      '正式配售',
    ])
      expect(text).toContain(words)
    expect(text).toContain('备案不代表对凭证的投资价值作出任何评价')
  })
})
