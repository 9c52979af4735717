import type { ChapterConflict } from '../presenters/chapter-conflict.server.ts'
import type { ChapterPage } from '../presenters/chapter-page.server.ts'
import { Alert } from './alert.tsx'
import { ChapterNotation } from './chapter-notation.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextChanges } from './text-changes.tsx'

export type ChapterRefused =
  | {
      intent: string
      typed: string
      reason: string
      message: string
      fields: Readonly<Record<string, readonly string[]>>
      conflict: ChapterConflict | null
    }
  | undefined

type Page = Pick<ChapterPage, 'filing' | 'key' | 'typed' | 'loaded' | 'revision' | 'seen' | 'quotes' | 'requestKey'>

/** The text of a chapter. What was typed stays through every refusal; the preview beside it shows it before it is saved. */
export function ChapterEditor({ page, refused }: { page: Page; refused: ChapterRefused }) {
  const writing = refused?.intent === 'write' ? refused : undefined
  const conflict = writing?.conflict ?? null
  const faults = writing?.fields.typed ?? []
  return (
    <Sheet id="write" title="编写" {...(page.loaded ? { note: `已载入${page.loaded}，保存后成为最新一稿` } : {})}>
      <form method="post" action="#write" className="form">
        <HiddenInputs
          values={{
            revision: conflict?.revision ?? page.revision,
            seen: conflict?.seen ?? page.seen,
            key: page.requestKey,
          }}
        />
        {conflict ? <Conflict conflict={conflict} message={writing?.message ?? ''} /> : null}
        <ErrorSummary
          title={`没有保存：${faults.length} 处要改。已填内容都在。`}
          errors={faults.map((message) => ({ field: 'typed', message }))}
        />
        {writing && !conflict && faults.length === 0 ? <Alert kind="error" title={writing.message} live /> : null}
        <TextAreaField
          name="typed"
          label="正文"
          rows={24}
          required
          defaultValue={writing?.typed ?? page.typed}
          hint="一行一段，空行不计；“# ”二级标题，“## ”三级标题；{{要素}} 随要素更新。写法见下。"
          {...(faults.length > 0 ? { errors: [`有 ${faults.length} 处没有写对，见上方`] } : {})}
        />
        <p className="acts">
          <SubmitButton tone="primary" name="intent" value="write">
            保存
          </SubmitButton>
          <button
            type="submit"
            className="button"
            formAction={`${page.filing.href}/${page.key}/preview`}
            formTarget="chapter-preview"
          >
            预览（不保存）
          </button>
        </p>
      </form>
      <ChapterNotation quotes={page.quotes} />
    </Sheet>
  )
}

function Conflict({ conflict, message }: { conflict: ChapterConflict; message: string }) {
  return (
    <Alert kind="conflict" title={message} live>
      <p>
        {conflict.by}改了 {conflict.theirs.length} 处，您改了 {conflict.mine.length} 处（都与您打开时的文字相比）。
        把需要保留的并入下面的正文后再保存；对方那一稿仍在“历次文字”里。
      </p>
      <TextChanges caption={`${conflict.by}的改动`} changes={conflict.theirs} />
      <TextChanges caption="您的改动" changes={conflict.mine} />
    </Alert>
  )
}
