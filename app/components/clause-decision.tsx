import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'

type Props = {
  acts: { decide: string | null; withdraw: boolean }
  problem: string | null
  answer: FormAnswer | undefined
}

/** The second pair of eyes on a clause. Its author may only take it back. */
export function ClauseDecision({ acts, problem, answer }: Props) {
  const approve = acts.decide ?? problem
  return (
    <Sheet title="复核" foot="通过后文本不再改动；生效日之后受理的项目印这一版。">
      <form method="post" className="form">
        <TextAreaField {...shown(answer, 'words')} label="复核意见" hint="退回须写明理由。" rows={2} maxLength={2000} />
        <div className="acts">
          <SubmitButton tone="primary" name="intent" value="approve" {...(approve ? { blocked: approve } : {})}>
            复核通过
          </SubmitButton>
          {acts.decide ? null : (
            <SubmitButton tone="danger" name="intent" value="refuse">
              退回
            </SubmitButton>
          )}
          {acts.withdraw ? (
            <SubmitButton name="intent" value="withdraw">
              撤回
            </SubmitButton>
          ) : null}
        </div>
      </form>
    </Sheet>
  )
}
