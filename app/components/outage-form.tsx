import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import { CheckGroupField } from './check-group-field.tsx'
import { DateField } from './date-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

type Props = {
  answer: FormAnswer | undefined
  sides: readonly { value: string; label: string }[]
  chosen: readonly string[]
}

/** An outage put before a second administrator; what it cuts off does not lapse meanwhile. */
export const OutageForm = ({ answer, sides, chosen }: Props) => (
  <Sheet
    id="register"
    title="登记停机"
    note="由另一位管理员核准后，受影响的期限才会顺延"
    foot="登记之后、核准之前，截止时刻落在停机期间的期限暂不按届满处理。停机尚未结束的，填预计结束时间，结束后再核准；结束时间有变的，先另行登记，再退回原登记。"
  >
    <form method="post" action="#register" className="form-grid">
      <DateField {...shown(answer, 'from')} label="开始" hint="北京时间。" withTime required />
      <DateField {...shown(answer, 'to')} label="结束" hint="北京时间；尚未结束的填预计时间。" withTime required />
      <div className="whole">
        <CheckGroupField
          name="sides"
          label="受影响的各方"
          choices={sides}
          defaultValues={chosen}
          required
          {...(answer?.fields.sides ? { errors: answer.fields.sides } : {})}
        />
      </div>
      <TextField
        {...shown(answer, 'affected')}
        label="影响"
        hint="什么不能用，例如：文件无法上传。"
        maxLength={200}
        required
      />
      <TextField
        {...shown(answer, 'basis')}
        label="依据"
        hint="证明停机的记录，名称与编号。"
        maxLength={200}
        required
      />
      <div className="whole acts">
        <SubmitButton tone="primary">提交复核</SubmitButton>
      </div>
    </form>
  </Sheet>
)
