import type { AllotmentLine, BidLine, BookLine } from '../presenters/book.server.ts'
import { Amount } from './amount.tsx'
import { BookChart } from './book-chart.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** Every line of an issue with what it asks for and, where it may be told, what it came to. */
export function BookTerms({ lines }: { lines: readonly BookLine[] }) {
  return (
    <DataTable
      caption="品种"
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { head: '品种', cell: ({ name }) => name },
        { head: '期限', cell: ({ tenor }) => tenor },
        { head: '规模（亿元）', kind: 'number', cell: ({ size }) => <Amount fen={size} bare /> },
        { head: '申购区间', kind: 'number', cell: ({ range }) => range },
        {
          head: '票面或价格',
          kind: 'number',
          cell: ({ level, settled, by }) =>
            level && settled ? <b>{by === 'rate' ? `${level}%` : level}</b> : <span className="muted">待定</span>,
        },
        {
          head: '实际发行（亿元）',
          kind: 'number',
          cell: ({ final, outcome }) => outcome ?? (final === null ? '—' : <Amount fen={final} bare />),
        },
        { head: '全场倍数', kind: 'number', cell: ({ multiple }) => multiple ?? '—' },
      ]}
    />
  )
}

/** Demand by level: a picture where levels are rates, a table where they are prices. */
export function BookDemand({ line }: { line: BookLine }) {
  const levels = line.levels ?? []
  const note = line.settled ? '按配售结果' : '按现有申购测算，截止前会变动'
  return (
    <Sheet
      title={`${line.name} · 申购分布`}
      note={note}
      end={line.demand === null ? undefined : <Amount fen={line.demand} />}
      bare
    >
      {levels.length === 0 ? (
        <EmptyState icon="bars" title="还没有有效申购">
          投资人在簿记时间内提交申购后，这里按利率显示申购分布。
        </EmptyState>
      ) : line.by === 'rate' ? (
        <BookChart levels={levels} size={line.size} {...(line.level ? { cutoff: line.level } : {})} />
      ) : (
        <DataTable
          caption="各价位申购"
          rows={levels}
          rowKey={({ rate }) => rate}
          columns={[
            { head: '价格（元）', cell: ({ rate }) => rate },
            { head: '笔数', kind: 'number', cell: ({ bids }) => bids },
            { head: '申购（亿元）', kind: 'number', cell: ({ amount }) => <Amount fen={amount} bare /> },
          ]}
        />
      )}
    </Sheet>
  )
}

/** The book as its keeper sees it: every standing bid, best for the issuer first. */
export function StandingBids({ bids }: { bids: readonly BidLine[] }) {
  const sum = bids.reduce((total, { amount }) => total + amount, 0)
  return (
    <DataTable
      caption="有效申购"
      rows={bids}
      rowKey={({ id }) => id}
      empty={<EmptyState title="还没有申购">簿记开始后，投资人的申购会出现在这里。</EmptyState>}
      columns={[
        { head: '投资人', cell: ({ investor }) => investor, total: '合计' },
        { head: '品种', cell: ({ line }) => line, total: '' },
        { head: '利率或价格', kind: 'number', cell: ({ rate }) => rate, total: '' },
        {
          head: '金额（万元）',
          kind: 'number',
          cell: ({ amount }) => <Amount fen={amount} unit="万元" bare />,
          total: <Amount fen={sum} unit="万元" bare />,
        },
        {
          head: '关联方',
          kind: 'centre',
          cell: ({ related }) => (related ? <Tag tone="amber">关联方</Tag> : '否'),
          total: '',
        },
        { head: '提交时间', kind: 'dense', cell: ({ at }) => at, total: '' },
      ]}
    />
  )
}

export function Allotments({ allotments }: { allotments: readonly AllotmentLine[] }) {
  const sum = (of: 'amount' | 'payable') => allotments.reduce((total, row) => total + row[of], 0)
  return (
    <DataTable
      caption="配售与缴款"
      rows={allotments}
      rowKey={({ id }) => id}
      columns={[
        { head: '投资人', cell: ({ investor }) => investor, total: '合计' },
        { head: '品种', cell: ({ line }) => line, total: '' },
        {
          head: '获配（万元）',
          kind: 'number',
          cell: ({ amount }) => <Amount fen={amount} unit="万元" bare />,
          total: <Amount fen={sum('amount')} unit="万元" bare />,
        },
        {
          head: '应缴（元）',
          kind: 'number',
          cell: ({ payable }) => <Amount fen={payable} unit="元" bare />,
          total: <Amount fen={sum('payable')} unit="元" bare />,
        },
        {
          head: '缴款',
          cell: ({ paid, confirmed }) =>
            paid ? <Tag tone="pine">{paid} 到账</Tag> : <Tag tone="amber">{confirmed ? '待缴款' : '配售待确认'}</Tag>,
          total: '',
        },
      ]}
    />
  )
}
