import { z } from 'zod'
import { listFactHistory, listFacts } from '#db/queries/facts.ts'
import type { Row } from '#db/schema.ts'
import { type Fact, factsFor, isFactKey } from '#workflows/facts/catalogue.ts'
import type { IssuerKind, Route } from '#workflows/kit/seats.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import type { ComparedField } from '../components/three-way.tsx'
import { factFieldset, typedFacts } from '../forms/fact-form.ts'
import type { FieldErrors, Typed } from '../forms/read-form.ts'
import type { TakenSides } from '../forms/taken-sides.ts'
import { type FieldsView, viewFields } from '../forms/view-fields.ts'
import { compareFacts } from './fact-comparison.server.ts'
import { type FrameView, frameOf, mayReadFacts, mayWriteFacts, type Room } from './project-room.server.ts'
import { type ShownFact, shownFact } from './shown-fact.ts'

export type FactLineView = {
  key: string
  anchor: string
  label: string
  value: ShownFact | null
  required: boolean
  sample: boolean
  asOf: string | null
  evidence: { title: string; href: string } | null
  revision: number
  history: string
}

export type FactGroupView = {
  name: string
  id: string
  known: number
  missing: number
  lines: FactLineView[]
  edit: string | null
}

export type FactEdit = {
  group: string
  fields: FieldsView
  revisions: Record<string, number>
  /** Where somebody else changed the same meanwhile. */
  compared: ComparedField[]
  evidence: { value: string; label: string }[]
  sample: boolean
  asOf: string
  chosenEvidence: string
}

export type FactsPage = {
  frame: FrameView
  groups: FactGroupView[]
  known: number
  total: number
  edit: FactEdit | null
  history: {
    label: string
    revisions: { revision: number; value: ShownFact; by: string; at: string; sample: boolean; asOf: string | null }[]
  } | null
  key: string
}

export type FactsRefused = {
  group: string
  typed: Typed
  errors: FieldErrors
  message?: string
  more?: Record<string, number>
  sample: boolean
  asOf: string
  evidence: string
  /** The revision of each fact on the page that was sent, or now, once what others changed has been shown. */
  seen: Record<string, number>
  sides: TakenSides
}

/** The id of a fact's row. */
const anchorOf = (key: string): string => `fact-${key}`

/** Where a fact of a project is kept. */
export const factHref = (project: string, key: string): string => `/projects/${project}/facts#${anchorOf(key)}`

type Asked = { group: string | null; history: string | null; key: string; refused?: FactsRefused }

/** The facts asked of this issuer on this route, in the order of the form, by what `rows` hold of its circumstances. */
export const factsOf = ({ project }: Pick<Room, 'project'>, rows: ReadonlyMap<string, Row<'fact'>>): Fact[] =>
  factsFor(project.issuer_kind as IssuerKind, project.route as Route, (key) => {
    const row = rows.get(key)
    return row && JSON.parse(row.value)
  })

/** The fact base by groups: what is known and from where, what is still missing, one group at a time to be filled in. */
export async function presentFacts(room: Room, asked: Asked): Promise<FactsPage> {
  if (!mayReadFacts(room.who)) throw new Response('要素由发行人和承销商一侧登记，您的座位不可见。', { status: 404 })
  const rows = await projectFacts(room)
  const facts = factsOf(room, rows)
  const proofs = await proofsOf(room)
  const groups = [...new Set(facts.map(({ group }) => group))].map((name) =>
    groupView(
      room,
      name,
      facts.filter(({ group }) => group === name),
      rows,
      proofs,
    ),
  )
  const editing = asked.refused?.group ?? asked.group
  const inGroup = facts.filter(({ group }) => group === editing)
  return {
    frame: frameOf(room, 'facts'),
    groups,
    known: groups.reduce((sum, { known }) => sum + known, 0),
    total: facts.filter(({ required }) => required !== false).length,
    edit:
      editing && inGroup.length > 0 && mayWriteFacts(room.who)
        ? {
            ...editOf(room, editing, inGroup, rows, proofs, asked.refused),
            compared: asked.refused
              ? await compareFacts(room, { facts: inGroup, typed: asked.refused.typed, sides: asked.refused.sides })
              : [],
          }
        : null,
    history: asked.history && isFactKey(asked.history) ? await historyOf(room, facts, asked.history) : null,
    key: asked.key,
  }
}

