import type { ReactNode } from 'react'
import type { FindingLine } from '../presenters/findings-page.server.ts'
import { BasisLink } from './basis-link.tsx'
import { DataTable } from './data-table.tsx'
import { Tag } from './tag.tsx'

export type FindingsTableProps = { caption: string; lines: readonly FindingLine[]; empty?: ReactNode }

/** 核验结论: what was asked, the answer, because of what, missing which evidence, resting on which text. */
export function FindingsTable({ caption, lines, empty }: FindingsTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ key }) => key}
      empty={empty}
      urgency={({ refuses }) => (refuses ? 'late' : undefined)}
      columns={[
        { head: '核验事项', cell: ({ title }) => title },
        { head: '结论', cell: (line) => <Answer {...line} /> },
        {
          head: '因为',
          cell: ({ because, missing }) => (
            <>
              {because}
              {missing.length > 0 ? <span className="cell-more tone-amber">还缺：{missing.join('、')}</span> : null}
            </>
          ),
        },
        {
          head: '依据',
          cell: ({ basis }) => (
            <span className="small">
              <BasisLink basis={basis} />
            </span>
          ),
        },
        { head: '按何日规则', kind: 'dense', cell: ({ judgedOn }) => judgedOn },
      ]}
    />
  )
}

function Answer({ ok, missing, refuses }: Pick<FindingLine, 'ok' | 'missing' | 'refuses'>) {
  if (ok === 'unknown') return <Tag tone="amber">{missing.length > 0 ? '待补材料' : '未定，待核实'}</Tag>
  if (ok) return <Tag tone="pine">符合</Tag>
  return refuses ? <Tag tone="cinnabar">不符合，不得办理</Tag> : <Tag tone="amber">不符合，待核实</Tag>
}
