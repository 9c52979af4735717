import { type Block, facts, heading, type Inline, paragraph, table } from '../blocks.ts'
import { type ClauseSource, namedClause } from '../clauses/clause-sections.ts'
import { sharingTable } from '../clauses/enhancement.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay, chineseNumber, money, percent, quoteOr } from '../format.ts'
import type { Common } from '../phrases/paper.ts'
import { isCrmw, isPledge, protectsHolders } from '../prospectus/source.ts'
import { specialTable } from './special-table.ts'

type Arrangement = Dossier['arrangements'][number]
type Reads = Common & ClauseSource & Pick<Dossier, 'parties' | 'offering' | 'arrangements'>

/** M.5: every support that answers to the holders, with its provider. A warrant is named and not counted. */
export const enhancementTable = specialTable({
  id: 'table-enhancement',
  code: 'M.5',
  title: '信用增进情况表',
  reads: ['offering', 'arrangements', 'clauses'],
  sections: (dossier) => {
    const items = dossier.arrangements.filter(protectsHolders)
    return [
      { title: '增信安排', blocks: overview(items, dossier.arrangements.some(isCrmw)) },
      { title: '各项安排的主要内容', blocks: items.flatMap((item, at) => details(dossier, item, at + 1)) },
    ]
  },
})

function overview(items: Arrangement[], warrants: boolean): Block[] {
  if (items.length === 0) return []
  return [
    table(
      [
        { head: '增信方式', width: 0.24 },
        { head: '提供方', width: 0.3 },
        { head: '覆盖比例', width: 0.12, align: 'right' },
        { head: '计划金额', width: 0.12, align: 'right' },
        { head: '实际金额', width: 0.12, align: 'right' },
        { head: '办理状态', width: 0.1, align: 'center' },
      ],
      items.map((item) => [
        item.instrumentTitle,
        item.provider,
        item.coverPercent ? percent(item.coverPercent) : '按金额',
        money(item.planned),
        item.actual === null ? '待签署' : money(item.actual),
        item.state,
      ]),
      { caption: '增信安排一览' },
    ),
    ...(warrants
      ? [paragraph('另有信用风险缓释凭证由创设机构独立创设，凭证不属于本期债务融资工具的信用增进，不在本表之内。')]
      : []),
  ]
}

function details(dossier: Reads, item: Arrangement, at: number): Block[] {
  const named = (name: string) => namedClause(dossier, 'enhancement', name, item).blocks
  const provider = dossier.parties.find(({ name }) => name === item.provider)
  const rows: [string, string | Inline[]][] = [
    ['提供方', item.provider],
    ['提供方地址', provider ? [quoteOr(provider.address, '见募集说明书发行有关机构')] : '见募集说明书发行有关机构'],
    ['增信文件编号', item.letterNumber ?? '签署后填列'],
    ['签署日期', item.signedOn ? chineseDay(item.signedOn) : '签署后填列'],
    ['是否使用风险分担工具', item.riskSharingTool ? '是' : '否'],
    [
      '反担保',
      item.counter
        ? `${item.counter.provider}${item.counter.coverPercent ? `，比例${percent(item.counter.coverPercent)}` : ''}`
        : '无',
    ],
  ]
  return [
    heading(3, `（${chineseNumber(at)}）${item.instrumentTitle}（${item.provider}）`),
    facts(rows),
    ...named(isPledge(item) ? 'pledge' : 'guarantee'),
    ...named('sharing'),
    ...sharingTable(item),
  ]
}
