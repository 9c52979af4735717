import { describe, expect, test } from 'vitest'
import { CheckField } from '#app/components/check-field.tsx'
import { ErrorSummary } from '#app/components/error-summary.tsx'
import { MoneyField } from '#app/components/money-field.tsx'
import { RadioGroupField } from '#app/components/radio-group-field.tsx'
import { SubmitButton } from '#app/components/submit-button.tsx'
import { render } from './render.ts'

describe('a blocked button', () => {
  const html = render(
    <SubmitButton name="type" value="review.pass" blocked="还有 1 条未答复">
      提出通过
    </SubmitButton>,
  )
  test('stays reachable and says why', () => {
    const reason = /aria-describedby="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toMatch(/\sdisabled/)
    expect(html).toContain(`id="${reason}"`)
    expect(html).toContain('还有 1 条未答复')
  })
  test('cannot submit, even without JavaScript', () => {
    expect(html).toContain('type="button"')
    expect(html).not.toContain('review.pass')
  })
})

test('an error is tied to its control, and its unit stays tied too', () => {
  const html = render(<MoneyField name="size" label="规模" hint="注册额度内" errors={['须为正数。']} required />)
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('aria-describedby="size-error size-hint size-unit"')
  for (const id of ['size-error', 'size-hint', 'size-unit']) expect(html).toContain(`id="${id}"`)
  expect(html).toContain('for="size"')
})

test('without errors nothing is invalid; what is optional says so', () => {
  const html = render(<CheckField name="sure" label="已核对" />)
  expect(html).not.toContain('aria-invalid')
  expect(render(<MoneyField name="fee" label="费用" />)).toContain('选填')
})

test('the first error link lands on a control that is there', () => {
  const summary = render(<ErrorSummary errors={[{ field: 'kind', message: '请选一项' }, { message: '另有一处' }]} />)
  const group = render(<RadioGroupField name="kind" label="类别" required choices={[{ value: 'a', label: '甲' }]} />)
  expect(summary).toContain('href="#kind"')
  expect(group).toContain('id="kind"')
  expect(render(<ErrorSummary errors={[]} />)).toBe('')
})

test('a choice that may not be taken stays, with its reason', () => {
  const html = render(
    <RadioGroupField name="kind" label="类别" choices={[{ value: 'a', label: '甲', blocked: '本路径不适用' }]} />,
  )
  expect(html).toContain('本路径不适用')
  expect(html).toContain('disabled')
})
