import type { Capacity } from '#workflows/kit/seats.ts'
import { capacities } from '#workflows/kit/seats.ts'
import { DataTable } from './data-table.tsx'
import { CapacitySeal } from './seal.tsx'
import { Tag } from './tag.tsx'

export type GroupLine = {
  key: string
  capacity: Capacity
  organisation: string
  recorded: boolean
  persons: readonly { name: string; duty: string; email: string; standsInFor: string | null }[] | null
}

/** 工作组: who sits on the project, who does what, how to reach them, who stands in for whom. */
export const GroupTable = ({ members }: { members: readonly GroupLine[] }) => (
  <DataTable
    caption="工作组"
    rows={members}
    rowKey={({ key }) => key}
    columns={[
      { head: '机构', subject: true, cell: ({ organisation }) => organisation },
      {
        head: '职责',
        kind: 'dense',
        cell: ({ capacity, recorded }) => (
          <>
            <CapacitySeal capacity={capacity} /> {capacities[capacity].title} {recorded ? <Tag dashed>代录</Tag> : null}
          </>
        ),
      },
      { head: '人员与联系方式', cell: ({ persons }) => <Persons persons={persons} /> },
    ]}
  />
)

function Persons({ persons }: Pick<GroupLine, 'persons'>) {
  if (persons === null) return <span className="muted">不向您的席位公开</span>
  if (persons.length === 0) return <span className="muted">未指定人员，本机构该席位人员均可办理</span>
  return (
    <ul>
      {persons.map(({ name, duty, email, standsInFor }) => (
        <li key={`${name}-${duty}-${email}`}>
          {name} <span className="muted">{standsInFor ? `${duty}，代理${standsInFor}` : duty}</span>{' '}
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      ))}
    </ul>
  )
}
