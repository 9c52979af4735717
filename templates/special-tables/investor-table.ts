import { type Block, facts, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, markSample, percent, quote, wanFigure } from '../format.ts'
import { periodsTable, usesTable } from '../phrases/figures.ts'
import { scienceFacts } from '../phrases/science-facts.ts'
import { told } from '../phrases/words.ts'
import { specialTable } from './special-table.ts'

type Science = Dossier['science']

/** M.10: the manager's registration, its record of raising, investing, managing and leaving, and what the money is for. */
export const investorTable = specialTable({
  id: 'table-investor',
  code: 'M.10',
  title: '创投企业情况表',
  reads: ['science', 'accounts', 'proceeds'],
  sections: ({ issuer, science, accounts, proceeds }) => [
    {
      title: '主体和管理规模',
      blocks: [
        facts([
          ['成立日期', [quote(issuer.foundedOn, chineseDay)]],
          ['控股股东及实际控制人', [quote(issuer.controller)]],
        ]),
        ...scienceFacts(science),
      ],
    },
    { title: '募投管退情况', blocks: science.fund ? told(science.fund.record) : [] },
    { title: '主要被投企业', blocks: holdings(science) },
    { title: '投资研究能力', blocks: told(science.coreTechnology) },
    { title: '投资团队', blocks: told(science.team) },
    { title: '主要财务情况', blocks: [periodsTable(accounts)] },
    {
      title: '募集资金投向',
      blocks: [usesTable(proceeds.uses), paragraph(`募集资金投向科技创新领域的比例为${percent(proceeds.techRatio)}。`)],
    },
  ],
})

function holdings({ fund }: Science): Block[] {
  const rows = fund?.holdings ?? []
  if (rows.length === 0) return [paragraph('主要被投企业清单由发行人另行提供，作为备查文件。')]
  return [
    table(
      [
        { head: '被投企业', width: 0.36 },
        { head: '领域', width: 0.22 },
        { head: '投资成本（万元）', width: 0.22, align: 'right' },
        { head: '持股比例', width: 0.2, align: 'right' },
      ],
      rows.map(({ name, field, cost, share, sample }) => [
        markSample(name, sample),
        field,
        markSample(wanFigure(cost), sample),
        markSample(percent(share), sample),
      ]),
      { caption: '主要被投企业' },
    ),
  ]
}
