import type { FormAnswer } from '../forms/answer.ts'
import type { PersonView } from '../presenters/person.server.ts'
import { ConfirmFold } from './confirm-fold.tsx'
import { EmptyState } from './empty-state.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { Seal } from './seal.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

/** Stopping, starting and resetting an account. */
export function PersonAccount({ view }: { view: Omit<PersonView, 'grantable'> }) {
  const notSelf = view.isSelf ? '不能对自己的账号这样做，请另一位管理员办理。' : undefined
  const noPassword = view.hasPassword ? notSelf : '示例人员没有密码，只能在演示中入座。'
  return (
    <Sheet title="办理" foot="停用与重置立即结束其全部登录；已办的事留在历史里，不会删除。">
      <div className="stack">
        <Disabling view={view} blocked={notSelf} />
        {noPassword ? (
          <SubmitButton blocked={noPassword}>重置密码</SubmitButton>
        ) : (
          <ConfirmFold
            verb="重置密码"
            name={view.name}
            effect="其全部登录立即结束，须用新密码登录。"
            hidden={{ intent: 'reset' }}
          />
        )}
      </div>
    </Sheet>
  )
}

function Disabling({ view, blocked }: { view: Omit<PersonView, 'grantable'>; blocked: string | undefined }) {
  const words = `${view.disabled ? '启用' : '停用'} ${view.name} 的账号`
  if (blocked)
    return (
      <SubmitButton tone={view.disabled ? 'secondary' : 'danger'} blocked={blocked}>
        {words}
      </SubmitButton>
    )
  if (!view.disabled)
    return <ConfirmFold verb="停用账号" name={view.name} effect="其全部登录立即结束。" hidden={{ intent: 'disable' }} />
  return (
    <form method="post" className="acts">
      <HiddenInputs values={{ intent: 'enable' }} />
      <SubmitButton>{words}</SubmitButton>
    </form>
  )
}

/** Capacities held, and those that may still be granted; a wall is told, not hidden. */
export function PersonSeats({ view, answer }: { view: PersonView; answer: FormAnswer | undefined }) {
  return (
    <div className="stack">
      <Sheet title="席位" note="一次只在一个席位上办事" bare>
        {view.seats.length === 0 ? (
          <EmptyState icon="people" title="没有席位">
            没有席位的人无法登录。
          </EmptyState>
        ) : (
          <ul className="lines">
            {view.seats.map((seat) => (
              <li key={seat.capacity}>
                <Seal char={seat.seal} side={seat.side} title={seat.title} />
                <span className="lines-what">
                  {seat.title}
                  <small>{seat.since} 起</small>
                </span>
                <span className="lines-end">
                  <ConfirmFold
                    verb="收回席位"
                    name={`${view.name}：${seat.title}`}
                    effect="以这一席位登录的立即结束。"
                    hidden={{ intent: 'end', capacity: seat.capacity }}
                    small
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      {view.grantable.length > 0 ? (
        <Sheet title="授予席位">
          <form method="post" className="form">
            <HiddenInputs values={{ intent: 'grant' }} />
            <RadioGroupField
              name="capacity"
              label="席位"
              required
              column
              choices={view.grantable}
              {...(answer?.values.capacity ? { defaultValue: answer.values.capacity } : {})}
              {...(answer?.fields.capacity ? { errors: answer.fields.capacity } : {})}
            />
            <div className="acts">
              <SubmitButton>授予</SubmitButton>
            </div>
          </form>
        </Sheet>
      ) : null}
    </div>
  )
}
