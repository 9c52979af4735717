import { describe, expect, test } from 'vitest'
import { specialTables } from '#templates/catalogue/special-tables.ts'
import type { Dossier } from '#templates/dossier.ts'
import { dossiers, interbankPpn, interbankScp } from '#tests/support/dossiers.ts'
import { headingsOf, ids, idsOf, sentencesOf, textOf, write } from '#tests/templates/papers/reading.ts'
import { factCatalogue, isFactKey } from '#workflows/facts/catalogue.ts'
import { circumstanceFacts } from '#workflows/facts/circumstances.ts'
import { interbankRows } from '#workflows/rules/checklist/interbank.ts'

type TableId = keyof typeof specialTables
const tables = Object.keys(specialTables) as TableId[]
const said = (id: TableId, dossier: Dossier = interbankPpn): string => sentencesOf(write(id, dossier)).join('\n')

describe('the special tables', () => {
  test('there is one for every M-code of the list except the auditor’s, under the code and title of its row', () => {
    const rows = interbankRows.filter(({ code }) => /^M\.\d+$/.test(code) && code !== 'M.2')
    expect(rows.map(({ template }) => template).toSorted()).toEqual(tables.toSorted())
    for (const { code, template, title } of rows) {
      const document = write(template as TableId, interbankScp)
      expect(document.title).toBe(`${code} ${title({} as never)}`)
      expect(sentencesOf(document).join('')).toContain(`${code}表　`)
    }
  })

  test('belong to the interbank forms alone', () => {
    for (const [name, dossier] of Object.entries(dossiers)) {
      const had = idsOf(dossier).filter((id) => id in specialTables)
      expect(had.length > 0, name).toBe(dossier.project.route === 'interbank')
    }
    expect(idsOf(interbankPpn)).toContain('table-investor')
    expect(idsOf(interbankPpn)).not.toContain('table-super-short')
    expect(idsOf(interbankScp)).toContain('table-super-short')
    expect(idsOf({ ...interbankScp, stated: [] })).not.toContain('table-safety')
  })

  test('every fact that a table asks for is of the catalogue, and asked under a circumstance that there is', () => {
    for (const id of ids.filter((one) => one in specialTables)) {
      const { states = [] } = specialTables[id as TableId].template
      for (const key of states) {
        expect(isFactKey(key), key).toBe(true)
        const { when = '' } = factCatalogue[key as 'safety.effect']
        expect(Object.keys(circumstanceFacts), key).toContain(when)
      }
    }
  })

  test('every fact that a circumstance asks for is printed by a table, but those of project revenue notes, which have a prospectus', () => {
    const printed = tables.flatMap((id) => specialTables[id].template.states ?? [])
    const asked = Object.entries(factCatalogue).filter(
      ([, { when = '', routes }]) =>
        !['', 'circumstances.projectReturn'].includes(when) && (routes as readonly string[])?.includes('interbank'),
    )
    expect(asked.map(([key]) => key).filter((key) => !printed.includes(key))).toEqual([])
  })
})

describe('what they say', () => {
  test.each<[TableId, string[]]>([
    ['table-safety', ['一般事故', '二号中试车间', '安全生产委员会']],
    ['table-related-parties', ['受同一控股股东控制', '12.40%（示例）', '接受担保']],
    ['table-restructuring', ['购买资产', '52.30%（示例）', '是（示例）']],
    ['table-real-estate', ['房地产开发企业二级资质（示例）', '6.20%（示例）', '在建']],
    ['table-supply-chain', ['供应商', '月结六十天', '同一应付账款登记后不得重复融资']],
    ['table-emergencies', ['自然灾害', '所在地特大暴雨致一处仓库进水']],
    ['table-perpetual', ['3+N（示例）', '300（示例）', '权益工具（示例）', '与普通债务同顺位（示例）']],
    ['table-matters', ['一项发明专利被提出无效宣告请求', '已委托代理机构答辩']],
    ['table-enhancement', ['增信安排', '担保方式', '净损失']],
    ['table-investor', ['管理人登记', '募集资金投向科技创新领域的比例为']],
    ['table-protection', ['发行人资信维持承诺', '交叉保护承诺', '科技创新用途承诺']],
  ])('%s', (id, words) => {
    const text = `${said(id)}\n${headingsOf(write(id, interbankPpn)).join('\n')}`
    for (const word of words) expect(text).toContain(word)
    expect(text).toContain('发行人承诺本表所载内容真实、准确、完整')
  })

  test('the shortest paper tells from what it is paid back, and when', () => {
    const text = textOf(write('table-super-short', interbankScp))
    expect(text).toContain('26天衢航宇SCP001(科创债)于2027年7月24日到期，一次还本付息')
    expect(text).toContain('经营活动现金流量净额')
  })

  test('a warrant beside the bond is named and is no enhancement of the table', () => {
    const warrant = interbankScp.arrangements
    const both = { ...interbankPpn, arrangements: [...interbankPpn.arrangements, ...warrant] }
    expect(said('table-enhancement', both)).toContain('不在本表之内')
    expect(headingsOf(write('table-enhancement', both)).filter((title) => title.includes('凭证'))).toEqual([])
    expect(said('table-enhancement', { ...interbankPpn, arrangements: [] })).toContain('没有需要在本表说明的情形')
  })
})
