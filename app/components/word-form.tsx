import { ErrorSummary } from './error-summary.tsx'
import { FileField } from './file-field.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { LinkButton } from './link-button.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

type Word = {
  /** Where the Word copy is had; null: there is none. */
  download: string | null
  what: string
  requestKey: string
  refused: { message: string; fields: Readonly<Record<string, readonly string[]>> } | undefined
}

/** Out to Word and back. */
export function WordForm({ download, what, requestKey, refused }: Word) {
  const errors = refused?.fields.file
  return (
    <Sheet id="word" title="Word">
      <div className="stack">
        {download ? (
          <p className="acts">
            <LinkButton href={download} size="small" icon="download" download>
              下载{what}（Word）
            </LinkButton>
          </p>
        ) : null}
        <form method="post" action="#word" encType="multipart/form-data" className="form">
          <HiddenInputs values={{ intent: 'word', key: `${requestKey}-w`.slice(-64) }} />
          <ErrorSummary errors={refused && !errors ? [{ message: refused.message }] : []} />
          <FileField
            name="file"
            label={`带回${what}`}
            required
            accept=".docx"
            hint="标题、表格、脚注、修订标记和批注都会读出，先列出再由您逐项处理；图片、公式、文本框带不回来，会逐处说明。"
            {...(errors ? { errors } : {})}
          />
          <p className="acts">
            <SubmitButton icon="upload">上传并检查</SubmitButton>
          </p>
        </form>
      </div>
    </Sheet>
  )
}
