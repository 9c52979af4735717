import { findJob } from '#db/queries/jobs.ts'
import { keysOfVersion, listFaults } from '#db/queries/listed.ts'
import type { Row } from '#db/schema.ts'
import { type ListField, listFieldNames, listFields } from '#workflows/lists/columns.ts'
import { listTitle } from '#workflows/lists/list-kinds.ts'
import type { RowFault } from '#workflows/lists/listed-row.ts'
import { keepsList } from '../commands/list-keeper.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import { firstRows, openTable } from '../imports/open-table.server.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { modeWords, publishedWords, versionIn, versionState } from './list-page.server.ts'
import { keeperOf } from './list-reader.server.ts'

export type FaultView = {
  row: string
  name: string
  remark: boolean
  faults: { label: string; found: string; because: string }[]
}

export type MappingView = {
  fields: { name: ListField; label: string; required: boolean; chosen: string }[]
  columns: { value: string; label: string }[]

  rows: string[][]
}

export type VersionView = {
  id: string
  list: { id: string; title: string; href: string }
  sample: boolean
  number: number
  mode: string
  state: { word: string; tone: Tone }
  facts: string[]
  mine: boolean
  /** While its rows are being read. */
  work: { read: number; total: number; words: string; stuck: string | null } | null
  mapping: MappingView | null
  message: string | null
  sums: { rows: number; good: number; faulty: number; remarked: number }
  change: { added: number; gone: number; changed: number } | null
  faults: FaultView[]
  next: string | null
  first: string | null
  asOf: string
}

const pageSize = 30

export async function presentVersion(
  who: Session,
  context: LoadContext,
  asked: { list: string | undefined; version: string | undefined; after: number },
): Promise<VersionView> {
  const { list, version } = await versionIn(context, asked.list, asked.version)
  const at = `/lists/${list.id}/versions/${version.id}`
  const faults = await listFaults(context.reader, version.id, null, asked.after, pageSize + 1)
  const page = faults.slice(0, pageSize)
  const { rows, good, faulty, remarked, added, gone, changed } = version
  return {
    id: version.id,
    list: { id: list.id, title: listTitle(list), href: `/lists/${list.id}` },
    sample: list.sample_at !== null,
    number: version.number,
    mode: modeWords[version.mode],
    state: versionState(version),
    facts: [
      version.file_name,
      version.format,
      publishedWords(version),
      version.source ? `依据：${version.source}` : '',
      `${instantText(version.created_at, { year: true })} 上传`,
    ].filter(Boolean),
    mine: keepsList(keeperOf(who, context), list),
    work: await workOf(context, version),
    mapping: version.state === 'mapping' ? await mappingOf(context, version) : null,
    message: version.message,
    sums: { rows, good, faulty, remarked },
    change: added === null ? null : { added, gone: gone ?? 0, changed: changed ?? 0 },
    faults: page.map(faultView),
    next: faults.length > pageSize ? `${at}?after=${page.at(-1)?.row}` : null,
    first: asked.after > 0 ? at : null,
    asOf: instantText(context.ports.now()),
  }
}

async function workOf({ reader }: LoadContext, version: Row<'list_version'>): Promise<VersionView['work']> {
  if (version.state !== 'waiting') return null
  const job = version.job ? await findJob(reader, version.job) : undefined
  const stuck = job?.state === 'failed' ? (job.message ?? '导入中断。') : null
  const words = job?.message ?? '等候处理'
  return { read: job?.progress ?? 0, total: Math.max(job?.total ?? 0, 1), words: stuck ? '' : words, stuck }
}

/** What the file holds, for whoever says which column is which. */
async function mappingOf({ files }: LoadContext, version: Row<'list_version'>): Promise<MappingView | null> {
  const bytes = await files.open(version.file)
  const table = bytes && (await openTable(bytes))
  const rows = table?.ok ? await firstRows(table, 30) : []
  if (!Array.isArray(rows)) return null
  const head = rows.find(({ row }) => row === version.head_row)
  const known = JSON.parse(version.columns ?? '{}') as Partial<Record<ListField, number>>
  const heads = head?.cells ?? []
  return {
    rows: rows
      .filter(({ row }) => row > (version.head_row ?? 0))
      .slice(0, 3)
      .map(({ cells }) => heads.map((_, n) => cells[n] ?? '')),
    columns: heads.map((label, n) => ({ value: String(n), label: `第 ${n + 1} 列 ${label.trim() || '（空）'}` })),
    fields: listFieldNames.map((name) => ({
      name,
      label: listFields[name].label,
      required: listFields[name].required,
      chosen: known[name] === undefined ? '' : String(known[name]),
    })),
  }
}

/** 第 12 行; of a version before: 第 1 版第 12 行. */
export function rowWords(row: number): string {
  if (row < keysOfVersion) return `第 ${row} 行`
  return `第 ${Math.floor(row / keysOfVersion)} 版第 ${row % keysOfVersion} 行`
}

function faultView({ row, severity, name, faults }: Row<'list_fault'>): FaultView {
  return {
    row: rowWords(row),
    name: name ?? '',
    remark: severity === 'remark',
    faults: (JSON.parse(faults) as RowFault[]).map(({ field, found, because }) => ({
      label: listFields[field].label,
      found,
      because,
    })),
  }
}
