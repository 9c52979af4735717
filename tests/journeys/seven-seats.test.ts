import { expect, test } from 'vitest'
import { organisationId, personId } from '#seeds/cast.ts'
import { agreeMandate, clearPapers, desk, issueName, openAndGuide } from '../support/filing-on-screen.ts'
import { journeyOfFile } from '../support/journey.ts'
import { answer } from '../support/screens.ts'
import type { Sitter } from '../support/sitter.ts'

const name = issueName
const journey = journeyOfFile()
const { at, seat } = journey
const { maker, checker } = desk(journey)
const reviewer = (place: number) => seat('nafmii', 'venue-review', place)
const secretary = () => seat('nafmii', 'venue-secretary')

test('the lead underwriter opens the project, the park takes it into the reserve, the bank begins its guidance', async () => {
  expect(await openAndGuide(journey, { authorities: 'platform' })).toContain(name)
})

test('the issuer proves eligible and both sign the mandate', () => agreeMandate(journey))

test('the papers are generated and handed in, and the house reviews them under four eyes', async () => {
  expect(await clearPapers(journey)).toContain('编制人不得复核')
})

test('filed, accepted, taken by two reviewers, asked and answered', async () => {
  await at('2026-03-09', '09:10')
  const bank = await maker()
  const intake = await seat('nafmii', 'venue-intake')
  await expectUnknown(intake, bank)
  await bank.open(name, '注册')
  await bank.does('报送申请文件', { note: '报送（示例）' })
  await intake.openFromDesk('受理')
  await intake.does('受理', { note: '要件齐备（示例）' })
  const [first, second, late] = [
    await reviewer(0),
    await reviewer(1),
    await seat('nafmii', 'venue-review', 2, { tolerant: true }),
  ]
  for (const one of [first, second, late]) {
    await one.page.goto(`${journey.url()}/queue`)
    await one.follow(name)
  }
  await first.presses('领取主审')
  expect(await late.pressesInVain('领取主审')).toMatch(/已由高望舒于 .*09:1\d:\d\d 领取/)
  await second.presses('领取复核')
  await first.follow('进入办理页')
  await pressTwice(first, '开始预评')
  await first.does('发出反馈意见', {
    'items.0.title': '募集资金用途',
    'items.0.category': '募集资金',
    'items.0.severity': '重大',
    'items.0.question': '请补充说明投向科技创新领域的比例和测算依据。',
    'items.0.basis': '《关于支持发行科技创新债券有关事宜的公告》',
    'items.0.anchor': '募集说明书 › 第三章',
    'items.1.title': '核心技术',
    'items.1.category': '科技属性',
    'items.1.severity': '一般',
    'items.1.question': '请补充披露核心技术在主营业务中的应用。',
  })
  await bank.open(name, '注册')
  await bank.follow('反馈意见与答复')
  for (const at of [0, 1]) await answer(bank, at)
  await bank.follow('整体提交')
  await bank.does('提交回复', { note: '逐条回复（示例）' })
  await first.page.reload()
  for (const at of [1, 2]) {
    await first.does('认可一条回复', { item: `第 1 轮第 ${at} 条` })
  }
  await first.does('提出无异议意见', { opinion: '反馈意见均已落实（示例）' })
  await second.openFromDesk('复核同意')
  await second.does('复核同意', { opinion: '复核同意（示例）' })
})

test('five experts vote, the secretary concludes and gives notice', async () => {
  await at('2026-03-11', '09:30')
  const clerk = await secretary()
  await clerk.openFromDesk('召集评议会议')
  const experts = [0, 1, 2, 3, 4].map((place) => personId('experts', 'expert', place))
  await clerk.does('召集评议会议', { heldOn: '2026-03-11', experts })
  for (const place of [0, 1, 2, 3, 4]) {
    const expert = await seat('experts', 'expert', place)
    await expert.openFromDesk('表决')
    await expert.does('表决', { vote: 'accept', opinion: '同意接受注册（示例）' })
  }
  await clerk.openFromDesk('形成会议结论')
  await clerk.does('形成会议结论', { summary: '五名专家均接受注册（示例）' })
  const said = await clerk.does('出具接受注册通知书', {
    number: '示例注协〔2026〕MTN1号',
    on: '2026-03-11',
    amount: '20',
    months: '24',
  })
  expect(said).toContain('完成注册')
})

