import { catalogue } from '#templates/catalogue.ts'
import type { Dossier, Said } from '#templates/dossier.ts'
import type { CellKind, Statement } from '#templates/stated.ts'
import type { Template } from '#templates/template.ts'
import {
  type FactDefinition,
  type Field,
  type FieldKind,
  factDefinition,
  isFactKey,
} from '#workflows/facts/catalogue.ts'
import type { Reading } from './reading.server.ts'

/** What the paper's template quotes as it was stated; what must be stated and is not there is a gap. */
export function statedPart(reading: Reading): Dossier['stated'] {
  const papers: Readonly<Record<string, { template: Template }>> = catalogue
  const keys = (papers[reading.template]?.template.states ?? []).filter(isFactKey)
  return keys.flatMap((key): Statement[] => {
    const definition = factDefinition(key)
    const said: Said<unknown> | null = definition.required === false ? reading.facts.find(key) : reading.facts.need(key)
    return said ? [statementOf(definition, said)] : []
  })
}

const kinds: Record<Exclude<FieldKind, 'rows'>, CellKind> = {
  text: 'words',
  choice: 'words',
  'yes-no': 'words',
  'long-text': 'prose',
  fen: 'fen',
  percent: 'percent',
  integer: 'count',
  day: 'day',
}

/** A fact in the words of the catalogue: its label, its choices by the words that were chosen, its rows by their columns. */
export function statementOf(definition: FactDefinition, { value, key, sample }: Said<unknown>): Statement {
  const about = { key, label: definition.label, sample }
  if (definition.kind !== 'rows') {
    const kind = kinds[definition.kind]
    return kind === 'fen' || kind === 'count'
      ? { ...about, kind, value: Number(value) }
      : { ...about, kind, value: wordsOf(definition, value) }
  }
  const columns = Object.entries(definition.columns ?? {})
  return {
    ...about,
    kind: 'rows',
    columns: columns.map(([, { label, kind }]) => ({ label, kind: kind === 'rows' ? 'words' : kinds[kind] })),
    value: (Array.isArray(value) ? value : []).map((row) =>
      columns.map(([name, column]) => cellOf(column, Reflect.get(Object(row), name))),
    ),
  }
}

const cellOf = (column: Field, value: unknown): string | number | null =>
  value === null || value === undefined ? null : typeof value === 'number' ? value : wordsOf(column, value)

/** A choice by the word that was chosen, yes and no as such; everything else as it was written. */
function wordsOf({ kind, choices }: Field, value: unknown): string {
  if (kind === 'yes-no') return value === true ? '是' : '否'
  return kind === 'choice' ? (choices?.[String(value)] ?? String(value)) : String(value)
}
