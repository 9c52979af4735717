import { validate, version } from 'uuid'
import { expect, it } from 'vitest'
import { newId } from '#app/new-id.server.ts'

it('makes rising UUIDs of version 7, none twice', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
})
