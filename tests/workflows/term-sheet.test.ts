import { expect, test } from 'vitest'
import { z } from 'zod'
import { termFields, termSheet } from '#workflows/outstanding/term-sheet.ts'

/** Places of all leaves, `[]` for each entry of a list, from the schema's own description of itself. */
function leaves(schema: z.core.JSONSchema.BaseSchema, path = ''): string[] {
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, inner]) =>
      typeof inner === 'boolean' ? [] : leaves(inner, path ? `${path}.${name}` : name),
    )
  if (schema.type === 'array' && schema.items && typeof schema.items === 'object' && !Array.isArray(schema.items))
    return leaves(schema.items, `${path}[]`)
  return [path]
}

test('every field of the JSON is explained, in its order, and no other', () => {
  expect(termFields.map(({ path }) => path)).toEqual(leaves(z.toJSONSchema(termSheet)))
})

test('no two fields share a name, and each says how it is written', () => {
  expect(new Set(termFields.map(({ label }) => label)).size).toBe(termFields.length)
  for (const { path, form } of termFields) expect(form, path).not.toBe('')
})
