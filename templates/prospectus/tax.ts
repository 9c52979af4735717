import type { Block } from '../blocks.ts'
import { clauseSections } from '../clauses/clause-sections.ts'
import { paragraphs, section, sections } from '../clauses/compose.ts'
import { taxTable } from '../clauses/tax.ts'
import type { Words } from '../clauses/words.ts'
import type { Source } from './source.ts'

/** 税项. General information; every holder asks an adviser of its own. */
export function tax(source: Source, words: Words): Block[] {
  return [
    ...paragraphs(
      `下列说明依据本${words.paper}签署日有效的税收法律法规作出，不构成对${words.investor}的纳税建议。${words.investor}应当就其适用的税务事项咨询专业顾问，${words.bond}的付款不因${words.investor}应当承担的税项而由发行人补偿。法律法规变更的，按变更后的规定执行。`,
    ),
    ...sections([
      ...clauseSections(source, 'tax'),
      section('主要税种一览', ...taxTable()),
      section('税项抵销', ...paragraphs(`${words.investor}应当缴纳的税项与${words.bond}的各项支付不构成抵销。`)),
    ]),
  ]
}
