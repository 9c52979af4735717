import type { FactValue } from '#workflows/facts/catalogue.ts'
import { type Use, uses as useNames } from '#workflows/rules/use-of-proceeds.ts'
import type { SampleDeal, Values } from './deal.ts'
import { lotOf } from './lot.ts'
import { type Theme, themeOf } from './themes.ts'
import { issueFen } from './years.ts'

type UseRow = FactValue<'proceeds.uses'>[number]
type Draft = { use: Use; title: string; permille: number; technology: boolean; detail: string }

const technological: readonly Use[] = ['fund-contribution', 'equity-investment', 'research', 'project', 'acquisition']

/** Uses of one issue. They sum to it to the fen; made up, at least seven tenths go to technology. */
export function sampleUses(deal: SampleDeal): UseRow[] {
  const reported = deal.offering.uses
  if (reported && reported.length > 0) return reported.map(({ use, fen }) => reportedUse(use, fen))
  const drafts = draftsOf(deal)
  const total = issueFen(deal)
  const unit = total >= 1_000_000_000 ? 1_000_000n : 1n
  const cut = drafts.slice(1).map(({ permille }) => Number(((BigInt(total) * BigInt(permille)) / 1000n / unit) * unit))
  const first = total - cut.reduce((sum, fen) => sum + fen, 0)
  return drafts.map(({ permille: _, ...draft }, at) => ({
    ...draft,
    amount: at === 0 ? first : (cut[at - 1] ?? 0),
    infrastructure: false,
    spentOn: null,
  }))
}

const reportedUse = (use: Use, amount: number): UseRow => ({
  use,
  title: useNames[use],
  amount,
  technology: technological.includes(use),
  infrastructure: false,
  spentOn: null,
  detail: '金额和类别取自公开报道，具体安排以募集说明书原件为准。',
})

function draftsOf(deal: SampleDeal): Draft[] {
  const theme = themeOf(deal)
  const more = lotOf(deal.issuerName).between('share of technology', 0, 60)
  if (deal.issuerKind === 'equity-investor') return investorDrafts(theme, more)
  if (deal.issuerKind === 'financial-institution') return institutionDrafts(theme)
  return [
    {
      use: 'research',
      title: theme.research,
      permille: 450 + more,
      technology: true,
      detail: '用于研发设备、试验材料和研发人员薪酬，按项目预算和进度分批支付。',
    },
    {
      use: 'project',
      title: theme.project,
      permille: 300,
      technology: true,
      detail: '用于产线设备购置和安装，项目已履行内部决策程序，按合同节点支付。',
    },
    {
      use: 'working-capital',
      title: '补充流动资金',
      permille: 250 - more,
      technology: false,
      detail: '用于支付日常经营采购款，不用于房地产和金融投资。',
    },
  ]
}

const investorDrafts = (theme: Theme, more: number): Draft[] => [
  {
    use: 'fund-contribution',
    title: theme.project,
    permille: 580 + more,
    technology: true,
    detail: '按合伙协议约定分期缴付认缴出资，基金投向科技型企业，设托管账户并约定投向限制。',
  },
  {
    use: 'equity-investment',
    title: theme.research,
    permille: 220,
    technology: true,
    detail: '对处于种子期、初创期和成长期的科技型企业进行股权投资，逐项经投资决策委员会审议。',
  },
  {
    use: 'working-capital',
    title: '补充营运资金',
    permille: 200 - more,
    technology: false,
    detail: '用于投资研究、项目尽职调查等日常经营支出。',
  },
]

const institutionDrafts = (theme: Theme): Draft[] => [
  {
    use: 'other',
    title: theme.project,
    permille: 800,
    technology: true,
    detail: '对象为高新技术企业、科技型中小企业和专精特新企业等，逐笔登记台账。',
  },
  {
    use: 'other',
    title: theme.research,
    permille: 200,
    technology: true,
    detail: '标的限于科技型企业或者募集资金投向科技创新领域，逐笔登记台账。',
  },
]

export function proceedsValues(deal: SampleDeal): Values {
  const bank = `${deal.leadUnderwriter?.includes('银行') ? deal.leadUnderwriter : '示例银行股份有限公司'}营业部`
  return {
    'proceeds.uses': sampleUses(deal),
    'proceeds.replacement': '本期债券不安排置换发行前支出。',
    'proceeds.accountBank': bank,
    'proceeds.accountNumber': `示例${lotOf(deal.issuerName).digits('proceeds account', 16)}`,
  }
}
