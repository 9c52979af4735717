import { type FormAnswer, shown } from '../forms/answer.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

type Option = { value: string; label: string }
type Props = { issuers: readonly Option[]; answer: FormAnswer | undefined; below: string }

/** One issuer of the platform, or the name and code of a new one. `below`: how many fields a new one takes, in words. */
export function IssuerChoice({ issuers, answer, below }: Props) {
  return (
    <>
      <div className="whole">
        <SelectField
          {...shown(answer, 'issuer')}
          label="已有发行人"
          options={issuers}
          empty={`登记新的发行人（填写下面${below}项）`}
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
