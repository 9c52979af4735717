import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { scratchDb } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'

const folder = new URL('../../db/schema/', import.meta.url)
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n')

/** Columns of a row type by name, and whether each may be null, as the source says. */
function written(type: string): Record<string, boolean> {
  const body = new RegExp(`export type ${type} = \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? ''
  return Object.fromEntries(
    [...body.matchAll(/^ {2}(\w+):([^\n]+(?:\n {4}[^\n]+)*)/gm)].map((column) => [
      column[1],
      column[2]!.includes('null'),
    ]),
  )
}

const tables = [...source.matchAll(/\b(\w+): (\w+Row)\b/g)].map((table) => [table[1]!, table[2]!] as const)

describe.each(engines)('the row types say what the migrations make, on $name', ({ create }) => {
  test('every table, every column, what may be null', async () => {
    const scratch = await create()
    const db = await scratchDb(scratch.url)
    const made = (await db.introspection.getTables()).filter(({ name }) => !/^(search_text|sqlite_)/.test(name))
    const found = Object.fromEntries(
      made.map(({ name, columns }) => [
        name,
        Object.fromEntries(columns.map((column) => [column.name, column.isNullable])),
      ]),
    )
    expect(tables.length).toBeGreaterThan(40)
    expect(Object.fromEntries(tables.map(([table, type]) => [table, written(type)]))).toEqual(found)
    await db.destroy()
    await scratch.drop()
  })
})
