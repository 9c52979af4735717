import { type Journey, marketTime } from './journey.ts'
import { generateAll, untilPrinted, uploadMissing } from './screens.ts'
import { tellFacts } from './told-facts.ts'

/** The issue that every journey carries. */
export const issueName = '26星河智造MTN001(科创债)'

const issuerName = '示例星河智造股份有限公司'

/** The three at the bank and the firm; each journey has them. */
export const desk = ({ seat }: Journey) => ({
  maker: () => seat('bank', 'lead-underwriter'),
  checker: () => seat('bank', 'lead-underwriter', 1),
  issuer: () => seat('xinghe', 'issuer'),
})

/** 2 March: the bank opens the project; the park takes it into the reserve, or where there is none the bank itself. */
export async function openAndGuide(journey: Journey, { authorities }: { authorities: 'platform' | 'recorded' }) {
  await journey.at('2026-03-02', '09:30')
  const bank = await desk(journey).maker()
  await bank.page.goto(`${journey.url()}/desk`)
  await bank.follow('新建项目')
  const opened = await bank.presses('立项', {
    issuer: issuerName,
    issuerKind: 'tech-firm',
    name: issueName,
    path: 'interbank:NAFMII',
    product: 'MTN',
    placement: 'public',
    green: 'on',
    authorities,
    ...(authorities === 'platform'
      ? { steward: '示例高新技术产业开发区', counsel: '示例律师事务所', auditor: '示例会计师事务所' }
      : {}),
  })
  const keeper = authorities === 'platform' ? await journey.seat('park', 'steward') : bank
  await keeper.open(issueName, '储备')
  await keeper.does('入库', { source: 'recommended', note: '推荐入库（示例）' })
  await bank.open(issueName, '储备')
  await bank.does('开始辅导', { plan: '核对主体资格，补齐证据（示例）' })
  await gather(journey)
  return opened
}

/** What the bank finds out about the firm, while the server rests. */
async function gather(journey: Journey): Promise<void> {
  await journey.stop()
  const line = { name: issueName, tenor: '3Y', plannedFen: 50_000_000_000, couponPercent: '2.18' }
  const deal = {
    issuerName,
    issuerKind: 'tech-firm',
    route: 'interbank',
    venue: 'NAFMII',
    product: 'MTN',
    privatePlacement: false,
    real: false,
    region: '江苏',
    listed: true,
    registeredFen: 200_000_000_000,
    registrationMonths: 24,
    leadUnderwriter: '示例银行股份有限公司',
    on: '2026-03-02',
    offering: { bookOn: '2026-03-23', lines: [line] },
  } as const
  await tellFacts(journey.dataFolder(), issueName, deal, marketTime('2026-03-02', '11:00'))
}

/** 3 March: found eligible, both sign. */
export async function agreeMandate(journey: Journey): Promise<void> {
  await journey.at('2026-03-03', '09:00')
  const bank = await desk(journey).maker()
  await bank.open(issueName, '储备')
  await bank.does('确认成熟', { test: '科技型企业', statement: '具备核心技术并应用于主营业务（示例）' })
  await bank.does('提出承销委托', { scope: '牵头主承销及簿记管理，余额包销（示例）', amount: '20' })
  const firm = await desk(journey).issuer()
  await firm.openFromDesk('接受委托，转入申报')
  await firm.does('接受委托，转入申报', { note: '同意（示例）' })
}

/** 5 March: papers are made and handed in; what one person submits to the house's review another clears. Gives why not he. */
export async function clearPapers(journey: Journey): Promise<string> {
  await journey.at('2026-03-05', '09:00')
  const bank = await desk(journey).maker()
  await bank.open(issueName, '注册')
  await bank.follow('申报文件')
  await generateAll(bank)
  await uploadMissing(bank)
  await bank.open(issueName, '注册')
  await bank.does('提交内部审核', { note: '提请内核（示例）' })
  const refusal = await bank.page.locator('.act').filter({ hasText: '内核通过' }).innerText()
  const second = await desk(journey).checker()
  await second.openFromDesk('内核通过')
  await second.does('内核通过', { opinion: '质控、内核复核通过，同意报送（示例）' })
  // What is cleared is printed once more, without the mark of a draft.
  await bank.open(issueName, '注册')
  await bank.follow('申报文件')
  await untilPrinted(bank)
  return refusal
}
