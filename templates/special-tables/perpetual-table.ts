import { linePlans } from '../phrases/line-terms.ts'
import { specialTable } from './special-table.ts'
import { statedBlocks } from './stated-blocks.ts'

const stated = {
  terms: ['perpetual.cycle', 'perpetual.stepUp', 'perpetual.rank', 'perpetual.others'],
  clauses: ['perpetual.renewal', 'perpetual.deferral', 'perpetual.compulsory'],
  accounting: ['perpetual.treatment', 'perpetual.grounds'],
} as const

/** M.9: what lasts without a fixed end says how it is renewed, what is deferred and how it is booked. */
export const perpetualTable = specialTable({
  id: 'table-perpetual',
  code: 'M.9',
  title: '永续条款情况表',
  reads: ['offering', 'stated'],
  states: Object.values(stated).flat(),
  sections: (dossier) => [
    { title: '发行品种', blocks: [linePlans(dossier.offering)] },
    { title: '永续要素', blocks: statedBlocks(dossier, ...stated.terms) },
    { title: '永续条款', blocks: statedBlocks(dossier, ...stated.clauses) },
    { title: '会计处理', blocks: statedBlocks(dossier, ...stated.accounting) },
  ],
})
