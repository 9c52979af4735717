import { expect, test } from 'vitest'
import { fieldsetOf } from '#app/forms/fieldsets.ts'
import { readForm, typedIn } from '#app/forms/read-form.ts'
import { faultsOf, viewFields } from '#app/forms/view-fields.ts'
import { stageFor } from '#workflows/stages.ts'

function read(stage: 'registration' | 'enhancement', type: string, fields: [string, string][]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const schema = stageFor(stage, 'interbank').events[type]
  if (!schema) throw new Error(`no ${type}`)
  const fieldset = fieldsetOf(stage, type)
  const typed = typedIn(fieldset, form)
  return { typed, ...readForm(fieldset, schema, typed) }
}

const grant = (amount: string) =>
  read('registration', 'registration.grant', [
    ['number', '中市协注〔2026〕MTN1号'],
    ['on', '２０２６-０３-０９'],
    ['months', '２４'],
    ['amount', amount],
  ])

test('amounts are read in the unit shown, full-width digits too, exactly to the fen', () => {
  expect(grant('１５.5')).toMatchObject({ ok: true, data: { amount: 155_000_000_000, on: '2026-03-09', months: '24' } })
  expect(grant('0.0000000001')).toMatchObject({ ok: true, data: { amount: 1 } })
})

test('an amount finer than a fen is refused on its field, never rounded', () => {
  expect(grant('1.00000000001')).toMatchObject({ ok: false, errors: { amount: [expect.stringContaining('最小到分')] } })
})

test('what need not be answered is left out; what must be is asked for', () => {
  expect(grant('')).toMatchObject({ ok: true, data: expect.not.objectContaining({ amount: expect.anything() }) })
  expect(read('registration', 'registration.grant', [])).toMatchObject({
    ok: false,
    errors: { number: ['请填写'], on: [expect.any(String)], months: ['请填写'] },
  })
})

test('rows left blank are closed up, so that a fault stands on the row as it is shown again', () => {
  const done = read('registration', 'feedback.issue', [
    ['items.0.title', '　'],
    ['items.2.title', '募集资金用途'],
    ['items.2.category', '募集资金'],
    ['items.2.severity', '一般'],
    ['items.2.question', ''],
  ])
  expect(done).toMatchObject({ ok: false, errors: { 'items.0.question': ['请填写'] } })
  expect(done.typed['items.0.title']).toEqual(['募集资金用途'])
})

test('no row at all is a fault of the rows', () => {
  expect(read('registration', 'feedback.issue', [])).toMatchObject({ ok: false, errors: { items: ['至少写一条意见'] } })
})

test('names that are not of the form are not taken along', () => {
  const done = read('registration', 'extension.apply', [
    ['days', '5'],
    ['reason', '补充审计'],
    ['revision', '9'],
    ['items.0.title', 'x'],
    ['__proto__', 'x'],
  ])
  expect(done).toMatchObject({ ok: true, data: { days: '5', reason: '补充审计' } })
})

test('row numbers out of any order or size do not make rows', () => {
  const done = read('registration', 'feedback.issue', [
    ['items.1e9.title', 'x'],
    ['items.-1.title', 'x'],
    ['items.99999.title', 'x'],
  ])
  expect(Object.keys(done.typed)).toEqual([])
})

test('the faults of a refused form are told by the names of their fields; a fault on no field is told too', () => {
  const done = read('registration', 'feedback.issue', [['items.4.title', '用途']])
  const schema = stageFor('registration', 'interbank').events['feedback.issue']
  if (!schema || done.ok) throw new Error('was not refused')
  const errors = { ...done.errors, elsewhere: ['不在表单上'] }
  const fields = viewFields(fieldsetOf('registration', 'feedback.issue'), {
    prefix: 'f',
    schema,
    lists: {},
    typed: done.typed,
    errors,
  })
  const faults = faultsOf(fields, errors)
  expect(faults).toContainEqual({ field: 'f-items-0-question', message: '意见 1 意见内容：请填写' })
  expect(faults.at(-1)).toEqual({ message: '不在表单上' })
})
