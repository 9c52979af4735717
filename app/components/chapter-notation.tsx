import type { ChapterPage } from '../presenters/chapter-page.server.ts'
import { DataTable } from './data-table.tsx'

const signs: readonly [write: string, means: string][] = [
  ['# 标题 ／ ## 标题', '二级、三级标题；募集说明书的标题、表和图由平台编号，尽职调查报告的编号请写出'],
  ['**粗体** ／ ==楷体==', '粗体、楷体，可以叠用'],
  ['{{issuer.name}} ／ {{issuer.registeredCapital|万元}}', '引用要素，竖线后是写法；可用的见下'],
  ['- 项目 ／ + 项目', '圆点列表、自动编号的列表，连续几行为一个列表'],
  ['-- 项目 ／ ++ 项目', '列表的二级：短横列表、①②③ 编号的列表，写在所属的一项之后'],
  ['| 甲 | 乙 | 下一行 | -60- | -40-: |', '表格：首行是表头；第二行可写列宽（合计 100）和对齐（右侧冒号为右对齐）'],
  ['| < | 和 | ^ |', '与左格、与上格合并'],
  ['【表题】标题 {#表甲}', '紧接在表格之前；花括号里的标识供引用'],
  ['【合计】| 合计 | 100 | ／【表注】说明', '紧接在表格之后'],
  ['{{@表甲}} ／ {{@表甲|页码}}', '引用编号或页码'],
  ['^[脚注文字]', '脚注'],
  ['【居中】【顶格】【楷体】【注】', '写在段落开头'],
  ['【要素表】下一行 | 名称 | 内容 |', '名称和内容两列的表'],
  ['【提示】标题｜内容 ／【分页】', '提示框、换页'],
  ['【图】图题｜单位，下一行 | 2025年 | 12.5 |', '图；【柱形图】【折线图】可加第三格系列名'],
  ['\\', '反斜线后的符号按原样印出'],
]

/** How a chapter is written, and every fact that can be quoted with the words it prints today. */
export const ChapterNotation = ({ quotes }: Pick<ChapterPage, 'quotes'>) => (
  <div className="stack chapter-notation">
    <details>
      <summary>写法</summary>
      <DataTable
        caption="写法"
        rows={signs}
        rowKey={([write]) => write}
        columns={[
          { head: '写作', cell: ([write]) => <code>{write}</code> },
          { head: '含义', cell: ([, means]) => means },
        ]}
      />
    </details>
    <details>
      <summary>可引用的要素</summary>
      <DataTable
        caption="可引用的要素"
        rowKey={({ key }) => key}
        groups={quotes.map(({ group, rows }) => ({ key: group, title: group, rows }))}
        columns={[
          { head: '要素', cell: ({ label }) => label },
          {
            head: '写作与现值',
            cell: ({ forms }) => (
              <ul>
                {forms.map(({ write, words }) => (
                  <li key={write}>
                    <code>{write}</code> {words}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </details>
  </div>
)
