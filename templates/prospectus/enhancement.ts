import { type Block, facts, type Inline } from '../blocks.ts'
import { basis, clauses, paragraphs, points, type Section, section, sections } from '../clauses/compose.ts'
import {
  counterClauses,
  coverWords,
  crmwClauses,
  guaranteeClauses,
  investmentClauses,
  pledgeClauses,
  sharingTable,
} from '../clauses/enhancement.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, moneyInFull } from '../format.ts'
import { isCrmw, isInvestment, isPledge, partiesOf, protectsHolders, type Source } from './source.ts'

type Arrangement = Source['arrangements'][number]

/** A provider's name with the sample mark, if the parties name it and mark it so. */
function provider(source: Source, name: string): string {
  const party = partiesOf(source, 'enhancer', 'guarantor').find((one) => one.name === name)
  return markSample(name, party?.sample ?? false)
}

function summary(source: Source, item: Arrangement, { bond }: Words): Block {
  const rows: [string, string | Inline[]][] = [
    [isPledge(item) ? '出质人' : '提供方', provider(source, item.provider)],
    ['方式', item.instrumentTitle],
    ['覆盖范围', coverWords(item, bond)],
    ['计划金额', moneyInFull(item.planned)],
    ['实际金额', item.actual === null ? '尚未确定' : moneyInFull(item.actual)],
    ['文件编号', item.letterNumber ?? '尚未出具'],
    ['签署日期', item.signedOn ? chineseDay(item.signedOn) : '尚未签署'],
    ['目前状态', item.state],
  ]
  return facts(rows)
}

function own(source: Source, item: Arrangement, words: Words): Section {
  return section(
    item.instrumentTitle,
    summary(source, item, words),
    ...points([
      section('主要条款', ...(isPledge(item) ? pledgeClauses(item, words) : guaranteeClauses(item, words))),
      item.counter ? section('反担保安排', ...counterClauses(item, words)) : null,
      item.shares.length ? section('损失分担', ...sharingTable(item)) : null,
    ]),
  )
}

function beside(source: Source, item: Arrangement, words: Words): Section {
  return section(
    item.instrumentTitle,
    summary(source, item, words),
    ...(isCrmw(item) ? crmwClauses(item, words) : investmentClauses(item, words)),
    ...counterClauses(item, words),
    ...sharingTable(item),
  )
}

function tool({ arrangements }: Source): Section | null {
  if (!arrangements.some((item) => item.riskSharingTool)) return null
  return section(
    '风险分担工具的支持',
    ...paragraphs(
      `本次增信获得科技创新债券风险分担工具的支持。该工具由中国人民银行提供低成本再贷款资金，通过担保增信、直接投资等方式，并加强与地方政府、市场化增信机构合作，共同分担债券投资人的违约损失风险。依据：${basis('国务院新闻办公室新闻发布会（2025年5月22日）')}。`,
      `工具的分担比例、费率和申请材料未见公开的统一标准，本次适用的比例以有关各方签署的文件为准（${basis('内部操作口径', 'provisional')}）。工具的支持不构成中国人民银行对本期发行的担保。`,
    ),
  )
}

const none = ({ bond, holder }: Words): Section =>
  section(
    '无增信安排',
    ...paragraphs(
      `${bond}未设保证、抵押、质押等由发行人或者第三方向全体${holder}承担责任的增信安排，以发行人自身信用和现金流作为偿付基础。`,
      `在${bond}存续期内，发行人如为其他同类债务新增担保，可能使${bond}处于结构上的劣后地位，发行人承诺按照投资者保护的有关约定处理。`,
    ),
  )

function duties(source: Source, { holder, steward }: Words): Section | null {
  const owners = source.arrangements.filter((item) => protectsHolders(item) && !isPledge(item))
  if (!owners.length) return null
  return section(
    '增信提供方的持续义务',
    ...clauses(
      `增信提供方在存续期内每年提供经审计的财务报告，由发行人与自身定期报告同步披露；发生主体评级下调、重大代偿、资产被查封冻结等重大事项的，自知悉之日起2个工作日内通知发行人和${steward}。`,
      `增信文件的变更须经${holder}会议审议通过，但仅增加${holder}保障的变更除外。`,
      '增信提供方发生合并、分立的，由存续或者承继的主体继续承担增信责任；被依法宣告破产的，持有人可依法申报债权。',
      `增信责任在${source.offering.name}的本息全部清偿完毕、担保期间届满后解除，解除情况由发行人披露。`,
    ),
  )
}

/** 信用增进 / 增信情况: what holders may claim from others, what is merely sold beside the bond, and what there is not. */
export function enhancement(source: Source, words: Words): Block[] {
  const protecting = source.arrangements.filter(protectsHolders)
  const besides = source.arrangements.filter((item) => isCrmw(item) || isInvestment(item))
  const counters = source.arrangements.filter((item) => item.instrument === 'counter-guarantee')
  return sections([
    ...(protecting.length ? protecting.map((item) => own(source, item, words)) : [none(words)]),
    ...besides.map((item) => beside(source, item, words)),
    ...counters.map((item) =>
      section(
        '反担保',
        summary(source, item, words),
        ...paragraphs(
          `${provider(source, item.provider)}向增信提供方提供反担保，该安排仅在增信提供方与反担保人之间有效，${words.holder}不能据此直接主张权利。`,
        ),
      ),
    ),
    tool(source),
    duties(source, words),
  ])
}
