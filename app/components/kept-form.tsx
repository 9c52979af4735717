import type { KeptFormView } from '../presenters/kept-forms.server.ts'
import { Alert } from './alert.tsx'
import { ConfirmFold } from './confirm-fold.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { LinkButton } from './link-button.tsx'
import { SaidList } from './said-list.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

/** One form that outlived its session: everything typed, to be read once more and sent by its author's own hand. */
export function KeptForm({ form }: { form: KeptFormView }) {
  const files = form.files.map((name) => ({ label: '文件', value: `${name}（文件没有保留，请在原页面重新选择）` }))
  const lines = [...form.said, ...files]
  return (
    <Sheet title={form.title} end={`收到于 ${form.keptAt}`}>
      <div className="stack">
        <SaidList said={lines} />
        <div className="acts">
          <form method="post">
            <HiddenInputs values={{ 'kept-form': form.id }} />
            {form.fields.map(([name, value], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a form may post one name many times; its order is all there is
              <input key={at} type="hidden" name={name} value={value} readOnly />
            ))}
            <SubmitButton tone="primary" {...(form.blocked ? { blocked: form.blocked } : {})}>
              {form.files.length > 0 ? '不含文件，继续提交' : '核对无误，继续提交'}
            </SubmitButton>
          </form>
          <LinkButton href={form.href}>回到原页面</LinkButton>
          <ConfirmFold
            verb="放弃"
            name={`${form.title} ${form.keptAt}`}
            effect="保留的内容立即删除。"
            hidden={{ 'kept-discard': form.id }}
          />
        </div>
      </div>
    </Sheet>
  )
}

/** Said before signing in again: nothing is lost, and nothing happens by itself. */
export const KeptNotice = ({ next }: { next: string | undefined }) =>
  next === '/kept-form' ? (
    <Alert kind="note" title="登录已过期，刚才填写的内容还在" live>
      本人重新登录后可以核对并继续提交；文件须重新选择。
    </Alert>
  ) : null
