import { type FormAnswer, shown } from '../forms/answer.ts'
import type { ReserveEnterView } from '../presenters/reserve-enter.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
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
          {view.own ? null : <Issuer view={view} answer={answer} />}
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

function Issuer({ view, answer }: Omit<Props, 'requestKey'>) {
  return (
    <>
      <div className="whole">
        <SelectField
          {...shown(answer, 'issuer')}
          label="已有发行人"
          options={view.issuers}
          empty="登记新的发行人（填写下面两项）"
        />
      </div>
      <TextField {...shown(answer, 'issuerName')} label="新发行人全称" maxLength={200} autoComplete="off" />
      <TextField
        {...shown(answer, 'issuerCode')}
        label="统一社会信用代码"
        hint="18 位，含校验位；抄错一位即可发现。"
        maxLength={40}
        autoComplete="off"
      />
    </>
  )
}
