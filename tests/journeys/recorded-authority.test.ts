import { expect, test } from 'vitest'
import { agreeMandate, clearPapers, desk, issueName, openAndGuide } from '../support/filing-on-screen.ts'
import { journeyOfFile } from '../support/journey.ts'
import { answer, scanned } from '../support/screens.ts'
import type { Sitter, Typing } from '../support/sitter.ts'

const name = issueName
const journey = journeyOfFile()
let today = ''
const at = (day: string, hour: string) => {
  today = day
  return journey.at(day, hour)
}
const { maker, checker } = desk(journey)

test('a bank and its issuer alone bring a project to its filing', async () => {
  await openAndGuide(journey, { authorities: 'recorded' })
  await agreeMandate(journey)
  await clearPapers(journey)
})

test('filed by hand elsewhere, accepted there: entered by one person, in force when a second has confirmed', async () => {
  await at('2026-03-09', '09:10')
  const bank = await maker()
  await bank.open(name, '注册')
  await bank.does('报送申请文件', { note: '已在对方系统报送（示例）' })
  await enter(bank, '受理', '已受理')
  await bank.open(name, '注册')
  expect(await factsOf(bank)).not.toContain('已受理')
  await bank.follow('代录')
  expect(await bank.page.locator('main').innerText()).toContain('经办人不得复核本人录入的内容')
  await confirm()
  await bank.open(name, '注册')
  expect(await factsOf(bank)).toContain('已受理')
  await recorded('开始预评', '预评中')
})

test('opinions are entered, answered on screen, and settled', async () => {
  await at('2026-03-10', '10:00')
  const bank = await maker()
  await recorded('发出反馈意见', '反馈中', {
    'items.0.title': '募集资金用途',
    'items.0.category': '募集资金',
    'items.0.severity': '重大',
    'items.0.question': '请补充说明投向科技创新领域的比例和测算依据。',
  })
  await bank.open(name, '注册')
  await bank.follow('反馈意见与答复')
  await answer(bank, 0)
  await bank.follow('整体提交')
  await bank.does('提交回复', { note: '逐条回复（示例）' })
  await recorded('认可一条回复', '预评中', { item: '第 1 轮第 1 条' })
  await recorded('提出无异议意见', '预评中', { opinion: '对方系统显示无异议（示例）' })
  await recorded('复核同意', '待上会', { opinion: '对方系统显示待上会（示例）' })
})

test('the minutes and the notice are entered; the history says so of every step', async () => {
  await at('2026-03-12', '10:00')
  await recorded('登记会议结果', '已上会', {
    accept: '5',
    conditional: '0',
    postpone: '0',
    document: '示例会议纪要〔2026〕1号',
  })
  await recorded('形成会议结论', '已上会', { summary: '五名专家均接受注册（示例）' })
  await recorded('出具接受注册通知书', '完成注册', {
    number: '示例注协〔2026〕MTN1号',
    on: '2026-03-12',
    amount: '20',
    months: '24',
  })
  const bank = await maker()
  await bank.open(name, '注册')
  expect(await factsOf(bank)).toContain('完成注册')
  await bank.follow('全部经过')
  expect(await bank.page.getByText('代录').count()).toBeGreaterThan(7)
})

/** State and the authority's own word, as the head of the page has them. */
const factsOf = async ({ page }: Sitter) => (await page.locator('main .page-header').allInnerTexts()).join(' ')

/** Enters what a seat elsewhere has done, with the paper that shows it. */
async function enter(bank: Sitter, label: string, word: string, typing: Typing = {}): Promise<void> {
  await bank.open(name, '注册')
  await bank.follow('代录')
  const paper = { 'at.day': today, 'at.word': word, 'at.document': `${label}凭证（示例）` }
  await bank.does(label, { ...typing, ...paper, file: scanned })
}

async function confirm(): Promise<void> {
  const second = await checker()
  await second.open(name, '注册')
  await second.follow('代录')
  await second.presses('复核无误')
}

async function recorded(label: string, word: string, typing: Typing = {}): Promise<void> {
  await enter(await maker(), label, word, typing)
  await confirm()
}
