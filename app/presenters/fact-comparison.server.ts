import type { Row } from '#db/schema.ts'
import type { Fact } from '#workflows/facts/catalogue.ts'
import { instantText } from '../components/chinese-date.ts'
import type { ComparedField } from '../components/three-way.tsx'
import { readFacts } from '../forms/fact-form.ts'
import type { Typed } from '../forms/read-form.ts'
import type { TakenSides } from '../forms/taken-sides.ts'
import type { Room } from './project-room.server.ts'
import { shownFact } from './shown-fact.ts'

type Asked = { facts: readonly Fact[]; typed: Typed; sides: TakenSides }

/** Facts of a project that two people changed at once: as they were, as they are, as typed. */
export async function compareFacts({ tx, project }: Room, { facts, typed, sides }: Asked): Promise<ComparedField[]> {
  const keys = Object.keys(sides.before)
  if (keys.length === 0) return []
  const rows = await tx
    .selectFrom('fact')
    .innerJoin('person', 'person.id', 'fact.by_person')
    .select(['fact.key', 'fact.revision', 'fact.value', 'fact.at', 'person.name'])
    .where('fact.scope_kind', '=', 'project')
    .where('fact.scope_id', '=', project.id)
    .where('fact.key', 'in', keys)
    .orderBy('fact.revision')
    .execute()
  const read = new Map(readFacts(facts, typed, new Set(keys)).facts.map(({ key, value }) => [key, value]))
  return facts.flatMap((fact) => {
    const seen = sides.before[fact.key]
    if (seen === undefined) return []
    const own = rows.filter(({ key }) => key === fact.key)
    const [before, now] = [own.find(({ revision }) => revision === seen), own.at(-1)]
    const shown = (row: Pick<Row<'fact'>, 'value'> | undefined) => (row ? shownFact(fact, JSON.parse(row.value)) : null)
    return {
      name: fact.key,
      label: fact.label,
      seen,
      before: shown(before),
      theirs: shown(now),
      by: now?.name ?? '',
      at: now ? instantText(now.at) : '',
      mine: read.has(fact.key) ? shownFact(fact, read.get(fact.key)) : null,
      ...chosenOf(sides, fact.key),
    }
  })
}

function chosenOf({ theirs, mine }: TakenSides, key: string): Pick<ComparedField, 'chosen'> {
  if (theirs.includes(key)) return { chosen: 'theirs' }
  return mine.includes(key) ? { chosen: 'mine' } : {}
}
