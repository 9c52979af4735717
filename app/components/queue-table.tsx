import type { QueueLane } from '../presenters/queue.server.ts'
import type { QueueLine } from '../presenters/queue-line.server.ts'
import { Amount } from './amount.tsx'
import { ClockLine } from './clock-line.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { LinkButton } from './link-button.tsx'
import { ProvisionalMark, SampleMark } from './marks.tsx'
import { CapacitySeal } from './seal.tsx'
import { SubmitButton } from './submit-button.tsx'

export type QueueTableProps = {
  lanes: readonly QueueLane[]
  open: string | null
  /** Cases that nobody holds may be ticked to be taken together, one's own to be put aside together. */
  choose?: boolean
  /** Projects that were ticked when the page was sent and refused. */
  ticked: readonly string[]
  /** What narrowed the list to nothing, in words; empty when nothing did. */
  narrowed: string
  allHref: string
}

/** One line a case, in lanes; the last columns say what is new to this reviewer and who holds the case. */
export function QueueTable({ lanes, open, choose, ticked, narrowed, allHref }: QueueTableProps) {
  return (
    <DataTable
      caption="审核队列"
      groups={lanes.filter(({ rows }) => rows.length > 0)}
      rowKey={({ run }) => run}
      chosen={({ run }) => run === open}
      urgency={({ urgency }) => urgency ?? undefined}
      empty={<NoCases narrowed={narrowed} allHref={allHref} />}
      columns={[
        {
          head: '编号',
          kind: 'dense',
          cell: ({ run, number, href }) => (
            <a className="queue-number" href={`${href}#pane`} id={`case-${run}`} data-case={run}>
              {number.split('-').at(-1)}
            </a>
          ),
        },
        { head: '项目 / 发行人', subject: true, cell: (line) => <Thing {...line} /> },
        { head: '亿元', kind: 'number', cell: ({ amount }) => (amount === null ? '—' : <Amount fen={amount} bare />) },
        { head: '官方状态', cell: ({ official }) => official },
        { head: '轮到', cell: ({ turn }) => <Turn turn={turn} /> },
        { head: '审核期限', cell: (line) => <Clock {...line} /> },
        { head: '到期', kind: 'dense', cell: ({ due }) => due },
        { head: '轮', kind: 'number', cell: ({ rounds }) => rounds },
        { head: '自上次查看', cell: ({ since }) => <Since {...since} /> },
        { head: '主审 / 复核', cell: (line) => <Holders {...line} /> },
        ...(choose
          ? [{ head: '勾选', cell: (line: QueueLine) => <Choose line={line} ticked={ticked.includes(line.project)} /> }]
          : []),
      ]}
    />
  )
}

function Thing({ name, issuer, sample, href, since, asides }: QueueLine) {
  return (
    <>
      {since.fresh || since.unseen ? (
        <span className="queue-new" role="img" aria-label={since.unseen ? '未看过' : '有新变化'} />
      ) : null}
      <a href={`${href}#pane`} tabIndex={-1}>
        {name}
      </a>
      {sample ? <SampleMark /> : null}
      <span className="cell-more">{issuer}</span>
      {asides.map(({ name: who, mine, until, reason }) => (
        <span key={who} className="cell-more">
          {mine ? '我' : who}搁置至 {until}：{reason}
        </span>
      ))}
    </>
  )
}

function Turn({ turn }: Pick<QueueLine, 'turn'>) {
  return (
    <span className="queue-turn">
      {turn.map(({ capacity, ours }) => (
        <CapacitySeal key={capacity} capacity={capacity} hollow={!ours} />
      ))}
    </span>
  )
}

function Clock({ clock, clockWords, provisional }: QueueLine) {
  if (clock) return <ClockLine {...clock} />
  return (
    <span className="muted">
      {clockWords}
      {provisional ? (
        <>
          {' '}
          <ProvisionalMark>暂定</ProvisionalMark>
        </>
      ) : null}
    </span>
  )
}

function Since({ words, fresh }: QueueLine['since']) {
  return fresh ? <b className="queue-fresh">{words}</b> : <span className="muted">{words}</span>
}

function Holders({ first, second }: Pick<QueueLine, 'first' | 'second'>) {
  const name = (holder: QueueLine['first']) =>
    holder ? holder.mine ? <b>我</b> : holder.name : <span className="muted">待领取</span>
  return (
    <span className="nowrap">
      {name(first)} / {name(second)}
    </span>
  )
}

type Held = Pick<QueueLine, 'first' | 'second'>

/** Whoever looks is one of its reviewers. */
export const isMine = ({ first, second }: Held): boolean => Boolean(first?.mine || second?.mine)

/** One of its two reviewers is missing, and it is free for whoever looks. */
export const isFree = (line: Held): boolean => !isMine(line) && (!line.first || !line.second)

/** A case is ticked for one thing only: what nobody holds to be taken, one's own to be put aside. */
function Choose({ line, ticked }: { line: QueueLine; ticked: boolean }) {
  if (!isMine(line) && !isFree(line)) return null
  const [form, word] = isMine(line) ? ['aside-many', '搁置'] : ['claim-many', '领取']
  return (
    <label className="queue-choose">
      <input type="checkbox" name="project" value={line.project} form={form} defaultChecked={ticked} />
      <small>{word}</small>
      <span className="out-of-sight"> {line.name}</span>
    </label>
  )
}

/** Takes what is ticked, and says of each case what became of it. */
export const ClaimMany = ({ requestKey }: { requestKey: string }) => (
  <form method="post" id="claim-many" className="queue-many">
    <HiddenInputs values={{ act: 'claim-many', key: requestKey }} />
    <SubmitButton name="duty" value="first" size="small">
      领取所勾选的主审
    </SubmitButton>
    <SubmitButton name="duty" value="second" size="small">
      领取所勾选的复核
    </SubmitButton>
    <small className="muted">逐件领取，领取即声明与各参与方无利益冲突；已被他人领取或须回避的逐件说明。</small>
  </form>
)

function NoCases({ narrowed, allHref }: Pick<QueueTableProps, 'narrowed' | 'allHref'>) {
  if (!narrowed)
    return (
      <EmptyState title="队列里没有项目">主承销商报送后，项目会出现在这里；报送之前，审核方看不到项目。</EmptyState>
    )
  return (
    <EmptyState icon="search" title="没有符合条件的项目" actions={<LinkButton href={allHref}>看全部</LinkButton>}>
      {narrowed}
    </EmptyState>
  )
}
