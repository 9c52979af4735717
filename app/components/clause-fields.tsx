import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import type { ClauseForm } from '../presenters/clause-form.server.ts'
import { CheckGroupField } from './check-group-field.tsx'
import { DataTable } from './data-table.tsx'
import { DateField } from './date-field.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'

type Props = { form: ClauseForm; answer: FormAnswer | undefined; kinds: readonly string[] | undefined }

/** A new wording: 预览 shows how it reads in a paper and keeps what was typed, 提交复核 puts it before a second person. */
export function ClauseFields({ form, answer, kinds }: Props) {
  const { clause, begin } = form
  return (
    <Sheet title={clause ? '新文本' : '新条款'} foot="通过复核后即不再改动；要改动时另起草一版。">
      <form method="post" className="form" noValidate>
        {clause ? (
          <HiddenInputs values={{ clause: clause.key }} />
        ) : (
          <SelectField {...shown(answer, 'place')} label="所在部分" options={form.places} required />
        )}
        <TextField {...shown(answer, 'title', begin.title)} label="条款名称" maxLength={200} required />
        <div className="clause-source">
          <TextAreaField
            {...shown(answer, 'text', begin.text)}
            label="条款文本"
            hint="一款一行；“1. ”开头的逐款编号，“- ”开头的为列项；空格写作 {{持有人}}，条件写在行首，如 [设有增信]。"
            rows={16}
            maxLength={20_000}
            required
          />
        </div>
        {clause ? null : (
          <CheckGroupField
            name="kinds"
            label="适用的发行人"
            choices={form.kinds}
            defaultValues={kinds ?? begin.kinds}
            {...(answer?.fields.kinds ? { errors: answer.fields.kinds } : {})}
            required
          />
        )}
        <TextField
          {...shown(answer, 'basis', begin.basis)}
          label="依据"
          hint="文本所依据的规则或者内部决议；不填为发行文件的约定。"
          maxLength={200}
        />
        <div className="form-grid">
          <DateField
            {...shown(answer, 'from', form.earliest)}
            label="生效日"
            hint="最早为明天；已受理的项目沿用受理日有效的版本。"
            min={form.earliest}
            required
          />
          <SelectField {...shown(answer, 'as', 'exchange-public')} label="预览为" options={form.markets} />
        </div>
        <TextAreaField {...shown(answer, 'reason')} label="修订说明" rows={2} maxLength={2000} required />
        <div className="acts">
          <SubmitButton name="intent" value="preview">
            预览
          </SubmitButton>
          <SubmitButton tone="primary" name="intent" value="propose">
            提交复核
          </SubmitButton>
        </div>
      </form>
    </Sheet>
  )
}

/** The blanks and conditions that a text may use. */
export const ClauseVocabulary = ({ form }: { form: ClauseForm }) => (
  <Sheet label="可用的空格和条件" bare>
    <details className="clause-words">
      <summary>可用的空格（{form.blanks.flatMap(({ rows }) => rows).length} 项）</summary>
      <DataTable
        caption="可用的空格"
        groups={form.blanks.map(({ title, rows }) => ({ key: title, title, rows }))}
        rowKey={({ name }) => name}
        columns={[
          { head: '写法', kind: 'dense', cell: ({ name }) => <code>{`{{${name}}}`}</code> },
          { head: '印出', cell: ({ what }) => what },
          { head: '格式', kind: 'dense', cell: ({ form: written }) => written },
          { head: '如', cell: ({ example }) => example },
          { head: '要素', kind: 'dense', cell: ({ fact }) => (fact ? <code>{fact}</code> : '—') },
        ]}
      />
    </details>
    <details className="clause-words">
      <summary>可用的条件（{form.conditions.length} 项）</summary>
      <DataTable
        caption="可用的条件"
        rows={form.conditions}
        rowKey={({ name }) => name}
        columns={[
          { head: '写法', kind: 'dense', cell: ({ name }) => <code>[{name}]</code> },
          { head: '何时成立', cell: ({ what }) => what },
        ]}
      />
    </details>
  </Sheet>
)
