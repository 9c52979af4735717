import { FileField } from './file-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

/** Two ways to ask: the file itself, which is counted and forgotten, or its hash. */
export function VerifyForms({ hash = '', error }: { hash?: string; error?: string }) {
  return (
    <div className="halves">
      <Sheet title="用文件核验">
        <form method="post" action="/verify?index" encType="multipart/form-data" className="form">
          <FileField name="file" label="文件" required hint="只计算校验值，不保存文件；上限 60 MB。" />
          <div className="acts">
            <SubmitButton tone="primary">核验这份文件</SubmitButton>
          </div>
        </form>
      </Sheet>
      <Sheet title="用校验值核验">
        <form method="get" action="/verify" className="form">
          <TextField
            name="hash"
            label="校验值"
            required
            defaultValue={hash}
            maxLength={200}
            autoComplete="off"
            hint="SHA-256 或 SM3，64 位；回执上的核验码也可以。"
            {...(error ? { errors: [error] } : {})}
          />
          <div className="acts">
            <SubmitButton>核验</SubmitButton>
          </div>
        </form>
      </Sheet>
    </div>
  )
}
