import { HiddenInputs } from './hidden-inputs.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

export type SignInFormProps = { email?: string; next?: string; errors?: readonly string[] }

/** 机构登录. The password is never sent back. */
export function SignInForm({ email = '', next, errors }: SignInFormProps) {
  return (
    <form method="post" action="/sign-in" className="form">
      <HiddenInputs values={{ next }} />
      <TextField
        name="email"
        label="账号（邮箱）"
        type="email"
        autoComplete="username"
        maxLength={254}
        required
        defaultValue={email}
        {...(errors ? { errors } : {})}
      />
      <TextField
        name="password"
        label="密码"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <SubmitButton tone="primary" size="block">
        登录
      </SubmitButton>
    </form>
  )
}
