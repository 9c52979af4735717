import { type Block, type FilingDocument, heading, paragraph, table } from '#templates/blocks.ts'

/** A text of a prospectus's kind, and the same after a round of feedback; a seed gives the same two texts every time. */

const subjects = ['公司', '发行人', '本集团', '控股子公司', '本期债券', '报告期内公司', '募投项目', '研发中心']
const verbs = ['持续推进', '重点布局', '稳步扩大', '全面覆盖', '有效控制', '逐年降低', '主要依靠', '严格执行']
const things = [
  '高性能碳化硅外延片的量产',
  '核心技术人员的股权激励安排',
  '原材料价格波动带来的经营风险',
  '应收账款的账龄结构与坏账准备',
  '债券持有人会议的召集与表决程序',
  '募集资金专项账户的监管安排',
  '研发投入占营业收入的比例',
  '关联交易的定价依据与决策程序',
  '存货跌价准备的计提政策',
  '境外子公司的外汇管理',
  '知识产权质押融资的规模',
  '受托管理人的定期核查',
]
const tails = ['并已履行内部决策程序', '不存在重大不利影响', '详见本节相关内容', '尚需进一步观察', '符合行业惯例']

export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x100000000
  }
}

const oneOf = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

const amount = (random: Random): string =>
  (random() * 1e6).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function sentence(random: Random): string {
  const words = `${oneOf(random, subjects)}${oneOf(random, verbs)}${oneOf(random, things)}`
  const figures = `，金额为${amount(random)}万元，占比${(random() * 100).toFixed(2)}%`
  return `${words}${random() < 0.6 ? figures : ''}，${oneOf(random, tails)}。`
}

const paragraphText = (random: Random): string =>
  Array.from({ length: 3 + Math.floor(random() * 5) }, () => sentence(random)).join('')

/** Paragraphs until there are so many characters. */
export function longText(random: Random, characters: number): string[] {
  const paragraphs: string[] = []
  for (let length = 0; length < characters; length += paragraphs.at(-1)?.length ?? 0)
    paragraphs.push(paragraphText(random))
  return paragraphs
}

/** What a round of feedback does to a text: figures, words, clauses, sentences and whole paragraphs. */
export function revised(random: Random, paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((text) => {
    const fate = random()
    if (fate < 0.02) return []
    const added = fate < 0.05 ? ['根据反馈意见，补充披露报告期内在建项目的预算执行情况及后续资金安排。'] : []
    let now = text
    if (random() < 0.25) now = now.replace(/[\d,]+\.\d\d(?=万元)/, amount(random))
    if (random() < 0.15) now = now.replace('。', '。主承销商已对上述事项进行核查。')
    if (random() < 0.1) now = now.replace(/，[^，。]{4,}(?=，)/, '')
    if (random() < 0.1) now = now.replace('公司', '发行人')
    return [...added, now]
  })
}

export const documentOf = (paragraphs: readonly string[], more: readonly Block[] = []): FilingDocument => ({
  id: 'prospectus',
  title: '募集说明书',
  issuer: '示例云岭新材料科技股份有限公司',
  reference: 'KJ-2026-0001',
  date: '2026-03-02',
  marks: ['sample'],
  blocks: paragraphs
    .flatMap((text, at): Block[] =>
      at % 40 === 0 ? [heading(1, `第${at / 40 + 1}章`), paragraph(text)] : [paragraph(text)],
    )
    .concat(more),
})

export const figures = (rows: readonly (readonly string[])[]): Block =>
  table(
    ['项目', '2025年末', '2024年末'].map((head) => ({ head, width: 1 / 3 })),
    rows.map((row) => [...row]),
    { caption: '主要财务数据（单位：万元）' },
  )
