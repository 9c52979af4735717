import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { wan } from '#tests/support/dossier/said.ts'
import { exchangePrivate, exchangePublic, interbankPpn, licenceBank } from '#tests/support/dossiers.ts'
import { headingsOf, sentencesOf, textOf, write } from './reading.ts'

const said = (id: Parameters<typeof write>[0], dossier: Dossier): string => sentencesOf(write(id, dossier)).join('\n')

describe('5 recommendation', () => {
  test('is a letter in the interbank market and an opinion at an exchange', () => {
    expect(write('recommendation', interbankPpn).title).toBe('主承销商推荐函')
    expect(write('recommendation', licenceBank).title).toBe('主承销商推荐函')
    expect(write('recommendation', exchangePublic).title).toBe('主承销商核查意见')
    expect(write('recommendation', exchangePrivate).title).toBe('主承销商核查意见')
  })

  test('tests three years of profit against one year of interest', () => {
    const text = said('recommendation', exchangePublic)
    // (9,820.40 + 11,540.87 + 13,006.25) ÷ 3 = 11,455.84 万元; 6亿 × 2.80 % = 1,680 万元
    expect(text).toContain('平均数为11,455.84万元（示例）')
    expect(text).toContain('一年利息为1,680万元，平均净利润为一年利息的6.82倍，足以支付')
    const poor = {
      ...exchangePublic.accounts,
      periods: exchangePublic.accounts.periods.map((one) => ({ ...one, netProfit: wan(1_679) })),
    }
    expect(said('recommendation', { ...exchangePublic, accounts: poor })).toContain('不足以支付一年利息')
  })

  test('a private placement is not measured by the conditions of a public issue', () => {
    const text = said('recommendation', exchangePrivate)
    expect(text).not.toContain('第十五条')
    expect(text).toContain('不超过二百人')
  })
})

describe('6 application', () => {
  test.each([
    ['interbank', interbankPpn, '注册报告', '中国银行间市场交易商协会'],
    ['exchange public', exchangePublic, '发行申请报告', '上海证券交易所'],
    ['exchange private', exchangePrivate, '发行申请报告', '北京证券交易所'],
    ['licence', licenceBank, '行政许可申请书', '中国人民银行'],
  ] as const)('%s', (_, dossier, title, addressee) => {
    const document = write('application', dossier)
    expect(document.title).toBe(title)
    expect(sentencesOf(document)).toContain(`${addressee}：`)
    expect(headingsOf(document).slice(1)).toEqual([
      '一、发行人基本情况',
      '二、发行的必要性和内部决策',
      '三、申请事项',
      '四、首期债券的主要条款',
      '五、符合科技创新债券要求的说明',
      '六、主要财务情况',
      '七、募集资金用途',
      '八、信用评级与信用增进',
      '九、中介机构',
      '十、发行人承诺',
    ])
  })

  test('a draw on an existing registration asks for no new amount', () => {
    const registration = { ...interbankPpn.registration, origin: 'adopted' as const }
    const text = said('application', { ...interbankPpn, registration })
    expect(text).toContain('拟在既有额度内')
    expect(text).not.toContain('现申请注册')
  })

  test('a bank is shown in 亿元', () => {
    expect(textOf(write('application', licenceBank))).toContain('资产总计（亿元）')
    expect(said('application', licenceBank)).toContain('3,218.55（示例）')
    expect(textOf(write('application', exchangePublic))).toContain('资产总计（万元）')
  })
})

describe('8 checklist and 9 receipt', () => {
  test('the checklist carries the venue’s codes and says what is open', () => {
    const text = said('checklist', interbankPpn)
    for (const line of interbankPpn.checklist) {
      expect(text).toContain(line.code)
      expect(text).toContain(line.title)
    }
    expect(text).toContain('尚有1项文件未提交或者需要更新，均为按条件提交的文件')
  })

  test('a missing mandatory file blocks the filing', () => {
    const checklist = interbankPpn.checklist.map((line) => ({ ...line, state: 'missing' as const }))
    expect(said('checklist', { ...interbankPpn, checklist })).toContain('其中必备文件2项，补齐之前不能申报')
  })

  test('the receipt prints Beijing time, day 1, target, team and every hash', () => {
    const text = said('receipt', interbankPpn)
    expect(text).toContain('2026年3月30日 10:15:08（北京时间）')
    expect(text).toContain('2026年3月30日 10:15:09（北京时间）')
    expect(text).toContain('2026年3月31日 16:40:00（北京时间）')
    expect(text).toContain('2026年4月1日')
    expect(text).toContain('2026年4月15日')
    for (const { sha256, sm3 } of interbankPpn.submission.files) {
      expect(text).toContain(sha256)
      expect(text).toContain(sm3)
    }
    expect(text).toContain(interbankPpn.submission.verifyAt)
    for (const { name } of interbankPpn.submission.team) expect(text).toContain(name)
  })

  test('a target beyond the known calendar is provisional; before acceptance nothing is promised', () => {
    const submission = { ...interbankPpn.submission, targetProvisional: true }
    expect(said('receipt', { ...interbankPpn, submission })).toContain('2026年4月15日（暂定）')
    const early = { ...submission, acceptedAt: null, clockFrom: null, targetOn: null, targetProvisional: false }
    const text = said('receipt', { ...interbankPpn, submission: early })
    expect(text).toContain('尚未受理')
    expect(text).toContain('2026年3月31日')
    expect(text).toContain('2026年4月7日')
  })
})
