import { CheckGroupField } from './check-group-field.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

export type MailSheetProps = {
  email: string
  sent: 'yes' | 'not-configured' | 'made-up'
  choices: readonly { value: string; label: string; wanted: boolean }[]
}

const notes: Record<MailSheetProps['sent'], string> = {
  yes: '几条消息并为一封，最多十分钟一封；只写类别、阶段和项目编号。',
  'not-configured': '本系统没有设置邮件服务器，消息只在站内；设置之后按这里的选择发送。',
  'made-up': '示例人员的邮箱是虚构的，不会向它发送邮件。',
}

/** 我的通知: which kinds of mail a person wants. What is told in the house stays as it is. */
export const MailSheet = ({ email, sent, choices }: MailSheetProps) => (
  <Sheet title="我的通知" note={email} foot={notes[sent]}>
    <form method="post" className="form">
      <HiddenInputs values={{ intent: 'mail' }} />
      <CheckGroupField
        name="mail"
        label="发送邮件"
        unmarked
        column
        choices={choices.map(({ value, label }) => ({ value, label }))}
        defaultValues={choices.filter(({ wanted }) => wanted).map(({ value }) => value)}
      />
      <div className="acts">
        <SubmitButton>保存</SubmitButton>
      </div>
    </form>
  </Sheet>
)
