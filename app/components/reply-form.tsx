import { ChangeChoices } from './change-choices.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FeedbackItemProps } from './feedback-item.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { ThreeWay } from './three-way.tsx'

type ReplyFormProps = Pick<FeedbackItemProps, 'item' | 'requestKey' | 'refused' | 'choices'>

/** The answer to one opinion: what is said, which changes of the papers it stands for, what the house has verified. */
export function ReplyForm({ item, requestKey, refused, choices = [] }: ReplyFormProps) {
  const typed = refused?.typed ?? {
    text: item.reply?.text ?? '',
    verification: item.reply?.verification ?? '',
    changed: item.reply?.changed.join('\n') ?? '',
    changes: item.linked.map(({ key }) => key),
  }
  const fields = refused?.fields ?? {}
  const id = (name: string) => `${name}-${item.id}`
  const said = (name: string) => (fields[name] ? { errors: fields[name] } : {})
  return (
    <form method="post" action={`#item-${item.id}`} className="form">
      <HiddenInputs values={{ item: item.id, version: item.version, key: `${requestKey}-${item.number}` }} />
      {refused ? <Faults refused={refused} id={id} /> : null}
      {refused && refused.compared.length > 0 ? <ThreeWay fields={refused.compared} unknown="（空）" /> : null}
      <TextAreaField
        name="text"
        id={id('text')}
        label="答复"
        rows={6}
        required
        defaultValue={typed.text}
        {...said('text')}
      />
      <ChangeChoices
        id={id('changes')}
        choices={choices}
        ticked={typed.changes}
        {...(fields.changes ? { errors: fields.changes } : {})}
      />
      <TextAreaField
        name="changed"
        id={id('changed')}
        label="上传文件的修改"
        hint="平台生成的文件在上面勾选；上传的文件在这里写修改后的原文，一段一行。回复文件中以楷体加粗列示。"
        rows={3}
        defaultValue={typed.changed}
        {...said('changed')}
      />
      <TextAreaField
        name="verification"
        id={id('verification')}
        label="主承销商及中介机构核查意见"
        rows={3}
        defaultValue={typed.verification}
        {...said('verification')}
      />
      <p className="acts">
        <SubmitButton>保存草稿</SubmitButton>
        <span className="muted small">整体提交之前只有发行人和承销商可见。</span>
      </p>
    </form>
  )
}

type FaultsProps = { refused: NonNullable<FeedbackItemProps['refused']>; id: (name: string) => string }

function Faults({ refused, id }: FaultsProps) {
  const errors = Object.entries(refused.fields).flatMap(([name, messages]) =>
    messages.map((message) => ({ field: id(name), message })),
  )
  return errors.length > 0 ? (
    <ErrorSummary errors={errors} title={refused.message} />
  ) : (
    <ErrorSummary errors={[{ message: refused.message }]} />
  )
}
