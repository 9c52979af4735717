import type { CasePane as Pane } from '../presenters/case-pane.server.ts'
import { Alert } from './alert.tsx'
import { Amount } from './amount.tsx'
import { CaseAside, type RefusedAside } from './case-aside.tsx'
import { CaseDuty, type RefusedDuty } from './case-duty.tsx'
import { ClockLine } from './clock-line.tsx'
import { DayStrip } from './day-strip.tsx'
import { Icon } from './icon.tsx'
import { LinkButton } from './link-button.tsx'
import { SampleMark } from './marks.tsx'
import { CapacitySeal } from './seal.tsx'
import { Tag } from './tag.tsx'

export type CasePaneProps = {
  pane: Pane
  /** Posted with every act of this pane. */
  hidden: Record<string, string>
  closeHref: string
  /** What was typed and refused: shown again in its form. */
  refused?: RefusedDuty & RefusedAside
}

/** The opened case: by when, what changed, what was asked, what may I decide; then who holds it. */
export function CasePane({ pane, hidden, closeHref, refused }: CasePaneProps) {
  return (
    <aside className="pane" aria-labelledby="pane">
      <PaneHead line={pane.line} closeHref={closeHref} />
      <Applied applied={pane.applied} />
      <Green green={pane.green} />
      <Answers pane={pane} />
      {pane.strip ? <DayStrip {...pane.strip} /> : null}
      {pane.round ? <Round {...pane.round} /> : null}
      <Decide pane={pane} />
      <CaseAside
        line={pane.line}
        aside={pane.aside}
        hidden={hidden}
        refused={refused?.act === 'set-aside' ? refused : undefined}
      />
      <section>
        <h3>谁来审</h3>
        {pane.warnings.map((warning) => (
          <Alert key={warning} kind="warning" title="回避提示">
            {warning}
          </Alert>
        ))}
        {pane.duties.map((duty) => (
          <CaseDuty
            key={duty.duty}
            duty={duty}
            hidden={hidden}
            colleagues={pane.colleagues}
            {...(refused?.duty === duty.duty ? { refused } : {})}
          />
        ))}
      </section>
      <section>
        <LinkButton href={pane.line.runHref} tone="primary" size="block">
          进入办理页
        </LinkButton>
      </section>
    </aside>
  )
}

function PaneHead({ line, closeHref }: Pick<Pane, 'line'> & { closeHref: string }) {
  return (
    <header>
      <p className="small soft">
        {line.number} {line.green ? ' · 绿色通道' : ''}
        <a className="pane-close" href={closeHref}>
          收起
        </a>
      </p>
      <h2 id="pane" tabIndex={-1}>
        {line.name}
      </h2>
      <p className="small soft">
        {line.issuer}
        {line.sample ? <SampleMark /> : null}
        {line.amount === null ? null : (
          <>
            {' '}
            · <Amount fen={line.amount} />
          </>
        )}
      </p>
    </header>
  )
}

const Applied = ({ applied }: Pick<Pane, 'applied'>) =>
  applied ? (
    <section>
      <Alert kind="note" title={`发行人一方申请${applied}，等待答复`}>
        同意的，办理{applied}；不同意的，写明理由，另发答复函。
      </Alert>
    </section>
  ) : null

function Green({ green }: Pick<Pane, 'green'>) {
  if (!green.pending && green.fallen.length === 0) return null
  const title = green.pending ? '申请绿色通道，等待答复' : '绿色通道的条件不再全部符合'
  const words = green.fallen.length > 0 ? green.fallen.join('；') : '各项条件目前符合'
  return (
    <section>
      <Alert kind={green.fallen.length > 0 ? 'warning' : 'note'} title={title}>
        {words}。
      </Alert>
    </section>
  )
}

function Answers({ pane }: { pane: Pane }) {
  const { line } = pane
  return (
    <section>
      <dl className="facts">
        <dt>何时到期</dt>
        <dd>
          {line.clock ? <ClockLine {...line.clock} unit="个工作日" /> : line.clockWords}
          <span className="facts-source">{pane.due ?? (line.clock ? '停表中，没有到期日' : '')}</span>
        </dd>
        <dt>变了什么</dt>
        <dd>
          {pane.changesWords}
          <Changes changes={pane.changes} />
        </dd>
        <dt>谁看过</dt>
        <dd>
          {pane.duties.map(({ duty, title, holder, looked }) => (
            <span key={duty} className="cell-more">
              {title} {holder ?? '待领取'} {holder ? (looked ?? '未看') : ''}
            </span>
          ))}
        </dd>
      </dl>
    </section>
  )
}

function Changes({ changes }: Pick<Pane, 'changes'>) {
  return (
    <ul className="pane-changes">
      {changes.map(({ id, what, times, at, capacity }) => (
        <li key={id}>
          <CapacitySeal capacity={capacity} /> {what}
          {times > 1 ? ` ${times} 次` : ''} <small>{at}</small>
        </li>
      ))}
    </ul>
  )
}

function Round({ words, items }: NonNullable<Pane['round']>) {
  return (
    <section>
      <h3>
        反馈意见 <small>{words}</small>
      </h3>
      <ol className="pane-items">
        {items.map(({ number, title, word, tone }) => (
          <li key={number}>
            <span className="number">{number}</span>
            <span>{title}</span>
            <Tag tone={tone}>{word}</Tag>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What may be decided is done on the run's own page, with its form; here it is said, with what stands against it. */
function Decide({ pane }: { pane: Pane }) {
  const free = pane.actions.filter(({ blocked }) => blocked === null)
  const blocked = pane.actions.filter((action) => action.blocked !== null)
  return (
    <section>
      <h3>我的决定</h3>
      {pane.actions.length === 0 ? <p className="small soft">领取之后，可以在这里看到您能作出的决定。</p> : null}
      <p className="acts">
        {free.map(({ type, label }) => (
          <LinkButton key={type} href={`${pane.line.runHref}?act=${type}#act`} size="small">
            {label}
          </LinkButton>
        ))}
      </p>
      {blocked.map(({ type, label, blocked: because }) => (
        <p key={type} className="act-reason">
          <Icon name="lock" />
          <span>
            {label}：{because}
          </span>
        </p>
      ))}
    </section>
  )
}
