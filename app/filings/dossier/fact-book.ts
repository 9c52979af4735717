import type { Row } from '#db/schema.ts'
import type { Said } from '#templates/dossier.ts'
import { type FactKey, type FactValue, factDefinition } from '#workflows/facts/catalogue.ts'

/** One fact that a paper quoted; revision 0: it was looked for and was not there. */
export type FactUse = { scope: string; key: string; revision: number }
export type Gap = { key: string; label: string }
type Place = { kind: string; id: string }

/** The facts as they stood, looked up from the narrowest place to the project, with what was used and what is not there. */
export type FactBook = {
  /** A fact the paper cannot do without. What is not there is noted as a gap and stood in for, so that all gaps are found. */
  need: <K extends FactKey>(key: K) => Said<FactValue<K>>
  find: <K extends FactKey>(key: K) => Said<FactValue<K>> | null
  /** Something that is no fact of the catalogue's but a row, and is not there. */
  gap: (key: string, label: string) => void
  used: () => FactUse[]
  missing: () => Gap[]
}

const placeText = ({ kind, id }: Place): string => `${kind}:${id}`

/** The row that holds for a key: of the narrowest place that has one. */
export function standingFact(
  facts: readonly Row<'fact'>[],
  places: readonly Place[],
  key: string,
): Row<'fact'> | undefined {
  for (const place of places) {
    const found = facts.find((fact) => fact.key === key && fact.scope_kind === place.kind && fact.scope_id === place.id)
    if (found) return found
  }
  return undefined
}

export function factBook(facts: readonly Row<'fact'>[], places: readonly Place[]): FactBook {
  const used = new Map<string, FactUse>()
  const missing = new Map<string, Gap>()
  const widest = places.at(-1)

  const find = <K extends FactKey>(key: K): Said<FactValue<K>> | null => {
    const row = standingFact(facts, places, key)
    const scope = row ? `${row.scope_kind}:${row.scope_id}` : widest ? placeText(widest) : ''
    used.set(key, { scope, key, revision: row?.revision ?? 0 })
    const read = row ? factDefinition(key).schema.safeParse(JSON.parse(row.value)) : null
    if (!row || !read?.success) return null
    return { value: read.data as FactValue<K>, key, sample: row.sample_at !== null }
  }

  return {
    find,
    need: (key) => {
      const found = find(key)
      if (found) return found
      const { label } = factDefinition(key)
      missing.set(key, { key, label })
      return { value: standIn(key), key, sample: false }
    },
    gap: (key, label) => {
      missing.set(key, { key, label })
    },
    used: () => [...used.values()],
    missing: () => [...missing.values()],
  }
}

const standIns: Record<string, unknown> = {
  fen: 0,
  integer: 0,
  percent: '0',
  day: '1970-01-01',
  'yes-no': false,
  rows: [],
}

/** Never printed: a dossier with a gap is refused as a whole. */
const standIn = <K extends FactKey>(key: K): FactValue<K> => (standIns[factDefinition(key).kind] ?? '') as FactValue<K>

/** One sentence that names every gap at once. */
export const gapSentence = (missing: readonly Gap[]): string =>
  `还缺 ${missing.length} 项要素，不能生成：${missing.map(({ label }) => label).join('、')}。`
