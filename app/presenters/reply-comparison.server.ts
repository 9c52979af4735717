import type { Db } from '#db/connect.ts'
import type { Row } from '#db/schema.ts'
import { instantText } from '../components/chinese-date.ts'
import type { ComparedField } from '../components/three-way.tsx'
import type { TakenSides } from '../forms/taken-sides.ts'

export type TypedReply = { text: string; verification: string; changed: string; changes: string[] }

const fields = { text: '答复', changes: '关联的文件修改', changed: '上传文件的修改', verification: '核查意见' } as const
type Field = keyof typeof fields
const names = Object.keys(fields) as Field[]

type Version = TypedReply & { places: ReadonlyMap<string, string>; by: string; at: string }
const blank: Version = { text: '', verification: '', changed: '', changes: [], places: new Map(), by: '', at: '' }

/** What the item's answer is now, as its form would hold it. */
export async function standingReply(db: Db, item: string): Promise<TypedReply> {
  return (await versionsOf(db, item)).at(-1) ?? blank
}

/**
 * An answer that two people wrote at once: where both changed a part it is compared, where only the other did his part is
 * taken into the form. `seen` is the version from which the person began, 0 for none.
 */
export async function compareReply(
  db: Db,
  item: string,
  { seen, typed, sides }: { seen: number; typed: TypedReply; sides: TakenSides },
): Promise<{ typed: TypedReply; compared: ComparedField[] }> {
  const versions = await versionsOf(db, item)
  const [before, now] = [versions[seen - 1] ?? blank, versions.at(-1) ?? blank]
  const same = (one: TypedReply, other: TypedReply, name: Field) => plain(one[name]) === plain(other[name])
  const theirs = names.filter((name) => !same(before, now, name))
  const both = theirs.filter((name) => !same(typed, before, name) && !same(typed, now, name))
  const merged = theirs.filter((name) => !both.includes(name)).map((name) => [name, now[name]] as const)
  return {
    typed: { ...typed, ...Object.fromEntries(merged) },
    compared: both.map((name) => ({
      name,
      label: fields[name],
      seen,
      before: shown(before[name], before),
      theirs: shown(now[name], now),
      by: now.by,
      at: now.at,
      mine: shown(typed[name], now),
      ...(sides.theirs.includes(name) ? { chosen: 'theirs' as const } : {}),
      ...(sides.mine.includes(name) ? { chosen: 'mine' as const } : {}),
    })),
  }
}

/** Lines and ticks in one order, line ends as a browser posts them or as they are kept. */
const plain = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value.replace(/\r\n/g, '\n').trim() : [...value].sort().join('\n')

const shown = (value: string | readonly string[], { places }: Version): ComparedField['mine'] => {
  if (typeof value === 'string') return value.trim() === '' ? null : { text: value }
  return value.length === 0
    ? null
    : { text: [`${value.length} 处`, ...value.flatMap((key) => places.get(key) ?? [])].join('\n') }
}

async function versionsOf(db: Db, item: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('reply')
    .innerJoin('person', 'person.id', 'reply.by_person')
    .selectAll('reply')
    .select('person.name')
    .where('item', '=', item)
    .orderBy('version')
    .execute()
  if (rows.length === 0) return []
  const changes = await db
    .selectFrom('reply_change')
    .select(['reply', 'filing', 'change', 'chapter'])
    .where(
      'reply',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('ordinal')
    .execute()
  const key = ({ filing, change }: Pick<Row<'reply_change'>, 'filing' | 'change'>) => `${filing}:${change}`
  const places = new Map(changes.map((row) => [key(row), row.chapter]))
  return rows.map(({ id, text, verification, changed, name, at }) => ({
    text,
    verification: verification ?? '',
    changed: (JSON.parse(changed) as string[]).join('\n'),
    changes: changes.filter(({ reply }) => reply === id).map(key),
    places,
    by: name,
    at: instantText(at),
  }))
}
