import { type FormAnswer, shown } from '../forms/answer.ts'
import type { ReservePage } from '../presenters/reserve-page.server.ts'
import { CheckField } from './check-field.tsx'
import { FactsList } from './facts-list.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { MoneyField } from './money-field.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

type Props = {
  page: Pick<ReservePage, 'plan' | 'months' | 'regions'>
  requestKey: string
  answer: FormAnswer | undefined
}

/** What is intended before anything is filed; it decides the papers asked for and the place in the pipeline. */
export function ReservePlanSheet({ page: { plan, months, regions }, requestKey, answer }: Props) {
  if (!plan.mayEdit)
    return (
      <Sheet title="储备计划">
        <FactsList
          facts={[
            { label: '拟申报', value: plan.windowWords },
            { label: '规模', value: plan.amount ? `${plan.amount} 亿元` : '未定' },
            { label: '地区', value: plan.region || '未登记' },
            { label: '评级', value: plan.rating ? '打算评级' : '暂不评级' },
            { label: '增信', value: plan.support ? '需要增信' : '暂不需要' },
          ]}
        />
      </Sheet>
    )
  return (
    <Sheet title="储备计划" note="随时可改">
      <form method="post" className="form">
        <HiddenInputs values={{ intent: 'plan', key: requestKey }} />
        <SelectField {...shown(answer, 'window', plan.window)} label="拟申报月份" options={months} empty="未定" />
        <MoneyField {...shown(answer, 'amount', plan.amount)} label="拟发行金额" unit="亿元" />
        <SelectField {...shown(answer, 'region', plan.region)} label="所在地区" options={regions} empty="未登记" />
        <CheckField name="rating" label="打算评级" defaultChecked={plan.rating} />
        <CheckField name="support" label="需要担保等增信" defaultChecked={plan.support} />
        <p className="acts">
          <SubmitButton>保存计划</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
