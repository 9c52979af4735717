import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { FieldSpec, Fieldset } from '#app/forms/fieldset.ts'
import { fieldsets } from '#app/forms/fieldsets.ts'
import { readForm, rowSchema, typedIn } from '#app/forms/read-form.ts'
import { viewFields } from '#app/forms/view-fields.ts'
import { actionMeta, type Stage, type StageName } from '#workflows/kit/stage.ts'
import { allStages } from '#workflows/stages.ts'

/** Events that a person may send, with the schema of their bodies. */
const asked = (stage: Stage): [string, z.ZodObject][] =>
  Object.entries(stage.events).filter(([type]) =>
    Object.values(stage.machine.states).some((state) =>
      (state.transitions.get(type) ?? []).some((transition) =>
        actionMeta(transition)?.by.some((seat) => seat !== 'system'),
      ),
    ),
  )

const names = (fields: Fieldset) => fields.map(({ name }) => name)

describe.each(allStages)('forms of $title', (stage) => {
  const own = fieldsets[stage.name]

  test('every event that asks a person for something has a fieldset of exactly its fields', () => {
    for (const [type, schema] of asked(stage))
      expect([type, [...names(own[type] ?? [])].sort()]).toEqual([type, Object.keys(schema.shape).sort()])
  })

  test('rows ask for exactly the columns of their schema', () => {
    for (const [type, schema] of asked(stage))
      for (const field of own[type] ?? []) {
        const columns = rowSchema(schema, field.name)
        expect([type, field.name, field.as === 'rows']).toEqual([type, field.name, columns !== undefined])
        if (field.as === 'rows' && columns)
          expect([type, [...names(field.fields)].sort()]).toEqual([type, Object.keys(columns.shape).sort()])
      }
  })

  test('choices offer exactly the values that the schema takes', () => {
    const check = (field: FieldSpec, schema: z.ZodObject) => {
      if (field.as === 'rows') for (const part of field.fields) check(part, rowSchema(schema, field.name) ?? schema)
      if (field.as !== 'choice') return
      const of = schema.shape[field.name]
      const taken = of instanceof z.ZodOptional ? of.unwrap() : of
      expect([field.name, Object.keys(field.choices).sort()]).toEqual([
        field.name,
        taken instanceof z.ZodEnum ? [...taken.options].sort() : [],
      ])
    }
    for (const [type, schema] of asked(stage)) for (const field of own[type] ?? []) check(field, schema)
  })

  test('labels are words, each once in its form', () => {
    for (const [type] of asked(stage)) {
      const labels = (own[type] ?? []).map(({ label }) => label)
      expect([type, new Set(labels).size]).toEqual([type, labels.length])
      for (const label of labels) expect(label).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  test('what was typed for a sample is read back as the sample', () => {
    for (const [type, schema] of asked(stage))
      for (const sample of stage.samples[type] ?? []) {
        const fieldset = own[type] ?? []
        const read = readForm(fieldset, schema, typedIn(fieldset, formOf(fieldset, sample)))
        expect([type, read]).toEqual([type, { ok: true, data: expect.anything() }])
        if (read.ok) expect([type, schema.parse(read.data)]).toEqual([type, schema.parse(sample)])
      }
  })
})

test('no fieldset is left over from an event that is gone', () => {
  for (const [stage, own] of Object.entries(fieldsets)) {
    const known = new Set(
      allStages.filter(({ name }) => name === (stage as StageName)).flatMap((one) => Object.keys(one.events)),
    )
    // A refusal of acceptance is named by the schema of every route, though no machine of today takes it.
    expect(Object.keys(own).filter((type) => !known.has(type) && type !== 'filing.reject')).toEqual([])
  }
})

test('a view names each control once, also over several rows', () => {
  const schema = allStages.find(({ name }) => name === 'enhancement')?.events['plan.propose']
  const fieldset = fieldsets.enhancement['plan.propose'] ?? []
  if (!schema) throw new Error('no schema')
  const view = viewFields(fieldset, { prefix: 'plan', schema, lists: {}, more: { shares: 3 } })
  const ids = view.flatMap((field) =>
    field.as === 'rows' ? field.rows.flatMap((row) => row.map(({ id }) => id)) : [field.id],
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => id.endsWith('-party'))).toHaveLength(7)
})

const fenDigits = { 元: 2, 万元: 6, 亿元: 10 } as const

/** Types a body into a form as a person would: amounts in the unit shown. */
function formOf(fieldset: Fieldset, body: Record<string, unknown>, prefix = '', form = new FormData()): FormData {
  for (const field of fieldset) {
    const value = body[field.name]
    const name = `${prefix}${field.name}`
    if (value === undefined) continue
    if (field.as === 'rows' && Array.isArray(value))
      for (const [at, row] of value.entries()) formOf(field.fields, row, `${name}.${at * 2}.`, form)
    else if (Array.isArray(value)) for (const one of value) form.append(name, String(one))
    else form.append(name, field.as === 'money' ? inUnit(Number(value), fenDigits[field.unit]) : String(value))
  }
  return form
}

function inUnit(fen: number, digits: number): string {
  const all = String(fen).padStart(digits + 1, '0')
  return `${all.slice(0, -digits)}.${all.slice(-digits)}`
}
