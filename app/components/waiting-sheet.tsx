import type { WaitingRow, WaitingView } from '../presenters/waiting.server.ts'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Limit } from './limit.tsx'
import { ProjectName } from './project-name.tsx'
import { Seal } from './seal.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

/** 等对方: chasing is half of the work; it shows when it may not be done. */
export function WaitingSheet({ waiting, formKey }: { waiting: WaitingView; formKey: string }) {
  const more = waiting.total - waiting.rows.length
  return (
    <Sheet
      title="等对方"
      note={`我方经手、现在轮到别人的 ${waiting.total} 项`}
      end="同一节点 24 小时内可催办一次"
      foot={
        waiting.total > 0 ? (
          <div className="foot-line">
            {more > 0 ? (
              <a href="/projects?turn=theirs">另有 {more} 项，到项目中查看</a>
            ) : (
              <span>共 {waiting.total} 项</span>
            )}
            <ExportLinks list="/exports/waiting" what="等对方" quiet />
          </div>
        ) : undefined
      }
      bare
    >
      <DataTable
        caption="等对方"
        rows={waiting.rows}
        rowKey={(row) => row.task}
        empty={<EmptyState icon="clock" title="没有在等对方的事" />}
        columns={[
          {
            head: '事项',
            cell: (row) => (
              <>
                <a href={row.href}>{row.what}</a>
                <span className="cell-more">
                  <ProjectName {...row.project} />
                </span>
              </>
            ),
          },
          {
            head: '轮到',
            cell: (row) => (
              <span className="who">
                <Seal char={row.turn.seal} side={row.turn.side} title={row.turn.title} hollow /> {row.turn.name}
              </span>
            ),
          },
          { head: '已等', kind: 'dense', cell: (row) => row.waited },
          { head: '对方期限', kind: 'dense', cell: (row) => <Limit clock={row.clock} due={row.due} /> },
          { head: '催办', kind: 'act', cell: (row) => <Remind row={row} formKey={formKey} /> },
        ]}
      />
    </Sheet>
  )
}

function Remind({ row, formKey }: { row: WaitingRow; formKey: string }) {
  const { blocked, word, sent } = row.remind
  if (blocked && !sent) return <span className="muted small">{blocked}</span>
  return (
    <form method="post" action="/desk">
      <HiddenInputs values={{ key: formKey, task: row.task }} />
      {blocked ? (
        <button type="button" className="button button-small" aria-disabled="true" title={blocked}>
          {word}
        </button>
      ) : (
        <SubmitButton size="small">
          {word}
          <span className="out-of-sight">：{row.what}</span>
        </SubmitButton>
      )}
    </form>
  )
}
