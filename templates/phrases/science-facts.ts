import { type Block, facts, heading, type Inline, paragraph, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { markSample, money, percent, quote, wanFigure } from '../format.ts'
import { researchTable } from './figures.ts'
import { told } from './words.ts'

export type Science = Dossier['science']

/** What the technology of an issuer rests on; funds and institutions are described by what they invest in or lend to. */
export function scienceFacts(science: Science): Block[] {
  const rows = [...patents(science), ...fund(science), ...institution(science)]
  return rows.length > 0 ? [facts(rows)] : []
}

const count = (unit: string) => (value: number) => `${value}${unit}`

function patents({ inventionPatents, softwareCopyrights }: Science): [string, Inline[]][] {
  return [
    ...(inventionPatents ? [row('发明专利', [quote(inventionPatents, count('件'))])] : []),
    ...(softwareCopyrights ? [row('软件著作权', [quote(softwareCopyrights, count('件'))])] : []),
  ]
}

function fund({ fund }: Science): [string, Inline[]][] {
  if (!fund) return []
  return [
    ['管理人登记', [quote(fund.registration)]],
    ['管理规模', [quote(fund.assetsUnderManagement, money)]],
    ['在管基金', [quote(fund.funds, count('只'))]],
    ['近三年成功退出项目', [quote(fund.exits, count('个'))]],
    ['近两年股权投资收益平均占比', [quote(fund.equityIncomeRatio, percent)]],
  ]
}

function institution({ institution }: Science): [string, Inline[]][] {
  if (!institution) return []
  return [
    ['经营许可', [quote(institution.licence)]],
    ['科技领域贷款及投资余额', [quote(institution.techLoans, money)]],
    ...(institution.capitalAdequacy ? [row('资本充足率', [quote(institution.capitalAdequacy, percent)])] : []),
  ]
}

const row = (label: string, value: Inline[]): [string, Inline[]] => [label, value]

/** The account in full: technology, team, market, research or the record of a fund, under headings of the third level. */
export function scienceAccount(science: Science): Block[] {
  const { fund, institution } = science
  const parts: { title: string; blocks: Block[] }[] = [
    {
      title: fund ? '投资研究与判断能力' : institution ? '科技金融业务能力' : '核心技术',
      blocks: told(science.coreTechnology),
    },
    { title: fund ? '投资团队' : '科技团队', blocks: told(science.team) },
    { title: '市场地位', blocks: told(science.market) },
    { title: '研发投入', blocks: researchTable(science.research) },
    { title: '募投管退情况', blocks: fund ? [...told(fund.record), ...holdingsTable(fund.holdings)] : [] },
    { title: '服务科技创新的安排', blocks: institution ? told(institution.programme) : [] },
  ]
  return parts
    .filter((part) => part.blocks.length > 0)
    .flatMap((part, at) => [heading(3, `（${'一二三四五六'.charAt(at)}）${part.title}`), ...part.blocks])
}

function holdingsTable(holdings: NonNullable<Science['fund']>['holdings']): Block[] {
  if (holdings.length === 0) return [paragraph('发行人未单列主要被投企业。')]
  return [
    table(
      [
        { head: '被投企业', width: 0.34 },
        { head: '领域', width: 0.2 },
        { head: '投资成本（万元）', width: 0.25, align: 'right' },
        { head: '持股比例', width: 0.21, align: 'right' },
      ],
      holdings.map((holding) => [
        markSample(holding.name, holding.sample),
        holding.field,
        markSample(wanFigure(holding.cost), holding.sample),
        markSample(percent(holding.share), holding.sample),
      ]),
      { caption: '主要被投企业' },
    ),
  ]
}