test('an issue is planned, its terms are set and its papers published', async () => {
  await at('2026-03-12', '10:00')
  const bank = await maker()
  await bank.open(name, '注册')
  await bank.does('启动一期发行', {
    kind: 'new',
    name,
    bookOn: '2026-03-23',
    'lines.0.name': name,
    'lines.0.tenor': '3Y',
    'lines.0.planned': '5',
    'lines.0.maximum': '5',
    'lines.0.rateLow': '1.80',
    'lines.0.rateHigh': '2.80',
  })
  await bank.open(name, '发行')
  await bank.does('确定发行安排', {
    bookOn: '2026-03-23',
    paymentOn: '2026-03-24',
    valueOn: '2026-03-24',
    listingOn: '2026-03-25',
    bookFrom: '09:00',
    bookUntil: '16:00',
    paymentHour: '15:00',
    minimumBid: '1000',
    step: '1000',
    tick: '0.01',
    graceDays: '3',
  })
  await bank.does('公布发行文件', { place: '上海清算所网站、中国货币网（示例）' })
})

const bids = [
  ['wealth', '2.10', '20000'],
  ['fund', '2.18', '30000'],
  ['insurer', '2.30', '40000'],
] as const

test('the book opens, three investors bid, each sees only what is his', async () => {
  await at('2026-03-23', '09:05')
  const bank = await maker()
  await bank.open(name, '发行')
  await bank.does('开始簿记')
  await bank.follow('簿记与配售')
  await bank.presses('邀请', { organisation: bids.map(([house]) => organisationId(house)) })
  for (const [house, rate, amount] of bids) {
    const investor = await seat(house, 'investor')
    await investor.page.goto(`${journey.url()}/books`)
    await investor.follow(name)
    await investor.presses('提交申购', { rate, amount, related: 'no' })
    expect(await investor.page.locator('main').innerText()).not.toMatch(
      new RegExp(
        bids
          .filter(([other]) => other !== house)
          .map(([, theirs]) => theirs)
          .join('|'),
      ),
    )
  }
  await bank.page.reload()
  expect(await bank.page.locator('main').innerText()).toContain('90,000')
})

test('the book closes, and what one person proposes another confirms', async () => {
  await at('2026-03-23', '16:01')
  const bank = await maker()
  await bank.open(name, '发行')
  await bank.does('簿记截止')
  await bank.does('提出配售结果', { note: '按统一票面利率配售（示例）' })
  const second = await checker()
  await second.openFromDesk('确认配售结果')
  await second.does('确认配售结果')
})

test('money comes in, the securities are registered, the bond is listed', async () => {
  await at('2026-03-24', '14:00')
  const bank = await maker()
  await bank.open(name, '发行')
  await bank.follow('席位')
  await bank.presses('增设', { capacity: 'registrar', organisation: '示例登记托管机构' })
  await bank.open(name, '发行')
  const labels = await bank.page.locator('select[name="payments.0.allotment"] option').allTextContents()
  const due = labels.filter((label) => label.includes('应缴'))
  expect(due.length).toBe(2)
  await bank.does(
    '登记缴款到账',
    Object.fromEntries(
      due.flatMap((label, at) => [
        [`payments.${at}.allotment`, label],
        [`payments.${at}.amount`, /应缴 ?([\d,.]+)/.exec(label)?.[1]?.replaceAll(',', '') ?? ''],
      ]),
    ),
  )
  const second = await checker()
  await second.openFromDesk('确认缴款完成')
  await second.does('确认缴款完成')
  const registrar = await seat('registrar', 'registrar')
  await registrar.openFromDesk('办理初始登记')
  await registrar.does('办理初始登记', {
    registeredOn: '2026-03-24',
    'lines.0.line': name,
    'lines.0.code': '示例26001',
    'lines.0.name': name,
  })
})

test('listed: the bond lives', async () => {
  await at('2026-03-25', '16:00')
  const bank = await maker()
  await bank.openFromDesk('确认上市流通')
  await bank.does('确认上市流通', { listedOn: '2026-03-25' })
  await bank.open(name, '存续')
  expect(await bank.page.locator('main').innerText()).toContain(name)
})

/** Before the filing the venue has never heard of the project. */
async function expectUnknown(venue: Sitter, bank: Sitter) {
  await bank.open(name, '注册')
  expect((await venue.page.request.get(bank.page.url())).status()).toBe(404)
}

/** An impatient hand: the second press posts the same form again, and nothing happens twice. */
async function pressTwice({ page }: Sitter, label: string) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: label, exact: true }).dblclick()])
  await page.reload()
  await page.waitForLoadState('load')
  expect(await page.locator('.timeline li').filter({ hasText: label }).count()).toBe(1)
}
