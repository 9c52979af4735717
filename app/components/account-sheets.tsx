import type { Side } from '#workflows/kit/seats.ts'
import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import { EmptyState } from './empty-state.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { Seal } from './seal.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'
import { TextField } from './text-field.tsx'

type Seat = { capacity: string; title: string; seal: string; side: Side; current: boolean }

/** 换座: the capacities of one person, one at a time. */
export const AccountSeats = ({ seats }: { seats: readonly Seat[] }) => (
  <Sheet title="席位" note="一次只在一个席位上办事" bare>
    <ul className="lines">
      {seats.map((seat) => (
        <li key={seat.capacity}>
          <Seal char={seat.seal} side={seat.side} title={seat.title} />
          <span className="lines-what">{seat.title}</span>
          <span className="lines-end">
            {seat.current ? (
              <Tag tone="azure" icon="check">
                现在的座位
              </Tag>
            ) : (
              <form method="post">
                <HiddenInputs values={{ intent: 'capacity', capacity: seat.capacity }} />
                <SubmitButton size="small">
                  换到这里<span className="out-of-sight">：{seat.title}</span>
                </SubmitButton>
              </form>
            )}
          </span>
        </li>
      ))}
    </ul>
  </Sheet>
)

export function PasswordSheet({ hasPassword, answer }: { hasPassword: boolean; answer: FormAnswer | undefined }) {
  if (!hasPassword)
    return (
      <Sheet title="密码" bare>
        <EmptyState icon="key" title="演示座位没有密码">
          任何人都可以在本机直接入座。
        </EmptyState>
      </Sheet>
    )
  return (
    <Sheet title="修改密码" foot="修改后，其他设备上的登录全部退出。">
      <form method="post" className="form">
        <HiddenInputs values={{ intent: 'password' }} />
        <TextField
          {...shown(answer, 'current')}
          label="现用密码"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          {...shown(answer, 'next')}
          label="新密码"
          type="password"
          autoComplete="new-password"
          hint="至少 12 个字符，不能含有邮箱名称；可以用一句话。"
          required
        />
        <TextField
          {...shown(answer, 'again')}
          label="再输一次新密码"
          type="password"
          autoComplete="new-password"
          required
        />
        <div className="acts">
          <SubmitButton tone="primary">修改密码</SubmitButton>
        </div>
      </form>
    </Sheet>
  )
}

export const ThemeSheet = ({ theme }: { theme: string | null }) => (
  <Sheet title="显示">
    <form method="post" className="form">
      <HiddenInputs values={{ intent: 'theme' }} />
      <RadioGroupField
        name="theme"
        label="深浅"
        required
        defaultValue={theme ?? 'system'}
        choices={[
          { value: 'system', label: '跟随系统' },
          { value: 'light', label: '浅色' },
          { value: 'dark', label: '深色' },
        ]}
      />
      <div className="acts">
        <SubmitButton>保存</SubmitButton>
      </div>
    </form>
  </Sheet>
)
