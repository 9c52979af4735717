import { type FormAnswer, shown } from '../forms/answer.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'

type Option = { value: string; label: string }

type Props = {
  ask: { sides: readonly Option[]; filings: readonly Option[] }
  requestKey: string
  answer: FormAnswer | undefined
}

/** A new question: to whom, about what, and which paper it concerns. */
export function ConsultationAsk({ ask, requestKey, answer }: Props) {
  return (
    <Sheet id="ask" title="提一个问题" foot="只有本项目的发行人一方和被咨询的一方看得到。">
      <form method="post" action="#ask" className="form">
        <HiddenInputs values={{ key: requestKey }} />
        <RadioGroupField {...shown(answer, 'side')} label="问谁" choices={ask.sides} required />
        <TextField {...shown(answer, 'topic')} label="事项" maxLength={200} autoComplete="off" required />
        <TextAreaField {...shown(answer, 'question')} label="问题" rows={5} maxLength={2000} required />
        {ask.filings.length > 0 ? <QuotedPaper filings={ask.filings} answer={answer} /> : null}
        <p className="acts">
          <SubmitButton tone="primary">提出咨询</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}

export const QuotedPaper = ({ filings, answer }: { filings: readonly Option[]; answer: FormAnswer | undefined }) => (
  <SelectField
    {...shown(answer, 'filing')}
    label="涉及的申报文件"
    hint="只写明名称和版本，不交付内容。"
    options={filings}
    empty="不引用"
  />
)
