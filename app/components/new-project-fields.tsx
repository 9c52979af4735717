import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import type { NewProjectView } from '../presenters/new-project.server.ts'
import { CheckField } from './check-field.tsx'
import { IssuerChoice } from './issuer-choice.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { TextField } from './text-field.tsx'

type Props = { view: NewProjectView; answer: FormAnswer | undefined }

/** Issuer, what is issued where, and who sits from the first day. */
export function NewProjectFields({ view, answer }: Props) {
  return (
    <>
      <Sheet title="发行人" note={view.own ? view.own.name : '选择已有发行人，或登记新的'}>
        <Issuer view={view} answer={answer} />
      </Sheet>
      <Sheet title="债券" note="路径与品种决定期限、清单和参与方">
        <What view={view} answer={answer} />
      </Sheet>
      <Sheet title="席位" note="同一机构不能坐在隔离墙的两边；之后可在项目的席位页增补">
        <Who view={view} answer={answer} />
      </Sheet>
    </>
  )
}

const said = (answer: FormAnswer | undefined, name: string) =>
  answer?.fields[name] ? { errors: answer.fields[name] } : {}

function Issuer({ view, answer }: Props) {
  return (
    <div className="form-grid">
      {view.own ? null : (
        <>
          <IssuerChoice issuers={view.issuers} answer={answer} below="三" />
          <TextField {...shown(answer, 'issuerRegion')} label="所在地区" placeholder="如 广东省深圳市" maxLength={60} />
        </>
      )}
      <RadioGroupField
        name="issuerKind"
        label="发行人类型"
        required
        defaultValue={answer?.values.issuerKind ?? ''}
        choices={view.issuerKinds}
        {...said(answer, 'issuerKind')}
      />
      {view.own ? null : (
        <div className="whole">
          <CheckField
            name="issuerRecorded"
            label="发行人暂不上平台，其步骤由主承销商代录"
            hint="代录须注明日期、附文件，并由第二人确认；历史中标明代录。"
            defaultChecked={answer?.values.issuerRecorded === 'on'}
          />
        </div>
      )}
    </div>
  )
}

function What({ view, answer }: Props) {
  return (
    <div className="form-grid">
      <div className="whole">
        <TextField
          {...shown(answer, 'name')}
          label="项目简称"
          hint="如 26示例星河MTN001(科创债)；全角半角括号视为相同。"
          maxLength={200}
          autoComplete="off"
          required
        />
      </div>
      <SelectField {...shown(answer, 'path')} label="申报路径与市场" options={view.paths} empty="请选择" required />
      <SelectField
        {...shown(answer, 'product')}
        label="品种"
        hint="须与路径相符。"
        options={view.products}
        empty="请选择"
        required
      />
      <RadioGroupField
        name="placement"
        label="发行方式"
        required
        defaultValue={answer?.values.placement ?? 'public'}
        choices={[
          { value: 'public', label: '公开发行' },
          { value: 'private', label: '非公开（定向）发行' },
        ]}
        {...said(answer, 'placement')}
      />
      <CheckField
        name="green"
        label="申请绿色通道"
        hint="交易所路径审核原则上不超过十个工作日；能否适用由审核方确认。"
        defaultChecked={answer?.values.green === 'on'}
      />
    </div>
  )
}

function Who({ view, answer }: Props) {
  return (
    <div className="form-grid">
      {view.people.length > 0 ? (
        <>
          <SelectField
            {...shown(answer, 'maker')}
            label="本方经办"
            hint="不指定则本机构同席位人员都可办理。"
            options={view.people}
            empty="不指定"
          />
          <SelectField
            {...shown(answer, 'checker')}
            label="本方复核"
            hint="与经办不能是同一人；四眼按人判断，与席位无关。"
            options={view.people}
            empty="不指定"
          />
        </>
      ) : null}
      {view.seats.map(({ name, label, options }) => (
        <SelectField key={name} {...shown(answer, name)} label={label} options={options} empty="暂不安排" />
      ))}
      <div className="whole">
        <RadioGroupField
          name="authorities"
          label="市场与主管机构的席位"
          required
          column
          defaultValue={answer?.values.authorities ?? 'platform'}
          choices={[
            { value: 'platform', label: '在平台上办理', hint: '报送申请文件时入席，此前看不到项目。' },
            {
              value: 'recorded',
              label: '代录',
              hint: '对方用自己的系统：由主承销商经办录入日期、状态词和文件，第二人确认。',
            },
          ]}
          {...said(answer, 'authorities')}
        />
      </div>
    </div>
  )
}
