import { type Block, list } from '../blocks.ts'
import { namedClause } from '../clauses/clause-sections.ts'
import { paragraphs, section, sections } from '../clauses/compose.ts'
import { trusteeDuties } from '../clauses/trustee-duties.ts'
import type { Words } from '../clauses/words.ts'
import type { Source } from './source.ts'

/** 受托管理人 (exchanges): who it is, what it owes to holders, and how it may be replaced. */
export function trustee(source: Source, words: Words): Block[] {
  const named = (name: string) => namedClause(source, 'trustee', name)
  return sections([
    named('appointment'),
    section(
      '受托管理人的职责',
      ...paragraphs('受托管理人按照规定和协议，为全体持有人的最大利益履行下列职责：'),
      list(trusteeDuties(words), true),
    ),
    named('cooperation'),
    named('conflicts'),
    named('replacement'),
    named('liability'),
  ])
}
