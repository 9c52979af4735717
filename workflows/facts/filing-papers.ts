import { group } from './definition.ts'
import { checkedText, choice, longWords, optional, percent, rows, text } from './field.ts'
import { creditCodeProblem } from './issuer.ts'

const exchanges = ['exchange-public', 'exchange-private'] as const

export const officerPositions = { director: '董事', supervisor: '监事', executive: '高级管理人员' } as const
export const investorKinds = { dedicated: '专项机构投资人', specific: '特定机构投资人' } as const
export const exemptionGrounds = { 'state-secret': '国家秘密', 'trade-secret': '商业秘密', other: '其他' } as const

type Officer = { position: keyof typeof officerPositions }

const officersProblem = (list: readonly Officer[]): string | null =>
  list.some(({ position }) => position === 'director') && list.some(({ position }) => position === 'executive')
    ? null
    : '至少一名董事和一名高级管理人员'

/** Who signs the written confirmation (公司债券 filings; supervisors only where the company has them). */
export const officerFacts = group('董事、监事和高级管理人员', 'project', {
  'issuer.officers': rows(
    '名单',
    { name: text('姓名'), position: choice('类别', officerPositions), post: text('职务', { hint: '如 董事长' }) },
    { routes: exchanges, hint: '一人兼任董事和高级管理人员的，分两行填写', problem: officersProblem },
  ),
})

/** A placed issue names its investors before it is filed; a public one has none to name. */
export const placementFacts = group('定向投资人', 'registration', {
  'placement.investors': rows(
    '定向投资人名单',
    {
      name: text('机构名称'),
      kind: choice('类别', investorKinds),
      creditCode: optional(checkedText('统一社会信用代码', creditCodeProblem)),
      contact: optional(text('联系人')),
      phone: optional(text('联系电话')),
    },
    {
      routes: ['interbank'],
      required: false,
      hint: '仅定向发行填写',
      problem: (list) => (list.length === 0 ? '至少一家投资人' : null),
    },
  ),
})

const exemption = { routes: exchanges, when: 'circumstances.exemption' } as const

export const exemptionFacts = group('豁免披露', 'project', {
  'exemption.items': rows(
    '申请豁免的内容',
    {
      content: text('豁免披露的内容', { hint: '写明是哪一项信息，不写信息本身' }),
      place: text('涉及的文件和章节'),
      ground: choice('属于', exemptionGrounds),
      reason: longWords('理由'),
      instead: longWords('替代披露的方式'),
    },
    { ...exemption, problem: (list) => (list.length === 0 ? '至少一项' : null) },
  ),
  'exemption.secrecy': longWords('保密措施和知情范围', exemption),
})

const longer = { routes: exchanges, when: 'circumstances.longerAccounts' } as const

export const longerAccountsFacts = group('财务报告有效期', 'project', {
  'longerAccounts.industryRatio': percent('同行业平均资产负债率', longer),
  'longerAccounts.source': text('同行业数据的来源和截止日', longer),
  'longerAccounts.position': longWords('行业地位', { ...longer, hint: '写明排名或者份额及其来源' }),
  'longerAccounts.changes': longWords('财务报告截止日后的经营和财务变化', longer),
})
