import type { ReactNode } from 'react'
import { FormFields } from '../forms/form-fields.tsx'
import type { FieldErrors } from '../forms/read-form.ts'
import { type FieldsView, faultsOf } from '../forms/view-fields.ts'
import type { BasisView } from '../presenters/basis-view.ts'
import { BasisLink } from './basis-link.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SubmitButton } from './submit-button.tsx'

export type Act = {
  type: string
  label: string
  tone: 'primary' | 'secondary' | 'danger'
  blocked: string | null
  fields: FieldsView
  basis: BasisView | null
  open: boolean
}

export type ActFormProps = {
  act: Act
  /** Posted with every form: the request's key and the revision seen. */
  hidden: Record<string, string | number>
  /** The thing acted on, said again before what cannot be undone. */
  subject: string
  /** What came back of this form, where it was the one that was sent. */
  refused?: { message?: string | undefined; errors?: FieldErrors | undefined }
  /** Further questions of the page, before the button. */
  extra?: { fields: FieldsView; after: ReactNode }
  multipart?: boolean
}

/** One act as a folded form. A blocked one stands open with its reason, without asking for what could not be posted. */
export function ActForm({ act, hidden, subject, refused, extra, multipart }: ActFormProps) {
  const asks = act.fields.length > 0 || extra !== undefined
  if (act.blocked !== null)
    return (
      <div className="act-line">
        <SubmitButton tone={act.tone} blocked={act.blocked}>
          {act.label}
        </SubmitButton>
        <Basis act={act} />
      </div>
    )
  const form = (
    <form
      method="post"
      action="#act"
      className="form"
      encType={multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
    >
      <HiddenInputs values={{ ...hidden, type: act.type }} />
      {refused ? <Refused {...refused} fields={[...act.fields, ...(extra?.fields ?? [])]} /> : null}
      {act.fields.length > 0 ? <FormFields fields={act.fields} /> : null}
      {extra ? (
        <>
          <FormFields fields={extra.fields} />
          {extra.after}
        </>
      ) : null}
      {act.tone === 'danger' ? (
        <p className="small soft">
          将对「{subject}」办理「{act.label}」，提交后按记录留存。
        </p>
      ) : null}
      <p className="acts">
        <SubmitButton tone={act.tone}>{act.label}</SubmitButton>
        <Basis act={act} />
      </p>
    </form>
  )
  if (!asks && act.tone !== 'danger') return <div className="act-line">{form}</div>
  return (
    <details className="act-fold" open={act.open} id={act.open ? 'act' : undefined}>
      <summary>
        <b className={act.tone === 'danger' ? 'tone-cinnabar' : undefined}>{act.label}</b>
      </summary>
      <div className="act-body">{form}</div>
    </details>
  )
}

function Basis({ act }: { act: Act }): ReactNode {
  if (!act.basis) return null
  return (
    <span className="muted small">
      依据：
      <BasisLink basis={act.basis} />
    </span>
  )
}

/** The sentence of the command where there is one; else what to mend, field by field. */
function Refused({ message, errors, fields }: NonNullable<ActFormProps['refused']> & { fields: FieldsView }) {
  const faults = faultsOf(fields, errors)
  if (faults.length === 0)
    return message ? <ErrorSummary errors={[{ message }]} title="没有办成。已填内容都在。" /> : null
  return <ErrorSummary errors={faults} {...(message ? { title: message } : {})} />
}
