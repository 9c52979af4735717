import { Amount } from './amount.tsx'
import { amountText } from './amount-text.ts'
import { DataTable } from './data-table.tsx'
import { FigureFrame } from './figure-frame.tsx'

export type CashFlow = {
  on: string
  /** The day in words. */
  label: string
  /** Integer fen. */
  interest: number
  principal: number
  done: boolean
}

const floor = 168
const ceiling = 34
const pitch = 92

/** 现金流: what is paid on each day, interest below principal; a coupon beside a principal stays visible as a line. */
export function CashFlowChart({ flows }: { flows: readonly CashFlow[] }) {
  const most = Math.max(1, ...flows.map(({ interest, principal }) => interest + principal))
  const height = (fen: number) => (fen === 0 ? 0 : Math.max(3, (fen / most) * (floor - ceiling)))
  const told = flows.map(({ label, interest, principal }) => `${label} ${amountText(interest + principal, '亿元')}`)
  const width = flows.length * pitch + 12
  return (
    <FigureFrame
      name="现金流"
      label={`现金流（亿元）：${told.join('，')}`}
      width={width}
      height={floor + 26}
      table={<FlowTable flows={flows} />}
    >
      <path className="figure-axis" d={`M6 ${floor}H${width - 6}`} />
      <text x="6" y="12">
        亿元
      </text>
      {flows.map(({ on, label, interest, principal, done }, at) => {
        const left = 6 + at * pitch + (pitch - 36) / 2
        const low = height(interest)
        const high = height(principal)
        return (
          <g key={on} className={done ? 'flow-done' : undefined}>
            <rect className="fill-pine" x={left} y={floor - low} width="36" height={low} />
            <rect className="fill-azure" x={left} y={floor - low - high} width="36" height={high} />
            <text className="figure-key" x={left + 18} y={floor - low - high - 6} textAnchor="middle">
              {amountText(interest + principal, '亿元')}
            </text>
            <text x={left + 18} y={floor + 18} textAnchor="middle">
              {label.replace(/^(\d{4})年(\d+)月(\d+)日$/, '$1-$2-$3')}
            </text>
          </g>
        )
      })}
    </FigureFrame>
  )
}

function FlowTable({ flows }: { flows: readonly CashFlow[] }) {
  const sum = (of: 'interest' | 'principal') => flows.reduce((total, flow) => total + flow[of], 0)
  return (
    <DataTable
      caption="各日现金流"
      rows={flows}
      rowKey={({ on }) => on}
      columns={[
        { head: '支付日', cell: ({ label }) => label, total: '合计' },
        {
          head: '利息（元）',
          kind: 'number',
          cell: ({ interest }) => <Amount fen={interest} unit="元" bare />,
          total: <Amount fen={sum('interest')} unit="元" bare />,
        },
        {
          head: '本金（元）',
          kind: 'number',
          cell: ({ principal }) => <Amount fen={principal} unit="元" bare />,
          total: <Amount fen={sum('principal')} unit="元" bare />,
        },
        { head: '状态', cell: ({ done }) => (done ? '已付' : '未付') },
      ]}
    />
  )
}
