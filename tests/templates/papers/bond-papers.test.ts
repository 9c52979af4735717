import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { wan, yi } from '#tests/support/dossier/said.ts'
import { exchangePublic, interbankPpn } from '#tests/support/dossiers.ts'
import { sentencesOf, write } from './reading.ts'

const said = (id: Parameters<typeof write>[0], dossier: Dossier): string => sentencesOf(write(id, dossier)).join('\n')

const paying = (payment: Partial<Dossier['payment']>, dossier = interbankPpn): Dossier => ({
  ...dossier,
  payment: { ...dossier.payment, ...payment },
})

describe('notices of payments', () => {
  test('interest: the period, the day of record, the day moved on, what a hundred bears and the whole in full', () => {
    const text = said('payment-notice', interbankPpn)
    for (const words of [
      '2027年6月17日至2028年6月17日（算头不算尾）',
      '2028年6月16日',
      '顺延至其后第一个工作日2028年6月19日，顺延期间不另计息',
      '2.10元（含税）',
      '840万元（大写：人民币捌佰肆拾万元整）',
      '放假安排尚未公布',
      '持有人取得的利息所得',
    ])
      expect(text).toContain(words)
    expect(write('payment-notice', interbankPpn).title).toMatch(/2028年付息公告$/)
    expect(said('payment-notice', paying({ dueOn: '2028-06-17' }))).not.toContain('顺延')
  })

  test('redemption: principal and the last interest in one notice, together in full', () => {
    const last = paying({ kind: 'redemption', title: '2036年本金兑付', amount: yi(4), together: wan(840) })
    expect(write('payment-notice', last).title).toMatch(/2036年本息兑付公告$/)
    expect(said('payment-notice', last)).toContain('4.084亿元（大写：人民币肆亿零捌佰肆拾万元整）')
    const bare = paying({ kind: 'redemption', title: '2036年本金兑付', amount: yi(4), together: null })
    expect(write('payment-notice', bare).title).toMatch(/2036年本金兑付公告$/)
  })

  test('a put: its window, and no amount before it was declared', () => {
    const window = { from: '2031-05-20', until: '2031-05-26' }
    const put = paying({ kind: 'put', title: '2031年回售', amount: null, window }, exchangePublic)
    const text = said('payment-notice', put)
    expect(text).toContain('2031年5月20日至2031年5月26日')
    expect(text).toContain('以登记期内申报的面值为准')
    expect(text).toContain('投资者')
    expect(text).not.toContain('算头不算尾')
  })
})

describe('announcements of a bond’s life', () => {
  test.each([
    ['对外担保', '超过上年末净资产的20%'],
    ['新增借款', '新增借款超过上年末净资产的20%'],
    ['放弃债权', '超过上年末净资产的10%'],
    ['高级管理人员变动', '三分之一以上'],
    ['股东所持股份冻结', '持股5%以上'],
  ])('%s says from which measure on it is disclosed', (kind, words) => {
    expect(said('matter-announcement', { ...interbankPpn, matter: { ...interbankPpn.matter, kind } })).toContain(words)
  })

  test('a matter without a measure claims none', () => {
    expect(said('matter-announcement', interbankPpn)).not.toContain('净资产的20%')
  })

  test('a change of use says what, how much, from when, and how long before', () => {
    const text = said('use-change-announcement', interbankPpn)
    for (const words of ['基金出资', '偿还有息债务', '6000万元', '2027年3月15日', '不少于5个工作日'])
      expect(text.replaceAll(',', '')).toContain(words)
  })

  test('the new officer, and the one before', () => {
    const text = said('officer-change-announcement', interbankPpn)
    for (const words of ['林㛃', '周䶮', '财务总监', '010-80000028', '2027年5月10日']) expect(text).toContain(words)
  })

  test('a meeting is called by whoever speaks for the holders, who also publishes it', () => {
    const document = write('holders-meeting-notice', interbankPpn)
    const { convener } = interbankPpn.holdersMeeting
    const text = said('holders-meeting-notice', interbankPpn)
    expect(sentencesOf(document).at(-2)).toBe(convener)
    expect(text).toContain('关于变更募集资金用途的议案；')
    expect(text).toContain('关于豁免提前通知期限的议案。')
    expect(text).toContain('2028年3月17日')
  })

  test.each([
    ['extension', '债券展期', '2037年6月17日'],
    ['acceleration', '宣布加速到期', '立即到期应付'],
    ['waiver', '豁免义务', '不再要求履行'],
  ] as const)('a resolution on %s', (what, kind, effect) => {
    const terms = what === 'extension' ? {} : { maturityOn: null }
    const text = said('resolution-announcement', {
      ...interbankPpn,
      resolution: { ...interbankPpn.resolution, what, ...terms },
    })
    expect(text).toContain(kind)
    expect(text).toContain(effect)
  })

  test('a default says to the fen what was due, paid and unpaid; its end says who paid and what was lost', () => {
    const text = said('default-announcement', interbankPpn)
    expect(text).toContain('合计1.064亿元')
    expect(text).toContain('宽限期已经届满')
    expect(text).toContain('100,000,000.00')
    expect(text).not.toContain('增信机构代偿')
    const distress = { ...interbankPpn.distress, stage: 'settled', byGuarantor: wan(300) } as const
    const end = said('default-announcement', { ...interbankPpn, distress })
    expect(end).toContain('持有人未获偿付的金额为1.064亿元')
    expect(end).toContain('300万元')
    expect(said('default-announcement', { ...interbankPpn, distress: { ...distress, stage: 'cured' } })).toContain(
      '恢复正常存续',
    )
  })

  test.each([
    ['reset', '票面利率调整公告', '1.90%'],
    ['put', '回售登记安排公告', '2031年5月20日至2031年5月26日'],
    ['call', '赎回选择权行使公告', '另付当期利息'],
  ] as const)('an option: %s', (what, title, words) => {
    const option = { ...interbankPpn.option, what, couponAfter: what === 'reset' ? '1.90' : null }
    const dossier = { ...interbankPpn, option }
    expect(write('option-announcement', dossier).title).toContain(title)
    expect(said('option-announcement', dossier)).toContain(words)
  })

  test('the trustee’s report counts what was due and done in its year and names what is to come', () => {
    const text = said('trustee-report', exchangePublic)
    for (const words of [
      '2027年1月1日至2027年12月31日',
      '报告期内应付1笔，已付1笔',
      '报告期内应披露2项，按期完成1项',
      '未履行',
      '8,400,000.00',
      '报告期内没有召开持有人会议。',
      '2028年6月19日，840万元',
    ])
      expect(text).toContain(words)
  })
})
