import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { wan, yi } from '#tests/support/dossier/said.ts'
import { exchangePrivate, exchangePublic, interbankPpn, interbankScp, licenceBank } from '#tests/support/dossiers.ts'
import { headingsOf, runsOf, sentencesOf, textOf, write } from './reading.ts'

const said = (id: Parameters<typeof write>[0], dossier: Dossier): string => sentencesOf(write(id, dossier)).join('\n')

describe('10 feedback letter and 11 reply', () => {
  test('the reply repeats every question in the letter’s own words', () => {
    const letter = sentencesOf(write('feedback-letter', interbankPpn))
    const reply = sentencesOf(write('feedback-reply', interbankPpn))
    for (const { question } of interbankPpn.round.items) {
      expect(letter).toContain(question)
      expect(reply).toContain(question)
    }
    expect(headingsOf(write('feedback-reply', interbankPpn))).toContain('问题一：募集资金投向的穿透核查')
  })

  test('changes of the prospectus stand in bold kai and nothing else does', () => {
    const document = write('feedback-reply', interbankPpn)
    const changed = interbankPpn.round.items.flatMap((item) => item.changed)
    const marked = runsOf(document).filter((run) => run.bold && run.kai)
    expect(changed.length).toBeGreaterThan(0)
    for (const change of changed) expect(marked.some((run) => run.text === change)).toBe(true)
    const own = marked.filter((run) => !changed.some((change) => run.text.endsWith(change)))
    expect(own.map((run) => run.text)).toEqual(['对定向募集说明书的修改以楷体加粗列示'])
  })

  test('an open question is neither hidden nor called answered', () => {
    const text = said('feedback-reply', interbankPpn)
    expect(text).toContain('共2项，已回复1项')
    expect(text).toContain('本回复不视为已经完成')
    expect(text).not.toContain('已逐项研究落实')
  })

  test.each([
    ['intake', '补正通知书', '现一次性告知'],
    ['review', '反馈意见函', '原审核人员'],
    ['meeting', '会议意见告知函', '专家书面同意'],
    ['after-meeting', '会后事项反馈意见函', '重新提交会议'],
  ])('a round of %s goes back where it came from', (origin, title, words) => {
    const dossier = { ...interbankPpn, round: { ...interbankPpn.round, origin } }
    expect(write('feedback-letter', dossier).title).toContain(title)
    expect(said('feedback-letter', dossier)).toContain(words)
  })
})

describe('12 decision', () => {
  test.each([
    ['interbank', interbankPpn, '接受发行人定向债务融资工具（PPN）注册'],
    ['exchange public', exchangePublic, '同意发行人面向专业投资者公开发行科技创新公司债券的注册申请'],
    ['exchange private', exchangePrivate, '符合挂牌条件无异议'],
    ['licence', licenceBank, '准予发行人在银行间市场发行'],
  ] as const)('%s says what was decided', (_, dossier, words) => {
    expect(said('decision', dossier)).toContain(words)
  })

  test('says on its face that it is a record, and looks like no original', () => {
    for (const dossier of [interbankPpn, exchangePublic, exchangePrivate, licenceBank]) {
      const document = write('decision', dossier)
      const callout = document.blocks.findIndex((block) => block.kind === 'callout')
      expect(callout).toBeGreaterThan(0)
      expect(callout).toBeLessThan(4)
      expect(document.title).toContain('平台登录记录')
      expect(sentencesOf(document).join('')).toContain('不是决定原件')
      expect(document.blocks.some((block) => block.kind === 'seal' || block.kind === 'signature')).toBe(false)
    }
  })

  test('a sample decision is marked wherever its number, days and amount stand', () => {
    const text = said('decision', interbankPpn)
    expect(text).toContain('中市协注〔2026〕PPN901号（示例）')
    expect(text).toContain('15亿元（大写：人民币壹拾伍亿元整）（示例）')
    const real = { ...interbankPpn, decision: { ...interbankPpn.decision, sample: false } }
    expect(said('decision', real)).not.toContain('PPN901号（示例）')
  })
})

describe('13 issuance plan and 14 subscription note', () => {
  test('plan: sections in order', () => {
    expect(headingsOf(write('issuance-plan', interbankPpn))).toEqual([
      '发行方案',
      '一、发行概况',
      '二、发行组织',
      '三、发行时间安排',
      '四、发行方式与定价',
      '五、配售原则',
      '六、取消、推迟与应急安排',
      '七、公平性与风险控制',
    ])
  })

  test('plan: dates, account, fee and what is left of the registration', () => {
    const text = said('issuance-plan', interbankPpn)
    for (const words of [
      '2026年6月16日 9:00至18:00',
      '2026年6月17日 16:30',
      '10000000000020260617（示例）',
      '0.30%（示例）',
    ])
      expect(text).toContain(words)
    expect(text).toContain('15亿元，累计安排（含本期）4亿元，剩余11亿元')
  })

  test('publication lead time by product, none asserted for an exchange', () => {
    const published = { ...interbankPpn, project: { ...interbankPpn.project, privatePlacement: false } }
    expect(said('issuance-plan', published)).toContain('不迟于发行日前三个工作日')
    expect(said('issuance-plan', interbankPpn)).toContain('不迟于发行日前一个工作日')
    expect(said('issuance-plan', interbankScp)).toContain('不迟于发行日前一个工作日')
    expect(said('issuance-plan', exchangePublic)).not.toContain('不迟于发行日前')
  })

  test('two lines may be reallocated, one line speaks of none', () => {
    expect(said('issuance-plan', exchangePublic)).toContain('双向回拨')
    expect(said('issuance-plan', interbankPpn)).not.toContain('回拨')
  })

  test('a CRMW is a product of its own in the plan', () => {
    const arrangements = interbankPpn.arrangements.map((one) => ({ ...one, instrument: 'crmw' }))
    expect(said('issuance-plan', { ...interbankPpn, arrangements })).toContain('不属于本期债券的担保')
  })

  test('note: the range of bids, and which bid counts', () => {
    expect(said('subscription-note', exchangePublic)).toContain('1.60%至2.60%')
    expect(said('subscription-note', exchangePublic)).toContain('最后一次有效申购为准')
  })
})