/** The latest revision of each fact at home in the project. What an issue or a bond keeps of its own is on its own page. */
export async function projectFacts({ tx, project }: Pick<Room, 'tx' | 'project'>): Promise<Map<string, Row<'fact'>>> {
  const rows = (await listFacts(tx, project.id)).filter(({ scope_kind }) => scope_kind === 'project')
  return new Map(rows.map((row) => [row.key, row]))
}

type Proofs = ReadonlyMap<string, { title: string; href: string }>

/** Uploaded papers, which may prove a fact, by the hash of their bytes. */
async function proofsOf({ tx, project }: Room): Promise<Proofs> {
  const rows = await tx
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing_version.id', 'filing_version.file', 'filing_version.number', 'filing.title'])
    .where('filing.project', '=', project.id)
    .where('filing_version.source', '=', 'uploaded')
    .where('filing_version.file', 'is not', null)
    .orderBy('filing_version.made_at')
    .execute()
  return new Map(
    rows.map(({ id, file, title, number }) => [
      file ?? '',
      { title: `${title} 第 ${number} 版`, href: `/files/${id}` },
    ]),
  )
}

function groupView(
  room: Room,
  name: string,
  facts: readonly Fact[],
  rows: ReadonlyMap<string, Row<'fact'>>,
  proofs: Proofs,
): FactGroupView {
  const at = `/projects/${room.project.id}/facts`
  const lines = facts.map((fact): FactLineView => {
    const row = rows.get(fact.key)
    return {
      key: fact.key,
      anchor: anchorOf(fact.key),
      label: fact.label,
      value: row ? shownFact(fact, JSON.parse(row.value)) : null,
      required: fact.required !== false,
      sample: row?.sample_at != null,
      asOf: row?.as_of ? dayText(row.as_of, { year: true, weekday: false }) : null,
      evidence: row?.evidence ? (proofs.get(row.evidence) ?? null) : null,
      revision: row?.revision ?? 0,
      history: `${at}?history=${encodeURIComponent(fact.key)}#history`,
    }
  })
  const asked = lines.filter(({ required }) => required)
  return {
    name,
    id: `group-${name}`,
    known: asked.filter(({ value }) => value !== null).length,
    missing: asked.filter(({ value }) => value === null).length,
    lines,
    edit: mayWriteFacts(room.who) ? `${at}?group=${encodeURIComponent(name)}#edit` : null,
  }
}

function editOf(
  room: Room,
  group: string,
  facts: readonly Fact[],
  rows: ReadonlyMap<string, Row<'fact'>>,
  proofs: Proofs,
  refused: FactsRefused | undefined,
): Omit<FactEdit, 'compared'> {
  const values = new Map(
    facts.flatMap(({ key }) => (rows.has(key) ? [[key, JSON.parse(rows.get(key)?.value ?? 'null')] as const] : [])),
  )
  const schema = z.object(
    Object.fromEntries(facts.map(({ key, schema: of, required }) => [key, required === false ? of.optional() : of])),
  )
  return {
    group,
    fields: viewFields(factFieldset(facts), {
      prefix: 'fact',
      schema,
      lists: {},
      typed: refused?.typed ?? typedFacts(facts, values),
      more: refused?.more ?? Object.fromEntries(facts.filter(({ kind }) => kind === 'rows').map(({ key }) => [key, 1])),
      ...(refused ? { errors: refused.errors } : {}),
    }),
    revisions: Object.fromEntries(facts.map(({ key }) => [key, refused?.seen[key] ?? rows.get(key)?.revision ?? 0])),
    evidence: [...proofs].map(([value, { title }]) => ({ value, label: title })),
    sample: refused?.sample ?? room.project.sample !== 'none',
    asOf: refused?.asOf ?? '',
    chosenEvidence: refused?.evidence ?? '',
  }
}

async function historyOf({ tx, project }: Room, facts: readonly Fact[], key: string): Promise<FactsPage['history']> {
  const fact = facts.find((one) => one.key === key)
  if (!fact) return null
  const rows = await listFactHistory(tx, 'project', project.id, key)
  const ids = [...new Set(rows.map(({ by_person }) => by_person))]
  const people =
    ids.length === 0 ? [] : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return {
    label: fact.label,
    revisions: rows.map((row) => ({
      revision: row.revision,
      value: shownFact(fact, JSON.parse(row.value)),
      by: names.get(row.by_person) ?? '',
      at: instantText(row.at, { year: true }),
      sample: row.sample_at !== null,
      asOf: row.as_of,
    })),
  }
}
