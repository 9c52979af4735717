import { type FormAnswer, shown } from '../forms/answer.ts'
import type { ReserveEnterView } from '../presenters/reserve-enter.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { IssuerChoice } from './issuer-choice.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

type Props = { view: ReserveEnterView; answer: FormAnswer | undefined; requestKey: string }

/** Everything is filled in as far as it is known: for an issuer there is only the button to press. */
export function ReserveEnterForm({ view, answer, requestKey }: Props) {
  return (
    <Sheet title="项目" note={view.own ? view.own.name : '选择已有发行人，或登记新的'}>
      <form method="post" className="form">
        <HiddenInputs values={{ key: requestKey, authorities: 'platform' }} />
        <div className="form-grid">
          <div className="whole">
            <TextField
              {...shown(answer, 'name', view.name)}
              label="项目简称"
              hint="以后申报时还可以按债券命名规则再定。"
              maxLength={200}
              autoComplete="off"
              required
            />
          </div>
          {view.own ? null : <IssuerChoice issuers={view.issuers} answer={answer} below="两" />}
          {view.seats.map(({ name, label, options }) => (
            <SelectField
              key={name}
              {...shown(answer, name, name === 'steward' ? view.steward : '')}
              label={name === 'steward' ? '由哪里的园区或地方辅导' : label}
              options={options}
              empty="暂不安排"
            />
          ))}
        </div>
        <p className="acts">
          <SubmitButton tone="primary">列入储备</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
