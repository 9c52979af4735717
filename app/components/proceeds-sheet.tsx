import type { ProceedsView } from '../presenters/proceeds.server.ts'
import { Amount } from './amount.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** Shares of the bar only; the words beside it keep the fen. */
const share = (fen: number, of: number) => Math.round((fen / Math.max(of, 1)) * 10_000)

/** 募集资金台账: entries are reversed, never edited; the ratio is of what was spent. */
export function ProceedsSheet({
  lines,
  spent,
  tech,
  unspent,
  share: ratio,
  detailed,
  issued,
  exportList,
}: ProceedsView & { issued: number; exportList: string }) {
  return (
    <Sheet
      title="募集资金使用"
      note={ratio ? `投向科技创新领域 ${ratio}，按已使用金额` : '尚未使用'}
      end={detailed ? <ExportLinks list={exportList} what="募集资金台账" quiet /> : undefined}
      foot="分录不可修改，只可冲正"
      bare
    >
      <div className="ledger-bar">
        <ProgressBar
          total={10_000}
          unit=""
          hideWords
          parts={[
            { label: '科技创新领域', count: share(tech, issued), tone: 'azure' },
            { label: '其他用途', count: share(spent - tech, issued), tone: 'slate' },
          ]}
        />
        <p className="progress-bar-words">
          募集 <Amount fen={issued} /> · 已使用 <Amount fen={spent} /> · 其中科技创新领域 <Amount fen={tech} /> · 未使用{' '}
          <Amount fen={unspent} />
        </p>
      </div>
      {detailed ? (
        <DataTable
          caption="募集资金使用台账"
          rows={lines}
          rowKey={({ id }) => id}
          empty={<EmptyState title="还没有使用记录">发行人或主承销商登记资金使用后，这里逐笔列示。</EmptyState>}
          columns={[
            { head: '日期', kind: 'dense', cell: ({ paidOn }) => paidOn },
            { head: '用途', cell: ({ use }) => use },
            { head: '收款方', cell: ({ payee }) => payee },
            { head: '领域', cell: ({ tech: fits }) => (fits ? <Tag tone="azure">科技创新</Tag> : '其他') },
            { head: '金额（元）', kind: 'number', cell: ({ amount }) => <Amount fen={amount} unit="元" bare /> },
            {
              head: '状态',
              cell: ({ reversed, reverses }) =>
                reverses ? <Tag dashed>冲正</Tag> : reversed ? <Tag dashed>已冲正</Tag> : '有效',
            },
          ]}
        />
      ) : null}
    </Sheet>
  )
}
