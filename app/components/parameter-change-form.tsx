import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import type { ParameterView } from '../presenters/parameter-page.server.ts'
import { DateField } from './date-field.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'

type Props = { view: ParameterView; answer: FormAnswer | undefined; tried: boolean }

const acts = [
  { value: 'set', label: '取新的值' },
  { value: 'end', label: '停止适用' },
]

const standings = [
  { value: 'published', label: '公布', hint: '见过公开文本，可以阻断' },
  { value: 'provisional', label: '待核实', hint: '只提示，不阻断' },
]

/** A new row for one scope: its value, its first day, and where it comes from. First tried, then put before a second person. */
export function ParameterChangeForm({ view, answer, tried }: Props) {
  const slots = [...view.slots, { value: 'new', label: '另一范围（在下面选择）' }]
  return (
    <Sheet
      id="change"
      title="提出变更"
      note="先试算影响，再提交另一位管理员复核"
      foot="生效日可早于今天：此前已作出的决定、已起算的期限不受影响。"
    >
      <form method="post" action="#change" className="form-grid">
        <div className="whole">
          <SelectField
            {...shown(answer, 'slot', view.slots.length === 1 ? view.slots[0]!.value : '')}
            label="适用范围"
            options={slots}
            empty="请选择"
            required
          />
        </div>
        <Scope view={view} answer={answer} />
        <RadioGroupField {...shown(answer, 'act', 'set')} label="变更" choices={acts} required />
        {view.choices ? (
          <SelectField {...shown(answer, 'value')} label="新的值" options={view.choices} empty="请选择" />
        ) : (
          <TextField {...shown(answer, 'value')} label="新的值" hint={view.unit} autoComplete="off" maxLength={40} />
        )}
        <DateField {...shown(answer, 'from')} label="生效日" required />
        <DateField {...shown(answer, 'to')} label="失效日" hint="没有规定就空着。" />
        <TextField {...shown(answer, 'document')} label="依据的文件" hint="名称与文号。" maxLength={200} required />
        <TextField {...shown(answer, 'item')} label="条目" hint="如 第十二条。" maxLength={200} />
        <RadioGroupField
          {...shown(answer, 'standing', 'provisional')}
          label="依据的状态"
          choices={standings}
          required
        />
        <div className="whole">
          <TextAreaField {...shown(answer, 'reason')} label="变更理由" rows={2} maxLength={2000} required />
        </div>
        <div className="whole acts">
          <SubmitButton tone={tried ? 'secondary' : 'primary'} name="intent" value="try">
            试算影响
          </SubmitButton>
          <SubmitButton tone={tried ? 'primary' : 'secondary'} name="intent" value="propose">
            提交复核
          </SubmitButton>
        </div>
      </form>
    </Sheet>
  )
}

const Scope = ({ view, answer }: Pick<Props, 'view' | 'answer'>) => (
  <details className="whole" open={answer?.values.slot === 'new'}>
    <summary>另一范围</summary>
    <div className="form-grid">
      <SelectField {...shown(answer, 'route')} label="申报路径" options={view.scopes.routes} empty="不限" />
      <SelectField {...shown(answer, 'venue')} label="市场" options={view.scopes.venues} empty="不限" />
      <SelectField {...shown(answer, 'issuerKind')} label="发行人类型" options={view.scopes.issuerKinds} empty="不限" />
    </div>
  </details>
)
