import type { Block } from '../blocks.ts'
import { clauseSections, namedClause } from '../clauses/clause-sections.ts'
import { paragraphs, points, type Section, section, sections, seeChapter } from '../clauses/compose.ts'
import type { Words } from '../clauses/words.ts'
import type { Source } from './source.ts'

const behind = ['guarantee', 'pledge', 'warrant', 'investment', 'counter', 'sharing'] as const

/** What no arrangement, and what each of those there are, leaves uncovered. */
const enhancement = (source: Source): Section[] => [
  namedClause(source, 'risk-enhancement', 'none'),
  ...source.arrangements.flatMap((item) => behind.map((name) => namedClause(source, 'risk-enhancement', name, item))),
]

/** 风险提示及说明. What is said depends on who issues, what is issued, and what stands behind it. */
export function risks(source: Source, words: Words): Block[] {
  const particular = [...clauseSections(source, 'risk-particular'), ...enhancement(source)]
  return [
    ...paragraphs(
      `${words.bond}的偿付主体为发行人，其按期足额还本付息取决于发行人的信用。${words.investor}在评价和购买${words.bond}时，应当认真考虑下列风险因素。下列风险按照性质归类，排列顺序不表示发生可能性的大小。`,
    ),
    ...sections([
      section(`与${words.bond}相关的投资风险`, ...points(clauseSections(source, 'risk-investment'))),
      section(
        '财务风险',
        ...paragraphs(['以下财务数据取自发行人合并财务报表，口径与', ...seeChapter('finance'), '一致。']),
        ...points(clauseSections(source, 'risk-finance')),
      ),
      section('经营风险', ...points(clauseSections(source, 'risk-operation'))),
      section('管理风险', ...points(clauseSections(source, 'risk-management'))),
      section('政策风险', ...points(clauseSections(source, 'risk-policy'))),
      section('特有风险', ...points(particular)),
      section(
        '不可抗力风险',
        ...paragraphs(
          `严重自然灾害、突发公共事件等不能预见、不能避免且不能克服的客观情况，可能影响发行人经营、资金划付和${words.bond}的偿付安排。`,
        ),
      ),
    ]),
  ]
}
