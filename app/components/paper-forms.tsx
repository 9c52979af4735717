import { DateField } from './date-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FileField } from './file-field.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'
import { UnitField } from './unit-field.tsx'

/** What was refused, what was typed, and the sentence of each field. */
export type PaperRefused = {
  message: string
  fields: Readonly<Record<string, readonly string[]>>
  typed: {
    pages: string
    note: string
    reason: string
    outline: string
    dueOn: string
    figures: Readonly<Record<string, string>>
  }
}

type Refused = PaperRefused | undefined

const errorsOf = (refused: Refused) => {
  const fields = Object.entries(refused?.fields ?? {}).flatMap(([field, messages]) =>
    messages.map((message) => ({ field, message })),
  )
  return refused && fields.length === 0 ? [{ message: refused.message }] : fields
}

/** A version made elsewhere. */
type Upload = {
  requestKey: string
  refused: Refused
  figures: readonly { name: string; label: string; unit?: string }[]
  /** The platform writes this paper too: the version takes the place of the generated one. */
  inPlace: boolean
}

export function UploadPaper({ requestKey, refused, figures, inPlace }: Upload) {
  const said = (name: string) => {
    const errors = refused?.fields[name]
    return errors ? { errors } : {}
  }
  return (
    <Sheet id="upload" title={inPlace ? '上传版本，代替生成' : '上传版本'}>
      <form method="post" action="#upload" encType="multipart/form-data" className="form">
        <HiddenInputs values={{ intent: 'upload', key: requestKey }} />
        {inPlace ? (
          <p className="small soft">
            在别处编制的，可以上传代替平台生成的版本。上传之后，批量生成和内核定稿都不再覆盖它；需要时仍可重新生成。
          </p>
        ) : null}
        <ErrorSummary errors={errorsOf(refused)} />
        <FileField
          name="file"
          label="文件"
          required
          accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
          hint="PDF、Word、Excel 或扫描图片，不超过 60 MB；先检查结构，加密、含脚本、宏或附件的不接收。"
          {...said('file')}
        />
        <UnitField
          name="pages"
          label="页数"
          unit="页"
          inputMode="numeric"
          hint="PDF 和图片自动计页；Word、Excel 请填写。"
          unmarked
          defaultValue={refused?.typed.pages ?? ''}
          {...said('pages')}
        />
        <TextAreaField name="note" label="说明" rows={2} defaultValue={refused?.typed.note ?? ''} {...said('note')} />
        <KeyFigures figures={figures} refused={refused} said={said} />
        <p className="acts">
          <SubmitButton icon="upload">上传</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}

type Saying = (name: string) => { errors?: readonly string[] }

/** What the paper says of the figures that must agree everywhere, and its contents for the disclosure index. */
function KeyFigures({ figures, refused, said }: Pick<Upload, 'figures' | 'refused'> & { said: Saying }) {
  return (
    <details open={refused !== undefined}>
      <summary>核对文件中的关键数据</summary>
      <fieldset className="form">
        <legend className="out-of-sight">关键数据</legend>
        <p className="field-hint">文件中写明的照填，与其他文件逐项比对；没有写的留空。</p>
        {figures.map(({ name, label, unit }) =>
          unit ? (
            <UnitField
              key={name}
              name={name}
              label={label}
              unit={unit}
              unmarked
              defaultValue={refused?.typed.figures[name] ?? ''}
              {...said(name)}
            />
          ) : (
            <TextField
              key={name}
              name={name}
              label={label}
              unmarked
              defaultValue={refused?.typed.figures[name] ?? ''}
              {...said(name)}
            />
          ),
        )}
        <TextAreaField
          name="outline"
          label="目录"
          hint="一行一个标题，行末写页码，如：第三章 发行条款 15。填写后进入信息披露索引。"
          rows={4}
          unmarked
          defaultValue={refused?.typed.outline ?? ''}
          {...said('outline')}
        />
      </fieldset>
    </details>
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

/** 完成期限 of one paper: its own day, or none and the day planned for filing holds. */
export function SchedulePaper({
  requestKey,
  dueOn,
  refused,
}: {
  requestKey: string
  dueOn: string | null
  refused: Refused
}) {
  const errors = refused?.fields.dueOn
  return (
    <Sheet id="schedule" title="完成期限">
      <form method="post" action="#schedule" className="form">
        <HiddenInputs values={{ intent: 'schedule', key: `${requestKey}-d` }} />
        <ErrorSummary errors={errorsOf(refused)} />
        <DateField
          name="dueOn"
          label="应于何日完成"
          hint="留空则以要素“拟申报日”为准。"
          unmarked
          defaultValue={refused?.typed.dueOn ?? dueOn ?? ''}
          {...(errors ? { errors } : {})}
        />
        <p className="acts">
          <SubmitButton>保存期限</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
