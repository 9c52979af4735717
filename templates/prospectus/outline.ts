import { type PaperChapter, paperChapter } from '../chapters/chapter.ts'
import { wordsOf } from '../clauses/words.ts'
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

/** The key of a chapter is the same on every route and in every version of the wording: written chapters are kept by it. */
type Outline = readonly (readonly [key: string, title: string, chapter: Chapter])[]

/** 15 chapters of an interbank prospectus; the licence route uses the same order with its own wording. */
const interbank: Outline = [
  ['definitions', '释义', definitions],
  ['risks', '风险提示及说明', risks],
  ['terms', '发行条款', terms],
  ['proceeds', '募集资金运用', proceeds],
  ['issuer', '企业基本情况', issuer],
  ['finance', '主要财务状况', finance],
  ['credit', '资信状况', credit],
  ['enhancement', '信用增进', enhancement],
  ['tax', '税项', tax],
  ['disclosure', '信息披露安排', disclosure],
  ['meeting', '持有人会议机制', meeting],
  ['debt-management', '主动债务管理', debtManagement],
  ['defaults', '违约、风险情形及处置', defaults],
  ['organisations', '发行有关机构', organisations],
  ['inspection', '备查文件', inspection],
]

/** 16 sections of an exchange prospectus. 释义 stands before them, unnumbered. */
const exchange: Outline = [
  ['risks', '风险提示及说明', risks],
  ['terms', '发行概况', terms],
  ['proceeds', '募集资金运用', proceeds],
  ['issuer', '发行人基本情况', issuer],
  ['finance', '财务会计信息', finance],
  ['credit', '发行人信用状况', credit],
  ['enhancement', '增信情况', enhancement],
  ['tax', '税项', tax],
  ['disclosure', '信息披露安排', disclosure],
  ['protection', '投资者保护机制', protection],
  ['disputes', '违约事项及纠纷解决', disputes],
  ['meeting', '持有人会议规则', meeting],
  ['trustee', '受托管理人', trustee],
  ['organisations', '发行有关机构', organisations],
  ['statements', '声明', statements],
  ['inspection', '备查文件', inspection],
]

const outlineOf = (source: Pick<Source, 'project'>): Outline =>
  source.project.route.startsWith('exchange') ? exchange : interbank

/** The chapters as generated, which the paper numbers, and before them 释义 where the venue leaves it unnumbered. */
export function chapters(source: Source): PaperChapter[] {
  const words = wordsOf(source)
  const numbered = outlineOf(source).map(([key, title, chapter]) =>
    paperChapter(key, { kind: 'heading', level: 1, text: title, id: key }, chapter(source, words)),
  )
  if (!words.exchange) return numbered
  const heading = { kind: 'heading', level: 1, text: '释义', id: 'definitions', unnumbered: true } as const
  return [paperChapter('definitions', heading, definitions(source, words)), ...numbered]
}
