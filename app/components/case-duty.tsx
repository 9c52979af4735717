import type { PaneDuty } from '../presenters/case-pane.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SelectField } from './select-field.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'

export type RefusedDuty = {
  act: string
  duty: string
  reason: string
  to: string
  fields: Record<string, readonly string[]>
}

type DutyProps = {
  duty: PaneDuty
  /** Posted with every act. */
  hidden: Record<string, string>
  colleagues: readonly { value: string; label: string }[]
  refused?: RefusedDuty | undefined
}

/** Who holds the case as first or second: to be taken, given back, or handed over with a reason. */
export function CaseDuty({ duty, hidden, colleagues, refused }: DutyProps) {
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
      {duty.mayAsk ? <Ask duty={duty} hidden={hidden} {...(refused?.act === 'ask' ? { refused } : {})} /> : null}
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

/** Whoever came second may ask; to hand over stays the holder's. */
function Ask({ duty, hidden, refused }: Omit<DutyProps, 'colleagues'>) {
  return (
    <details className="act-fold" open={refused?.duty === duty.duty}>
      <summary>请{duty.holder}转办</summary>
      <form method="post" className="form act-body">
        <HiddenInputs values={{ ...hidden, act: 'ask', duty: duty.duty }} />
        <TextAreaField
          name="reason"
          id={`ask-${duty.duty}`}
          label="原因"
          hint="消息发给承办人，一天一次；是否转办由对方或审核主管决定。"
          rows={2}
          required
          defaultValue={refused?.reason ?? ''}
          {...(refused?.fields.reason ? { errors: refused.fields.reason } : {})}
        />
        <p className="acts">
          <SubmitButton size="small">请求转办</SubmitButton>
        </p>
      </form>
    </details>
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
