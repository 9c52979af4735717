import type { ChapterLine } from '../presenters/chapters-page.server.ts'
import { CheckGroupField } from './check-group-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

type Assigning = {
  lines: readonly Pick<ChapterLine, 'key' | 'title'>[]
  people: readonly { value: string; label: string }[]
  requestKey: string
  refused:
    | {
        message: string
        fields: Readonly<Record<string, readonly string[]>>
        typed: { chapters: readonly string[]; owner: string; checker: string }
      }
    | undefined
}

/** Who writes and who checks, for several chapters at once. */
export function AssignChapters({ lines, people, requestKey, refused }: Assigning) {
  const errors = Object.entries(refused?.fields ?? {}).flatMap(([field, said]) =>
    said.map((message) => ({ field, message })),
  )
  const said = (name: string) => {
    const found = refused?.fields[name]
    return found ? { errors: found } : {}
  }
  return (
    <Sheet id="assign" title="分工">
      <form method="post" action="#assign" className="form">
        <HiddenInputs values={{ intent: 'assign', key: requestKey }} />
        <ErrorSummary errors={refused && errors.length === 0 ? [{ message: refused.message }] : errors} />
        <CheckGroupField
          name="chapter"
          label="章节"
          required
          choices={lines.map(({ key, title }) => ({ value: key, label: title }))}
          column
          defaultValues={refused?.typed.chapters ?? []}
          {...said('chapter')}
        />
        <SelectField
          name="owner"
          label="编写人"
          empty="不指定"
          unmarked
          options={people}
          defaultValue={refused?.typed.owner ?? ''}
          hint="不指定的，由发行人或主承销商的经办人编写。"
          {...said('owner')}
        />
        <SelectField
          name="checker"
          label="复核人"
          empty="不指定"
          unmarked
          options={people}
          defaultValue={refused?.typed.checker ?? ''}
          hint="须与编写人不同；指定后才能提交复核。"
          {...said('checker')}
        />
        <p className="acts">
          <SubmitButton>保存分工</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
