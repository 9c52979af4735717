import { FormFields } from '../forms/form-fields.tsx'
import type { FieldErrors } from '../forms/read-form.ts'
import { type FieldsView, faultsOf } from '../forms/view-fields.ts'
import { CheckField } from './check-field.tsx'
import { DateField } from './date-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { LinkButton } from './link-button.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { type ComparedField, ThreeWay } from './three-way.tsx'

export type FactEditProps = {
  edit: {
    group: string
    fields: FieldsView
    revisions: Record<string, number>
    compared: readonly ComparedField[]
    evidence: { value: string; label: string }[]
    sample: boolean
    asOf: string
    chosenEvidence: string
  }
  requestKey: string
  back: string
  errors: FieldErrors
  refusal?: string
}

/** One group of facts to be filled in. The browser does not insist: what is not known yet may stay blank. */
export function FactEdit({ edit, requestKey, back, errors, refusal }: FactEditProps) {
  const faults = faultsOf(edit.fields, errors)
  const revisions = Object.entries(edit.revisions).map(([key, revision]) => [`revision.${key}`, revision] as const)
  return (
    <Sheet id="edit" title={`登记要素：${edit.group}`} note="空白的不计；已登记的可改为新值，旧值留在历史中">
      <form method="post" action="#edit" className="form" noValidate>
        <HiddenInputs values={{ key: requestKey, group: edit.group, ...Object.fromEntries(revisions) }} />
        {faults.length > 0 || refusal ? (
          <ErrorSummary
            errors={faults.length > 0 ? faults : [{ message: refusal ?? '' }]}
            {...(refusal ? { title: refusal } : {})}
          />
        ) : null}
        {edit.compared.length > 0 ? <ThreeWay fields={edit.compared} /> : null}
        <FormFields fields={edit.fields} />
        <fieldset className="form-section">
          <legend>本次修改的来源</legend>
          <div className="form-grid">
            <DateField name="asOf" label="数据时点" defaultValue={edit.asOf} />
            <SelectField
              name="evidence"
              label="证据"
              options={edit.evidence}
              empty="不附证据"
              defaultValue={edit.chosenEvidence}
              hint="从已上传的文件中选择。"
            />
            <div className="whole">
              <CheckField name="sample" label="示例数据（引用之处一律标「示例」）" defaultChecked={edit.sample} />
            </div>
          </div>
        </fieldset>
        <p className="acts">
          <SubmitButton tone="primary">保存</SubmitButton>
          <LinkButton href={back}>放弃</LinkButton>
        </p>
      </form>
    </Sheet>
  )
}
