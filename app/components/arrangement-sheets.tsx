import type { ArrangementView, ClaimLine } from '../presenters/arrangements.server.ts'
import type { LossPicture } from '../presenters/loss-picture.ts'
import { Amount } from './amount.tsx'
import { DataTable } from './data-table.tsx'
import { type FactLine, FactsList } from './facts-list.tsx'
import { LayerChart } from './layer-chart.tsx'
import { LinkButton } from './link-button.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'
import { WaterfallChart } from './waterfall-chart.tsx'

/** One arrangement: its layers, the loss tried out on it, its terms, what stands behind it, its claims. */
export function ArrangementSheets({ arrangement }: { arrangement: ArrangementView }) {
  const { provider, instrument, state, picture, plan } = arrangement
  return (
    <section className="stack" aria-label={`${provider} ${instrument}`}>
      <Sheet
        title={`${provider} · ${instrument}`}
        note={<Tag tone="pine">{state}</Tag>}
        end={
          <LinkButton href={arrangement.runHref} size="small">
            去办理
          </LinkButton>
        }
      >
        <FactsList columns={2} facts={factsWith(arrangement)} />
      </Sheet>
      {picture ? (
        <div className="halves">
          <Sheet
            title="谁承担哪一层"
            note="面积即金额"
            end={plan > 0 ? `分担方案第 ${plan} 版` : '尚无分担方案，由增信机构自行承担'}
            bare
          >
            <LayerChart layers={picture.layers} most={picture.owed} loss={picture.loss} />
            <Borne picture={picture} terms={arrangement.terms} />
          </Sheet>
          <Sheet title="损失瀑布" end="亿元" foot="各方合计与净损失相等，尾差按最大余数分到分" bare>
            <WaterfallChart steps={picture.steps} />
          </Sheet>
        </div>
      ) : null}
      {arrangement.claims.length > 0 ? <Claims claims={arrangement.claims} /> : null}
    </section>
  )
}

/** Of a counter-guarantee only its outcome is told: its own papers and minutes stay behind its wall. */
function factsWith({ facts, counters, facility }: ArrangementView): FactLine[] {
  return [
    ...facts,
    ...(counters.length === 0 ? [{ label: '反担保', value: '没有' }] : []),
    ...counters.map(({ provider, state }, at) => ({
      label: counters.length > 1 ? `反担保 ${at + 1}` : '反担保',
      value: `${provider}：${state}`,
    })),
    ...(facility ? [{ label: '额度台账', value: <a href={facility.href}>{facility.name}</a> }] : []),
  ]
}

const rests = { share: '', rest: '其余部分', uncovered: '未增信部分' }

function Borne({ picture, terms }: { picture: LossPicture; terms: ArrangementView['terms'] }) {
  const termOf = (party: string) => terms.filter((term) => term.party === party)
  return (
    <DataTable
      caption="各方承担"
      rows={picture.borne}
      rowKey={({ party }) => party}
      columns={[
        {
          head: '承担方',
          cell: ({ party, tone }) => (
            <>
              <span className={`swatch swatch-${tone}`} />
              {party}
            </>
          ),
          total: '合计',
        },
        {
          head: '顺序与比例',
          cell: ({ party, bears }) =>
            [
              ...termOf(party).map(({ order, percent }) => `第 ${order} 层 ${percent}%`),
              ...(rests[bears] ? [rests[bears]] : []),
            ].join('，'),
          total: '与净损失相等',
        },
        {
          head: '上限（亿元）',
          kind: 'number',
          cell: ({ party, bears }) => {
            if (bears === 'uncovered') return '—'
            const caps = termOf(party).flatMap(({ cap }) => (cap === null ? [] : [cap]))
            return caps.length > 0 ? <Amount fen={caps.reduce((sum, cap) => sum + cap, 0)} bare /> : '不设'
          },
          total: '',
        },
        { head: '占比', kind: 'number', cell: ({ share }) => share, total: '' },
        {
          head: '本情形（亿元）',
          kind: 'number',
          cell: ({ fen }) => <Amount fen={fen} bare />,
          total: <Amount fen={picture.borne.reduce((sum, { fen }) => sum + fen, 0)} bare />,
        },
      ]}
    />
  )
}

function Claims({ claims }: { claims: readonly ClaimLine[] }) {
  return (
    <Sheet title="代偿、追偿与损失分摊" end={`${claims.length} 项`} bare>
      <DataTable
        caption="代偿请求"
        rows={claims}
        rowKey={({ id }) => id}
        columns={[
          { head: '义务', cell: ({ what }) => what },
          { head: '请求时间', kind: 'dense', cell: ({ filedAt }) => filedAt },
          { head: '请求（元）', kind: 'number', cell: ({ amount }) => <Amount fen={amount} unit="元" bare /> },
          {
            head: '代偿（元）',
            kind: 'number',
            cell: ({ paid }) => (paid === null ? '未付' : <Amount fen={paid} unit="元" bare />),
          },
          { head: '追偿回收', cell: ({ recoveries }) => <Recoveries recoveries={recoveries} /> },
          { head: '损失分摊', cell: ({ shares, settled }) => (settled ? <Shares shares={shares} /> : '尚未确认') },
        ]}
      />
    </Sheet>
  )
}

function Recoveries({ recoveries }: Pick<ClaimLine, 'recoveries'>) {
  if (recoveries.length === 0) return <>—</>
  return (
    <ul>
      {recoveries.map(({ id, on, source, amount }) => (
        <li key={id}>
          {on} {source} <Amount fen={amount} unit="元" />
        </li>
      ))}
    </ul>
  )
}

function Shares({ shares }: Pick<ClaimLine, 'shares'>) {
  return (
    <ul>
      {shares.map(({ party, amount }) => (
        <li key={party}>
          {party} <Amount fen={amount} unit="元" />
        </li>
      ))}
    </ul>
  )
}
