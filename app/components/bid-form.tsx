import type { BidLine, BookLine, BookPage } from '../presenters/book.server.ts'
import { Amount } from './amount.tsx'
import { amountText } from './amount-text.ts'
import { ConfirmFold } from './confirm-fold.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { MoneyField } from './money-field.tsx'
import { PercentField } from './percent-field.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { SelectField } from './select-field.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'
import { UnitField } from './unit-field.tsx'

type Typed = { bid: string; line: string; rate: string; amount: string; related: string }

export type RefusedBid = { act: string; message: string; fields: Record<string, readonly string[]>; typed: Typed }

export type BidFormProps = {
  lines: readonly Pick<BookLine, 'id' | 'name' | 'tenor' | 'range' | 'by'>[]
  terms: BookPage['terms']
  bidding: NonNullable<BookPage['bidding']>
  requestKey: string
  /** The own bid that this one takes the place of. */
  replaces?: BidLine
  refused?: RefusedBid | undefined
}

/** One step of an order: line, rate, amount. A new one stands beside the earlier; a change takes its place. */
export function BidForm(form: BidFormProps) {
  const { bidding, requestKey, replaces } = form
  const before = prefixOf(form)
  const mine = refusedHere(form)
  return (
    <form method="post" className="form">
      <HiddenInputs values={{ key: `${requestKey}-${before}p`, act: 'place', bid: replaces?.id }} />
      {mine ? <ErrorSummary errors={faultsOf(mine, before)} /> : null}
      <BidFields {...form} />
      <p className="acts">
        <SubmitButton tone={replaces ? 'secondary' : 'primary'} {...(bidding.open ? {} : { blocked: bidding.because })}>
          {replaces ? '修改这笔申购' : '提交申购'}
        </SubmitButton>
      </p>
    </form>
  )
}

/** Several forms stand on one page: their fields have ids of their own. */
const prefixOf = ({ replaces }: BidFormProps) => (replaces ? `${replaces.id}-` : '')

const refusedHere = ({ refused, replaces }: BidFormProps): RefusedBid | undefined =>
  refused?.act === 'place' && refused.typed.bid === (replaces?.id ?? '') ? refused : undefined

/** Each fault with a link to its field; what no field is at fault for is said by itself. */
const faultsOf = ({ message, fields }: RefusedBid, before: string) => {
  const faults = Object.entries(fields).map(([name, said]) => ({ field: `${before}${name}`, message: said.join(' ') }))
  return faults.length > 0 ? faults : [{ message }]
}

function BidFields(form: BidFormProps) {
  const { lines, terms, replaces } = form
  const mine = refusedHere(form)
  const field = (name: keyof Typed, fallback: string) => ({
    name,
    id: `${prefixOf(form)}${name}`,
    required: true,
    defaultValue: mine?.typed[name] ?? fallback,
    ...(mine?.fields[name] ? { errors: mine.fields[name] } : {}),
  })
  const price = lines.every(({ by }) => by === 'price')
  const hint = lines.map(({ name, tenor, range }) => `${name}（${tenor}）${range}`).join('；')
  const size = terms
    ? `不低于 ${amountText(terms.minimum, '万元')} 万元，为 ${amountText(terms.step, '万元')} 万元的整数倍`
    : ''
  return (
    <div className="form-grid">
      <SelectField
        {...field('line', replaces?.lineId ?? lines[0]?.id ?? '')}
        label="品种"
        options={lines.map(({ id, name, tenor }) => ({ value: id, label: `${name} ${tenor}` }))}
      />
      {price ? (
        <UnitField {...field('rate', replaces?.rate ?? '')} label="申购价格" unit="元" hint={hint} />
      ) : (
        <PercentField {...field('rate', replaces?.rate ?? '')} label="申购利率" hint={hint} />
      )}
      <MoneyField
        {...field('amount', replaces ? amountText(replaces.amount, '万元') : '')}
        label="申购金额"
        hint={size}
      />
      <RadioGroupField
        {...field('related', replaces?.related ? 'yes' : 'no')}
        label="是否关联方申购"
        choices={[
          { value: 'no', label: '否' },
          { value: 'yes', label: '是，随结果披露' },
        ]}
      />
    </div>
  )
}

const standings = {
  standing: { word: '有效', tone: 'pine' },
  replaced: { word: '已修改', tone: 'slate' },
  withdrawn: { word: '已撤回', tone: 'slate' },
} as const

/** The investor's own orders, each to be changed or taken back while the book is open. */
export function OwnBids({ bids, ...form }: Omit<BidFormProps, 'replaces'> & { bids: readonly BidLine[] }) {
  return (
    <DataTable
      caption="我的申购"
      rows={bids}
      rowKey={({ id }) => id}
      empty={<EmptyState title="还没有申购">可以按不同利率分别申购，逐笔修改或撤回。</EmptyState>}
      columns={[
        { head: '品种', cell: ({ line }) => line },
        { head: '利率或价格', kind: 'number', cell: ({ rate }) => rate },
        { head: '金额（万元）', kind: 'number', cell: ({ amount }) => <Amount fen={amount} unit="万元" bare /> },
        { head: '提交时间', kind: 'dense', cell: ({ at }) => at },
        {
          head: '状态',
          cell: ({ standing, version }) => (
            <Tag tone={standings[standing].tone}>
              {standings[standing].word}
              {version > 1 ? ` · 第 ${version} 版` : ''}
            </Tag>
          ),
        },
        {
          head: '操作',
          kind: 'act',
          cell: (bid) =>
            bid.standing === 'standing' && form.bidding.open ? (
              <div className="acts">
                <details className="bid-change">
                  <summary>修改</summary>
                  <BidForm {...form} replaces={bid} />
                </details>
                <ConfirmFold
                  verb="撤回"
                  name={`${bid.line} ${bid.rate} ${amountText(bid.amount, '万元')} 万元`}
                  hidden={{ key: `${form.requestKey}-${bid.id.slice(-8)}w`, act: 'withdraw', bid: bid.id }}
                  small
                />
              </div>
            ) : null,
        },
      ]}
    />
  )
}
