import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'

type Props = { name: string; blocked: string | null; own: boolean; answer: FormAnswer | undefined }

/** The second pair of eyes on an outage: put off what it cut off, or send it back with a reason. */
export const OutageDecision = ({ name, blocked, own, answer }: Props) => (
  <Sheet title="复核" foot="核准后逐项顺延：每一项期限的台账和项目历史都写明由来；未顺延的写明原因。">
    <form method="post" className="form">
      <TextAreaField {...shown(answer, 'words')} label="复核意见" hint="退回须写明理由。" rows={2} maxLength={2000} />
      <div className="acts">
        <SubmitButton tone="primary" name="intent" value="grant" {...(blocked ? { blocked } : {})}>
          核准并顺延
        </SubmitButton>
        {own ? null : (
          <SubmitButton tone="danger" name="intent" value="refuse">
            退回「{name}」
          </SubmitButton>
        )}
      </div>
    </form>
  </Sheet>
)
