import { describe, expect, it } from 'vitest'
import { anonymise } from '#app/precedents/anonymise.ts'
import { similar } from '#app/precedents/similar.ts'

describe('an answer kept without its deal', () => {
  const known = ['示例云岭新材料科技（集团）股份有限公司', '李喆', '26云岭新材MTN001(科创债)', 'NAFMII-2026-00012']

  it.each([
    ['示例云岭新材料科技（集团）股份有限公司由李喆控制。', '某方由某方控制。'],
    ['云岭新材料已补充披露。', '某方已补充披露。'],
    ['子公司北京某某半导体有限公司持有专利。', '某单位持有专利。'],
    ['截至2025年12月31日余额为1,286,450.37万元，占55.83%。', '截至某日期余额为某数额，占某比例。'],
    ['发行规模拾亿元，文号证监许可〔2026〕123号。', '发行规模某数额，文号证监许可某编号。'],
    ['代码91320000MA1XXXXX2A，电话02588886666。', '代码某代码，电话某数。'],
  ])('%s', (said, kept) => {
    expect(anonymise(said, known)).toBe(kept)
  })

  it('leaves no digit of two places and no known name, whatever is said', () => {
    const said = `${known.join('，')}：${'2026-03-02 12.5亿元 300.00% 600519.SH 第3条'}`
    expect(anonymise(said, known)).not.toMatch(/\d\d/)
    for (const name of known) expect(anonymise(said, known)).not.toContain(name)
  })
})

describe('like questions', () => {
  const answered = [
    { title: '募集资金投向', category: '募集资金', question: '请说明投向科技创新领域的比例和测算依据。' },
    { title: '关联交易', category: '财务', question: '请补充披露关联交易的定价依据。' },
  ]

  it('are found by their words, the likest first, and nothing that is not alike', () => {
    const asked = { title: '募集资金用途', category: '募集资金', question: '请补充测算依据，说明投向科技创新的比例。' }
    expect(similar(asked, answered).map(({ title }) => title)).toEqual(['募集资金投向'])
    expect(similar({ title: '评级', category: '评级', question: '跟踪安排' }, answered)).toEqual([])
  })
})
