import { type Block, facts, type Inline } from '../blocks.ts'
import { namedClause } from '../clauses/clause-sections.ts'
import { paragraphs, points, type Section, section, sections } from '../clauses/compose.ts'
import { coverWords, sharingTable } from '../clauses/enhancement.ts'
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
  const named = (name: string) => namedClause(source, 'enhancement', name, item)
  const sharing = named('sharing')
  return section(
    item.instrumentTitle,
    summary(source, item, words),
    ...points([
      named(isPledge(item) ? 'pledge' : 'guarantee'),
      named('counter'),
      section(sharing.title || '损失分担', ...sharing.blocks, ...sharingTable(item)),
    ]),
  )
}

function beside(source: Source, item: Arrangement, words: Words): Section {
  const named = (name: string) => namedClause(source, 'enhancement', name, item)
  return section(
    item.instrumentTitle,
    summary(source, item, words),
    ...named(isCrmw(item) ? 'warrant' : 'investment').blocks,
    ...named('counter').blocks,
    ...named('sharing').blocks,
    ...sharingTable(item),
  )
}

/** 信用增进 / 增信情况: what holders may claim from others, what is merely sold beside the bond, and what there is not. */
export function enhancement(source: Source, words: Words): Block[] {
  const protecting = source.arrangements.filter(protectsHolders)
  const besides = source.arrangements.filter((item) => isCrmw(item) || isInvestment(item))
  const counters = source.arrangements.filter((item) => item.instrument === 'counter-guarantee')
  return sections([
    ...(protecting.length
      ? protecting.map((item) => own(source, item, words))
      : [namedClause(source, 'enhancement', 'none')]),
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
    namedClause(source, 'enhancement', 'tool'),
    namedClause(source, 'enhancement', 'duties'),
  ])
}
