import type { CasePane as Pane, PaneDuty } from '../presenters/case-pane.server.ts'
import { Alert } from './alert.tsx'
import { Amount } from './amount.tsx'
import { ClockLine } from './clock-line.tsx'
import { DayStrip } from './day-strip.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Icon } from './icon.tsx'
import { LinkButton } from './link-button.tsx'
import { SampleMark } from './marks.tsx'
import { CapacitySeal } from './seal.tsx'
import { SelectField } from './select-field.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'
import { TextAreaField } from './text-area-field.tsx'

export type CasePaneProps = {
  pane: Pane
  /** Posted with every act of this pane. */
  hidden: Record<string, string>
  closeHref: string
  /** What was typed and refused: shown again in its form. */
  refused?: { act: string; duty: string; reason: string; to: string; fields: Record<string, readonly string[]> }
}

/** The opened case: by when, what changed, what was asked, what may I decide; then who holds it. */
export function CasePane({ pane, hidden, closeHref, refused }: CasePaneProps) {
  const { line } = pane
  return (
    <aside className="pane" aria-labelledby="pane">
      <header>
        <p className="small soft">
          {line.number} {line.lane === 0 ? ' · 绿色通道' : ''}
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
      {pane.strip ? <DayStrip {...pane.strip} /> : null}
      {pane.round ? <Round {...pane.round} /> : null}
      <Decide pane={pane} />
      <section>
        <h3>谁来审</h3>
        {pane.warnings.map((warning) => (
          <Alert key={warning} kind="warning" title="回避提示">
            {warning}
          </Alert>
        ))}
        {pane.duties.map((duty) => (
          <Duty
            key={duty.duty}
            duty={duty}
            hidden={hidden}
            colleagues={pane.colleagues}
            {...(refused?.duty === duty.duty ? { refused } : {})}
          />
        ))}
      </section>
      <section>
        <LinkButton href={line.runHref} tone="primary" size="block">
          进入办理页
        </LinkButton>
      </section>
    </aside>
  )
}

function Changes({ changes }: Pick<Pane, 'changes'>) {
  return (
    <ul className="pane-changes">
      {changes.map(({ id, what, at, capacity }) => (
        <li key={id}>
          <CapacitySeal capacity={capacity} /> {what} <small>{at}</small>
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

type DutyProps = {
  duty: PaneDuty
  hidden: CasePaneProps['hidden']
  colleagues: Pane['colleagues']
  refused?: CasePaneProps['refused']
}

function Duty({ duty, hidden, colleagues, refused }: DutyProps) {
  if (duty.claim)
    return (
      <form method="post" className="pane-claim">
        <HiddenInputs values={{ ...hidden, act: 'claim', duty: duty.duty }} />
        <SubmitButton icon="check" {...(duty.claim.blocked ? { blocked: duty.claim.blocked } : {})}>
          {`领取${duty.title}`}
        </SubmitButton>
        {duty.claim.blocked ? null : <small>领取即声明与本项目各参与方无利益冲突。</small>}
      </form>
    )
  return (
    <div className="pane-duty">
      <p>
        <b>{duty.title}</b> {duty.mine ? '我' : (duty.holder ?? '待审核岗领取')}
      </p>
      {duty.mine ? <Release duty={duty} hidden={hidden} {...(refused?.act === 'release' ? { refused } : {})} /> : null}
      {duty.mayHandOver ? (
        <HandOver
          duty={duty}
          hidden={hidden}
          colleagues={colleagues}
          {...(refused?.act === 'hand-over' ? { refused } : {})}
        />
      ) : null}
    </div>
  )
}

function Release({ duty, hidden, refused }: Omit<DutyProps, 'colleagues'>) {
  return (
    <details className="act-fold" open={Boolean(refused)}>
      <summary>退回队列</summary>
      <form method="post" className="form act-body">
        <HiddenInputs values={{ ...hidden, act: 'release', duty: duty.duty }} />
        <TextAreaField
          name="reason"
          id={`release-${duty.duty}`}
          label="退回原因"
          rows={2}
          required
          defaultValue={refused?.reason ?? ''}
          {...(refused?.fields.reason ? { errors: refused.fields.reason } : {})}
        />
        <p className="acts">
          <SubmitButton size="small">退回队列</SubmitButton>
        </p>
      </form>
    </details>
  )
}

function HandOver({ duty, hidden, colleagues, refused }: DutyProps) {
  return (
    <details className="act-fold" open={Boolean(refused)}>
      <summary>转办</summary>
      <form method="post" className="form act-body">
        <HiddenInputs values={{ ...hidden, act: 'hand-over', duty: duty.duty }} />
        <SelectField
          name="to"
          id={`hand-over-to-${duty.duty}`}
          label="转给"
          options={colleagues}
          empty="请选择"
          required
          defaultValue={refused?.to ?? ''}
          {...(refused?.fields.to ? { errors: refused.fields.to } : {})}
        />
        <TextAreaField
          name="reason"
          id={`hand-over-reason-${duty.duty}`}
          label="转办原因"
          rows={2}
          required
          defaultValue={refused?.reason ?? ''}
          {...(refused?.fields.reason ? { errors: refused.fields.reason } : {})}
        />
        <p className="acts">
          <SubmitButton size="small">转办</SubmitButton>
        </p>
      </form>
    </details>
  )
}
