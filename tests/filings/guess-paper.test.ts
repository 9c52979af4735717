import { describe, expect, test } from 'vitest'
import { guessPaper } from '#app/filings/guess-paper.ts'

const papers = [
  { id: 'a', code: 'Y-2', title: '主承销商推荐函' },
  { id: 'b', code: 'Y-3', title: '有权机构决议、公司章程及营业执照' },
  { id: 'c', code: 'C', title: '近三年审计报告及最近一期财务报表' },
  { id: 'd', code: 'F', title: '法律意见书' },
  { id: 'e', code: 'M', title: '募集说明书' },
  { id: 'f', code: 'M.1', title: '安全生产情况的说明' },
  { id: 'g', code: 'P.1', title: '主体信用评级报告' },
  { id: 'h', code: 'P.2', title: '债项信用评级报告' },
]
const guess = (name: string, words = '') => guessPaper({ name, words }, papers)?.paper ?? null

describe('which paper a file looks like', () => {
  test.each([
    ['法律意见书（盖章版）.pdf', '', 'd'],
    ['F 意见.pdf', '', 'd'],
    ['Ｆ_意见.pdf', '', 'd'],
    ['M.1 说明.docx', '', 'f'],
    ['M 终稿.docx', '', 'e'],
    ['Y-2_盖章.pdf', '', 'a'],
    ['公司章程与有权机构决议.pdf', '', 'b'],
    ['扫描件001.pdf', '北京示例律师事务所 关于示例公司发行科技创新债券的 法 律 意 见 书', 'd'],
    ['2023-2025 审计报告及财务报表.pdf', '', 'c'],
    ['主体评级.pdf', '示例评级有限公司\n主体信用评级报告\n2026', 'g'],
  ])('%s', (name, words, paper) => expect(guess(name, words)).toBe(paper))

  test.each([
    ['扫描件.pdf', ''],
    ['信用评级报告.pdf', ''],
    ['FAX.pdf', ''],
    ['Y-20 某表.pdf', ''],
    ['会议纪要.docx', '关于办公室搬迁的会议纪要'],
  ])('%s is left to a person', (name, words) => expect(guess(name, words)).toBeNull())

  test('says by what, and a title in a later chapter is no name', () => {
    expect(guessPaper({ name: '法律意见书.pdf', words: '法律意见书' }, papers)?.because).toBe(
      '文件名含文件标题，首页写有文件标题',
    )
    expect(guess('附件.pdf', `${'一'.repeat(500)}法律意见书`)).toBeNull()
  })
})
