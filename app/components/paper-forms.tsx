import { ErrorSummary } from './error-summary.tsx'
import { FileField } from './file-field.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { UnitField } from './unit-field.tsx'

/** What was refused, what was typed, and the sentence of each field. */
export type PaperRefused = {
  message: string
  fields: Readonly<Record<string, readonly string[]>>
  typed: { pages: string; note: string; reason: string }
}

type Refused = PaperRefused | undefined

const errorsOf = (refused: Refused) => {
  const fields = Object.entries(refused?.fields ?? {}).flatMap(([field, messages]) =>
    messages.map((message) => ({ field, message })),
  )
  return refused && fields.length === 0 ? [{ message: refused.message }] : fields
}

/** A version made elsewhere. */
export function UploadPaper({ requestKey, refused }: { requestKey: string; refused: Refused }) {
  const said = (name: 'file' | 'pages' | 'note') => {
    const errors = refused?.fields[name]
    return errors ? { errors } : {}
  }
  return (
    <Sheet id="upload" title="上传版本">
      <form method="post" action="#upload" encType="multipart/form-data" className="form">
        <HiddenInputs values={{ intent: 'upload', key: requestKey }} />
        <ErrorSummary errors={errorsOf(refused)} />
        <FileField
          name="file"
          label="文件"
          required
          accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
          hint="PDF、Word、Excel 或扫描图片，不超过 60 MB。"
          {...said('file')}
        />
        <UnitField
          name="pages"
          label="页数"
          unit="页"
          inputMode="numeric"
          required
          defaultValue={refused?.typed.pages ?? ''}
          {...said('pages')}
        />
        <TextAreaField name="note" label="说明" rows={2} defaultValue={refused?.typed.note ?? ''} {...said('note')} />
        <p className="acts">
          <SubmitButton icon="upload">上传</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}

/** A conditional paper that does not apply, with the reason. */
export function WaivePaper({ requestKey, title, refused }: { requestKey: string; title: string; refused: Refused }) {
  const errors = refused?.fields.reason
  return (
    <Sheet id="waive" title="标记为不适用">
      <form method="post" action="#waive" className="form">
        <HiddenInputs values={{ intent: 'waive', key: `${requestKey}-w` }} />
        <ErrorSummary errors={errorsOf(refused)} />
        <TextAreaField
          name="reason"
          label="理由"
          hint="列在清单上，审核人员可见。"
          rows={2}
          required
          defaultValue={refused?.typed.reason ?? ''}
          {...(errors ? { errors } : {})}
        />
        <p className="acts">
          <SubmitButton tone="danger">「{title}」不适用</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
