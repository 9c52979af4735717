import type { Dossier } from '#templates/dossier.ts'
import { bondLifeOf } from './bond-life.ts'
import { filingPaperParts } from './filing-papers.ts'
import { issueParts } from './issue.ts'
import { lettersOf } from './letters.ts'
import { projectNote } from './project-note.ts'
import { wan } from './said.ts'
import { statedByIssuer } from './stated.ts'

type Process = Pick<Dossier, 'round' | 'submission' | 'proceedsLedger' | 'checklist' | 'stated'> &
  ReturnType<typeof lettersOf> &
  ReturnType<typeof bondLifeOf> &
  typeof filingPaperParts & { projectNote: Dossier['projectNote'] } & typeof issueParts

const checklist: Process['checklist'] = [
  {
    code: 'M',
    title: '募集说明书',
    preparedBy: '主承销商',
    requirement: 'mandatory',
    condition: null,
    state: 'ready',
    version: 'A-2',
  },
  {
    code: 'F',
    title: '法律意见书',
    preparedBy: '律师事务所',
    requirement: 'mandatory',
    condition: null,
    state: 'ready',
    version: 'A-1',
  },
  {
    code: 'P.1',
    title: '主体评级报告',
    preparedBy: '评级机构',
    requirement: 'conditional',
    condition: '聘请评级机构时提供',
    state: 'missing',
    version: null,
  },
  {
    code: 'M.9',
    title: '永续票据信息披露表',
    preparedBy: '发行人',
    requirement: 'waived',
    condition: '永续品种提供',
    state: 'not-applicable',
    version: null,
  },
]

const round: Process['round'] = {
  ordinal: 1,
  origin: 'review',
  from: '',
  to: '',
  issuedOn: '2026-04-13',
  dueOn: '2026-04-27',
  budget: 10,
  repliedOn: '2026-04-22',
  items: [
    {
      number: 1,
      title: '募集资金投向的穿透核查',
      category: '募集资金',
      question: '请补充披露拟出资基金的投资决策机制与资金监管安排，并说明如何确保资金最终投向科技创新领域。',
      basis: '信息披露规则关于募集资金用途的要求',
      reply: '发行人已补充披露拟出资基金的投资决策委员会构成、表决机制和托管安排，并承诺以监管账户专户划付。',
      changed: ['第四章 募集资金运用：补充基金投资决策机制与资金监管流程。'],
      verification: '经核查，主承销商认为，上述补充披露与发行人提供的基金合同、托管协议一致。',
    },
    {
      number: 2,
      title: '现金流波动的原因',
      category: '财务',
      question: '请说明最近一年经营活动现金流量净额变动的原因及其对偿债能力的影响。',
      basis: null,
      reply: null,
      changed: [],
      verification: null,
    },
  ],
}

const submission: Process['submission'] = {
  receiptNumber: '收2026-000318',
  handedInAt: '2026-03-30T02:15:08Z',
  receivedAt: '2026-03-30T02:15:09Z',
  acceptedAt: '2026-03-31T08:40:00Z',
  clockFrom: '2026-04-01',
  targetOn: '2026-04-15',
  targetProvisional: false,
  intake: { from: '2026-03-31', on: '2026-04-07', provisional: false },
  digest: '5e1f8a02c7d3b96e5e1f8a02c7d3b96e5e1f8a02c7d3b96e5e1f8a02c7d3b96e',
  verifyAt: 'https://kejiban.example/verify/5e1f8a02c7d3b96e5e1f8a02c7d3b96e5e1f8a02c7d3b96e5e1f8a02c7d3b96e',
  files: [
    {
      code: 'M',
      title: '募集说明书',
      version: 'A-1',
      pages: 42,
      sha256: 'a3f1c6e2b7d48590a3f1c6e2b7d48590a3f1c6e2b7d48590a3f1c6e2b7d48590',
      sm3: '1c7e90b4d2f5a8361c7e90b4d2f5a8361c7e90b4d2f5a8361c7e90b4d2f5a836',
    },
    {
      code: 'F',
      title: '法律意见书',
      version: 'A-1',
      pages: 28,
      sha256: '0b9e5d7714c2f8a60b9e5d7714c2f8a60b9e5d7714c2f8a60b9e5d7714c2f8a6',
      sm3: '93ad06f8b17e5c4293ad06f8b17e5c4293ad06f8b17e5c4293ad06f8b17e5c42',
    },
  ],
  team: [
    { role: '第一审核人', name: '顾䶮' },
    { role: '第二审核人', name: '陆㛃宁' },
  ],
}

const ledgerOf = (issuer: string): Process['proceedsLedger'] => ({
  asOf: '2026-12-31',
  received: wan(40_000),
  entries: [
    {
      on: '2026-06-29',
      use: '基金出资',
      payee: '澄观星火二号创业投资合伙企业（有限合伙）',
      amount: wan(12_000),
      tech: true,
      sample: true,
    },
    { on: '2026-09-10', use: '补充营运资金', payee: issuer, amount: wan(3_000), tech: false, sample: true },
  ],
  balance: wan(25_000),
  techRatio: '80.00',
  changes: [],
})

/** What every made-up project has in common on its way: one round, one receipt, one list, one ledger of proceeds. */
export function processOf(venue: string, issuer: string, underwriter: string): Process {
  return {
    checklist,
    round: { ...round, from: venue, to: `${issuer}、${underwriter}` },
    submission,
    proceedsLedger: ledgerOf(issuer),
    ...lettersOf(venue, `${issuer}、${underwriter}`),
    ...bondLifeOf(issuer, underwriter),
    stated: statedByIssuer,
    ...filingPaperParts,
    projectNote,
    ...issueParts,
  }
}
