import type { Dossier } from '#templates/dossier.ts'
import { sample, wan, yi } from './said.ts'

type Parts = Pick<Dossier, 'issuePapers' | 'supplement' | 'book'>

/** What the papers of an issue quote beside its terms: a book of one line, an earlier issue, a matter, a correction. */
export const issueParts: Parts = {
  issuePapers: [
    { code: 'C', title: '近三年审计报告及最近一期财务报表', preparedBy: '审计机构', note: '更新至最近一期' },
    { code: 'BM', title: '补充募集说明书', preparedBy: '发行人', note: '本期编制' },
    { code: 'FA', title: '发行方案', preparedBy: '主承销商', note: '本期编制' },
  ],
  supplement: {
    basedOn: '2026-03-30',
    earlier: [{ name: '2026年度第一期科技创新债券', amount: yi(3), on: '2026-06-17' }],
    matters: [{ on: '2026-05-12', kind: '涉及重大诉讼', description: '一项专利权属纠纷，已由法院受理。' }],
    corrections: sample('第五章员工人数应为612人。\n第六章表6-1的单位应为万元。', 'supplement.corrections'),
  },
  book: {
    byPrice: false,
    openedAt: '2026-06-16T01:00:00.000Z',
    closedAt: '2026-06-16T10:30:00.000Z',
    extensions: [{ at: '2026-06-16T09:40:00.000Z', until: '18:30', reason: '应投资人要求' }],
    reallocations: [],
    replaced: 2,
    withdrawn: 1,
    lines: [
      {
        name: '26澄观星火PPN001(科创债)',
        planned: yi(4),
        final: yi(4),
        coupon: '2.10',
        price: '100',
        multiple: '3.58',
        marginalMultiple: '1.42',
        investors: 9,
        steps: [
          { rate: '1.95', bids: 2, amount: yi(1), allotted: yi(1) },
          { rate: '2.10', bids: 6, amount: yi(4.26), allotted: yi(3) },
          { rate: '2.30', bids: 3, amount: wan(90_600), allotted: 0 },
        ],
      },
    ],
  },
}
