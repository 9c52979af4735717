import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'

type Props = {
  acts: { decide: string | null; withdraw: boolean }
  /** What is decided on, by name. */
  title: string
  /** The version on which the effect above was reckoned. */
  version: number
  problem: string | null
  answer: FormAnswer | undefined
}

/** The second pair of eyes: approve on what was just shown, or send back with a reason. The proposer may only withdraw. */
export function DecideChange({ acts, title, version, problem, answer }: Props) {
  const approve = acts.decide ?? (problem ? '按现行规则已不能生效，请退回。' : null)
  return (
    <Sheet title="复核" foot="通过后即成为规则手册的下一版；各行参数不改写，只接续。">
      <form method="post" className="form">
        <HiddenInputs values={{ seen: version }} />
        <TextAreaField {...shown(answer, 'words')} label="复核意见" hint="退回须写明理由。" rows={2} maxLength={2000} />
        <div className="acts">
          <SubmitButton tone="primary" name="intent" value="approve" {...(approve ? { blocked: approve } : {})}>
            复核通过
          </SubmitButton>
          {acts.decide ? null : (
            <SubmitButton tone="danger" name="intent" value="refuse">
              退回「{title}」
            </SubmitButton>
          )}
          {acts.withdraw ? (
            <SubmitButton name="intent" value="withdraw">
              撤回「{title}」
            </SubmitButton>
          ) : null}
        </div>
      </form>
    </Sheet>
  )
}
