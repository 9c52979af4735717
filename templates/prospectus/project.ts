import { type Block, facts, type Inline, paragraph } from '../blocks.ts'
import { clauseSections, namedClause } from '../clauses/clause-sections.ts'
import { paragraphs, points, prose, type Section, section, sections } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import { chineseDay, markSample, money, quote, quoteOr, wan } from '../format.ts'
import {
  approvalTable,
  capitalWords,
  coverageChart,
  coverageId,
  coverageTable,
  forecastId,
  forecastTable,
  fundingTable,
} from './project-tables.ts'
import type { ProjectSource } from './source.ts'

function overview({ projectNote }: ProjectSource): Section {
  const { name, owner, stage, startedOn, completesOn, total, content, funding } = projectNote
  const sampled = funding.some(({ sample }) => sample)
  const rows: [string, Inline[]][] = [
    ['项目名称', [quote(name)]],
    ['实施主体', [quote(owner)]],
    ['所处阶段', [quote(stage)]],
    ['开工日期', [quoteOr(startedOn, '尚未开工', chineseDay)]],
    ['投产日期', [quote(completesOn, chineseDay)]],
    ['总投资', [markSample(money(total), sampled)]],
    ['项目资本金', [markSample(capitalWords(projectNote, money), sampled)]],
  ]
  return section('项目概况', facts(rows), ...prose(content))
}

/** The reckoning is the issuer's or a third party's; whose it is, is said before any figure. */
function forecast({ projectNote }: ProjectSource): Section {
  const { forecaster, assumptions, sample } = projectNote
  return section(
    '项目收益测算',
    paragraph([
      '下列测算由',
      forecaster ? quote(forecaster) : '发行人',
      '依据所列假设作出，不构成对项目收益的承诺，也不代表主管机关和主承销商对收益的判断。',
    ]),
    ...prose(assumptions),
    paragraph([`各年度的测算${sample ? '（示例）' : ''}见`, { ref: forecastId, as: 'number' }, '。']),
    forecastTable(projectNote),
  )
}

function coverage({ projectNote }: ProjectSource, { bond }: Words): Section {
  const { net, service, coverage: multiple, sample } = projectNote
  const chart = coverageChart(projectNote)
  const [covers, owes] = [net, service].map((fen) => wan(fen))
  const whole = multiple
    ? `测算期内项目净现金流合计${covers}，应付本息合计${owes}，覆盖倍数为：${covers}÷${owes}＝${markSample(multiple, sample)}。`
    : '测算期内没有应付本息。'
  return section(
    '现金流覆盖情况',
    paragraph([
      `项目净现金流对${bond}和项目其他债务本息的覆盖，按年度列示于`,
      { ref: coverageId, as: 'number' },
      ...chart.cited,
      '。',
    ]),
    coverageTable(projectNote),
    ...chart.blocks,
    ...paragraphs(whole, ...leastWords(projectNote)),
  )
}

/** A year that is not covered is named as such, with where the rest is to come from. */
function leastWords({ lowest, short, sample }: ProjectSource['projectNote']): string[] {
  if (!lowest) return []
  const least = `覆盖倍数最低的年度为${lowest.year}年，为${markSample(lowest.multiple, sample)}`
  if (Number(lowest.multiple) >= 1) return [`${least}，各年度净现金流均不低于当年应付本息。`]
  return [
    short === null
      ? `${least}，当年净现金流不足以支付应付本息，差额由以前年度的结余支付；测算期内各年末累计结余均不为负。`
      : `${least}，当年净现金流不足以支付应付本息；截至${short}年末累计结余为负，不足部分的资金安排见本章关于差额补足的约定。`,
  ]
}

function accounts(source: ProjectSource): Section[] {
  const { supervisor, collection, repayment, shortfall } = source.projectNote
  const named = (name: string) => namedClause(source, 'project-note', name)
  const agreed = named('shortfall')
  return [
    section(
      named('accounts').title || '账户设置和监管',
      facts([
        ['监管银行', [quote(supervisor)]],
        ['归集账户开户行', [quote(collection.bank)]],
        ['归集账户账号', [quote(collection.number)]],
        ['偿债资金专户开户行', [quote(repayment.bank)]],
        ['偿债资金专户账号', [quote(repayment.number)]],
      ]),
      ...named('accounts').blocks,
    ),
    named('order'),
    section(
      agreed.title || '差额补足安排',
      ...(shortfall ? [facts([['差额补足方', [quote(shortfall.provider)]]]), ...prose(shortfall.terms)] : []),
      ...agreed.blocks,
    ),
    named('reports'),
  ]
}

/** 项目情况和项目收益: what XM tells beside the fifteen chapters of every interbank prospectus. */
export function project(source: ProjectSource, words: Words): Block[] {
  const { projectNote } = source
  const sampled = projectNote.funding.some(({ sample }) => sample)
  return sections([
    overview(source),
    section('项目与科技创新领域的关系', ...prose(projectNote.technology)),
    section('项目批复', approvalTable(projectNote)),
    section(
      '总投资和资金来源',
      ...paragraphs(
        `项目总投资${markSample(wan(projectNote.total), sampled)}，其中项目资本金${capitalWords(projectNote, wan)}。各来源的金额和到位情况如下：`,
      ),
      fundingTable(projectNote),
    ),
    section('项目进度', ...prose(projectNote.progress)),
    forecast(source),
    coverage(source, words),
    ...accounts(source),
  ])
}

/** What relying on one project adds to the risks of the issuer. */
export const projectRisks = (source: ProjectSource): Block[] =>
  sections([section('与项目有关的风险', ...points(clauseSections(source, 'risk-project')))])
