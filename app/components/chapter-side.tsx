import type { ChapterPage } from '../presenters/chapter-page.server.ts'
import type { ChapterRefused } from './chapter-editor.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'

type Page = Pick<
  ChapterPage,
  'mayWrite' | 'maySubmit' | 'mayCheck' | 'mayReset' | 'writable' | 'revision' | 'requestKey' | 'title'
>

/** Whose turn it is: to put the chapter to its checker, to pass it or to send it back. */
export function ChapterSide({ page, refused }: { page: Page; refused: ChapterRefused }) {
  const hidden = { revision: page.revision, key: `${page.requestKey}-m`.slice(-64) }
  return (
    <Sheet id="turn" title="办理">
      <div className="stack">
        <form method="post" action="#turn" className="form">
          <HiddenInputs values={hidden} />
          <p className="acts">
            <SubmitButton
              name="intent"
              value="submit"
              tone={page.maySubmit ? 'secondary' : 'primary'}
              {...(page.maySubmit ? { blocked: page.maySubmit } : {})}
            >
              提交复核
            </SubmitButton>
          </p>
          <p className="acts">
            <SubmitButton
              name="intent"
              value="pass"
              tone={page.mayCheck ? 'secondary' : 'primary'}
              {...(page.mayCheck ? { blocked: page.mayCheck } : {})}
            >
              复核通过
            </SubmitButton>
          </p>
        </form>
        {page.mayCheck === null ? <Return hidden={hidden} refused={refused} /> : null}
        {page.mayReset && page.mayWrite === null ? <Reset hidden={hidden} /> : null}
        <p className="small soft">
          {page.writable
            ? '改动已复核的章节，须重新复核。报送前核对会列出没有复核的改动；这是机构内部的要求，不阻止报送。'
            : '本章是签署页，由平台编排。'}
        </p>
      </div>
    </Sheet>
  )
}

type Hidden = { revision: number; key: string }

function Return({ hidden, refused }: { hidden: Hidden; refused: ChapterRefused }) {
  const own = refused?.intent === 'return' ? refused : undefined
  const errors = own?.fields.reason
  return (
    <form method="post" action="#turn" className="form">
      <HiddenInputs values={{ ...hidden, intent: 'return' }} />
      <TextAreaField
        name="reason"
        label="退回理由"
        rows={2}
        required
        defaultValue={own?.reason ?? ''}
        {...(errors ? { errors } : {})}
      />
      <p className="acts">
        <SubmitButton tone="danger">退回修改</SubmitButton>
      </p>
    </form>
  )
}

const Reset = ({ hidden }: { hidden: Hidden }) => (
  <details>
    <summary>恢复为生成文本</summary>
    <form method="post" action="#turn" className="form">
      <HiddenInputs values={{ ...hidden, intent: 'reset' }} />
      <p className="field-hint">本章重新由平台按要素生成；现有文字仍在“历次文字”里。</p>
      <p className="acts">
        <SubmitButton>恢复</SubmitButton>
      </p>
    </form>
  </details>
)
