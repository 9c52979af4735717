import { type Block, heading } from '../blocks.ts'
import { wordsOf } from '../clauses/words.ts'
import { chineseNumber } from '../format.ts'
import { inspection, statements } from './closing.ts'
import { credit } from './credit.ts'
import { definitions } from './definitions.ts'
import { disclosure } from './disclosure.ts'
import { enhancement } from './enhancement.ts'
import { finance } from './finance.ts'
import { debtManagement, defaults, disputes, meeting, protection } from './holders.ts'
import { issuer } from './issuer.ts'
import { organisations } from './organisations.ts'
import { proceeds } from './proceeds.ts'
import { risks } from './risks.ts'
import type { Chapter, Source } from './source.ts'
import { tax } from './tax.ts'
import { terms } from './terms.ts'
import { trustee } from './trustee.ts'

type Outline = readonly (readonly [title: string, chapter: Chapter])[]

/** 15 chapters of an interbank prospectus; the licence route uses the same order with its own wording. */
const interbank: Outline = [
  ['释义', definitions],
  ['风险提示及说明', risks],
  ['发行条款', terms],
  ['募集资金运用', proceeds],
  ['企业基本情况', issuer],
  ['主要财务状况', finance],
  ['资信状况', credit],
  ['信用增进', enhancement],
  ['税项', tax],
  ['信息披露安排', disclosure],
  ['持有人会议机制', meeting],
  ['主动债务管理', debtManagement],
  ['违约、风险情形及处置', defaults],
  ['发行有关机构', organisations],
  ['备查文件', inspection],
]

/** 16 sections of an exchange prospectus. 释义 stands before them, unnumbered. */
const exchange: Outline = [
  ['风险提示及说明', risks],
  ['发行概况', terms],
  ['募集资金运用', proceeds],
  ['发行人基本情况', issuer],
  ['财务会计信息', finance],
  ['发行人信用状况', credit],
  ['增信情况', enhancement],
  ['税项', tax],
  ['信息披露安排', disclosure],
  ['投资者保护机制', protection],
  ['违约事项及纠纷解决', disputes],
  ['持有人会议规则', meeting],
  ['受托管理人', trustee],
  ['发行有关机构', organisations],
  ['声明', statements],
  ['备查文件', inspection],
]

export const outlineOf = (source: Pick<Source, 'project'>): Outline =>
  source.project.route.startsWith('exchange') ? exchange : interbank

/** The numbered chapters with their headings, and before them 释义 where the venue leaves it unnumbered. */
export function chapters(source: Source): Block[] {
  const words = wordsOf(source)
  const unit = words.exchange ? '节' : '章'
  const before: Block[] = words.exchange ? [heading(1, '释义', 'definitions'), ...definitions(source, words)] : []
  const numbered = outlineOf(source).flatMap(([title, chapter], at) => [
    heading(1, `第${chineseNumber(at + 1)}${unit} ${title}`, `chapter-${at + 1}`),
    ...chapter(source, words),
  ])
  return [...before, ...numbered]
}