describe('15 allotment notice', () => {
  test('one notice an investor, naming nobody else', () => {
    const { blocks } = write('allotment-notice', interbankPpn)
    const at = blocks.findIndex((block) => block.kind === 'page-break')
    const part = (from: number, to?: number) =>
      sentencesOf({ ...write('allotment-notice', interbankPpn), blocks: blocks.slice(from, to) }).join('\n')
    const [first, second] = interbankPpn.allotment.rows
    expect(part(0, at)).toContain(first!.investor)
    expect(part(0, at)).not.toContain('1.6亿元')
    expect(part(at)).toContain(second!.investor)
    expect(part(at)).not.toContain(first!.investor)
  })

  test('carries the fields of the market’s notices, the sum in capitals, the hour', () => {
    const text = textOf(write('allotment-notice', interbankPpn))
    for (const words of [
      '投资者名称',
      '债券简称',
      '债券代码',
      '发行规模（万元）',
      '期限',
      '票面利率',
      '获配面值（万元）',
      '缴款金额（万元）',
      '账户分配信息表',
    ])
      expect(text).toContain(words)
    expect(text).toContain('2.4亿元（大写：人民币贰亿肆仟万元整）')
    expect(text).toContain('2026年6月17日 16:30（北京时间）')
    expect(text).toContain('24,000.00')
  })

  test('the payable may differ from the face, and is what is asked for', () => {
    const rows = interbankPpn.allotment.rows.map((row) => ({ ...row, payable: row.allotted + wan(12.34) }))
    const text = said('allotment-notice', { ...interbankPpn, allotment: { ...interbankPpn.allotment, rows } })
    expect(text).toContain('24,012.34万元（大写：人民币贰亿肆仟零壹拾贰万叁仟肆佰元整）')
  })

  test('without an allotment there is neither coupon nor amount', () => {
    const text = said('allotment-notice', { ...interbankPpn, allotment: { ...interbankPpn.allotment, rows: [] } })
    expect(text).toContain('没有产生配售结果')
    expect(text).not.toContain('2.10%')
    expect(text).not.toMatch(/\d元/)
  })
})

describe('16 result and 17 proceeds', () => {
  test('result: amount, coupon, multiples, related subscribers', () => {
    const text = said('result-announcement', interbankPpn)
    for (const words of [
      '4亿元（大写：人民币肆亿元整）',
      '2.10%',
      '3.58倍',
      '1.42倍',
      '17家',
      '14.32亿元',
      '长明银行股份有限公司',
      '1.6亿元',
    ])
      expect(text).toContain(words)
  })

  test('result: a line reallocated to nothing has no coupon and no amount', () => {
    const [first, second] = exchangePublic.offering.lines
    const lines = [
      { ...first!, final: yi(6), coupon: '1.95' },
      { ...second!, final: 0, coupon: null },
    ]
    const text = said('result-announcement', { ...exchangePublic, offering: { ...exchangePublic.offering, lines } })
    expect(text).toContain('26澜舟K2的规模已全部回拨或者没有有效申购，取消发行')
    expect(text.match(/26澜舟K2/g)).toHaveLength(1)
  })

  test('result: a book of nothing is a cancelled issue', () => {
    const lines = interbankPpn.offering.lines.map((line) => ({ ...line, final: 0, coupon: null, multiple: null }))
    const text = said('result-announcement', { ...interbankPpn, offering: { ...interbankPpn.offering, lines } })
    expect(text).toContain('本期债券取消发行')
    expect(text).not.toContain('2.10%')
  })

  test('proceeds: the balance is reckoned, a gap is said', () => {
    const text = said('proceeds-report', interbankPpn)
    expect(text).toContain('到账金额4亿元减去已使用金额1.5亿元为2.5亿元，与账户余额一致')
    expect(text).toContain('占已使用金额的80.00%')
    const ledger = { ...interbankPpn.proceedsLedger, balance: wan(25_000) + 1 }
    expect(said('proceeds-report', { ...interbankPpn, proceedsLedger: ledger })).toContain('相差0.01元')
  })

  test('proceeds: changes are listed', () => {
    const ledger = { ...interbankPpn.proceedsLedger, changes: ['专项账户变更为长明银行股份有限公司北京分行'] }
    expect(said('proceeds-report', { ...interbankPpn, proceedsLedger: ledger })).toContain('北京分行。')
  })
})
