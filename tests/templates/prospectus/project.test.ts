import { describe, expect, test } from 'vitest'
import type { Dossier } from '#templates/dossier.ts'
import { projectProspectus } from '#templates/prospectus/project-prospectus.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { settled } from '#templates/settled.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { sentencesOf, textOf } from '../papers/reading.ts'

const { interbankScp } = dossiers
const headings = (document: ReturnType<typeof prospectus.document>, level: number) =>
  settled(document).blocks.flatMap((block) => (block.kind === 'heading' && block.level === level ? [block.text] : []))
const bare = (title: string) => title.replace(/^第.+?章 /, '')

const note = (more: Partial<Dossier['projectNote']>): Dossier => ({
  ...interbankScp,
  projectNote: { ...interbankScp.projectNote, ...more },
})
const told = (dossier: Dossier) => sentencesOf(projectProspectus.document(dossier)).join('\n')

/** With the captions and notes of its tables. */
const printed = (dossier: Dossier) => textOf(projectProspectus.document(dossier))

describe('the prospectus of project revenue notes', () => {
  const document = projectProspectus.document(interbankScp)

  test('has the fifteen chapters of the other one, and the project behind the proceeds', () => {
    const chapters = headings(document, 1).map(bare)
    const others = headings(prospectus.document(interbankScp), 1).map(bare)
    expect(chapters.filter((title) => title !== '项目情况和项目收益')).toEqual(others)
    expect(chapters[chapters.indexOf('募集资金运用') + 1]).toBe('项目情况和项目收益')
    expect(headings(document, 2)).toEqual(expect.arrayContaining(['八、与项目有关的风险', '七、现金流覆盖情况']))
    expect(projectProspectus.chapters?.(interbankScp).map(({ key }) => key)).toContain('project')
  })

  test('prints every text that is recorded of the project', () => {
    const texts = Object.values(interbankScp.projectNote).flatMap((part) =>
      part && typeof part === 'object' && 'value' in part && typeof part.value === 'string' ? [part.value] : [],
    )
    expect(texts.length).toBeGreaterThan(8)
    for (const text of texts)
      expect(printed(interbankScp)).toContain(text.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'))
  })

  test('is named after its product, wherever the register of products would have named another', () => {
    expect([document.title.endsWith('项目收益票据募集说明书'), document.cover?.subtitle]).toEqual([
      true,
      '项目收益票据募集说明书',
    ])
    expect(told(interbankScp)).toContain('项目收益票据（科创债）')
  })

  test('writes the multiple out and names the year that is not covered, with where the rest comes from', () => {
    const text = told(interbankScp)
    expect(text).toContain('65,250.00万元÷43,840.00万元＝1.48（示例）')
    expect(text).toContain('截至2027年末累计结余为负，不足部分的资金安排见本章关于差额补足的约定')
    expect(text).toContain('但2027年的覆盖倍数为0.65（示例）倍')
    expect(told(note({ short: null }))).toContain('差额由以前年度的结余支付')
    const covered = told(note({ lowest: { year: 2027, multiple: '1.00' }, short: null }))
    expect(covered).toContain('各年度净现金流均不低于当年应付本息')
    expect(covered).not.toContain('当年项目净现金流不足以支付应付本息')
  })

  test('says on which coupon the payments are reckoned, and whose the forecast is', () => {
    expect(printed(interbankScp)).toContain('本期应付本息按各品种申购区间上限测算')
    const fixed = note({ assumedCoupon: false, forecaster: null })
    expect(printed(fixed)).toContain('本期应付本息按票面利率计算')
    expect(told(fixed)).toContain('下列测算由发行人依据所列假设作出')
  })

  test('without anybody who makes up a shortfall, says that too', () => {
    const text = told(note({ shortfall: null }))
    expect(text).toContain('未设差额补足安排')
    expect(text).not.toContain('差额补足方履约的风险')
  })
})
