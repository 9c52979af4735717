import { z } from 'zod'
import type { Db, Tx } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { findListBy, insertList, insertListVersion, listVersions, nextSerial } from '#db/queries/lists.ts'
import type { Row } from '#db/schema.ts'
import { day, optionalText } from '#workflows/kit/body.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { type Heads, recogniseHeads } from '#workflows/lists/columns.ts'
import { listKindNames, listKinds, listTitle } from '#workflows/lists/list-kinds.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { uploadedName } from '../filings/file-name.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Gate } from '../gate/inspection.ts'
import { firstRows, openTable, type Table } from '../imports/open-table.server.ts'
import { askJob } from '../jobs/ask-job.server.ts'
import type { Ports } from '../ports.ts'
import { refusal, refused } from './desk.server.ts'
import { keepsList, type ListKeeper } from './list-keeper.ts'

const word = (most: number) =>
  optionalText
    .transform((value) => value ?? '')
    .pipe(
      z
        .string()
        .max(most, `最多 ${most} 字`)
        .regex(/^[^\n\t]*$/, '只能是一行'),
    )

export const listForm = z.strictObject({
  kind: z.enum(listKindNames, '请选择名单种类'),
  region: word(40),
  year: z.coerce.number('请填写年度').int('请填写年度，如 2026').min(2000, '年度过早').max(2100, '年度过晚'),
  batch: word(40),
  body: word(100),
  source: word(300),
  publishedOn: z.literal('').or(day).default(''),
  mode: z.enum(['replace', 'supplement'], '请选择').default('replace'),
})

type Form = z.output<typeof listForm>

export type UploadList = { form: unknown; name: string; bytes: Uint8Array; by: ListKeeper }

/** `waiting`: its rows are being read; `mapping`: somebody has to say which column is which; `same`: was imported before. */
type Uploaded = { ok: true; list: string; version: string; number: number; state: 'waiting' | 'mapping' | 'same' }

/** How many rows at the beginning are looked at for the head. */
export const rowsLookedAt = 20

/**
 * A recommended list handed in. The same file for the same list twice is the version it was; another becomes the next
 * version, which takes effect whole when all of it has been read. The bytes are safe before the transaction begins.
 */
export async function uploadList(
  { db, store, gate }: { db: Db; store: Store; gate: Gate },
  { form: posted, name, bytes, by }: UploadList,
  ports: Ports,
): Promise<Uploaded | Refusal> {
  const read = listForm.safeParse(posted)
  if (!read.success) return refuse('invalid', '请按提示更正。', fieldErrors(read.error))
  const table = await openTable(bytes)
  if (!table.ok) return refuse('invalid', '文件不能导入。', { file: [table.message] })
  const looked = table.kind === 'xlsx' ? await gate.inspect(bytes) : null
  if (looked?.ok === false) return refuse('invalid', '文件不能导入。', { file: [looked.message] })
  const rows = await firstRows(table, rowsLookedAt)
  if (!Array.isArray(rows)) return refuse('invalid', '文件不能导入。', { file: [rows.message] })
  const heads = recogniseHeads(rows.map(({ cells }) => cells))
  const head = heads && rows[heads.at]
  if (!heads || !head) return refuse('invalid', '文件不能导入。', { file: ['表格里没有找到表头'] })
  const file = await store.put(bytes, table.kind === 'csv' ? 'csv' : undefined)
  const taken = { file, name: uploadedName(name, table.kind), bytes: bytes.length, table, heads, headRow: head.row }
  try {
    return await db.transaction().execute((tx) => keep(tx, read.data, taken, by, ports))
  } catch (error) {
    if (error instanceof Error && 'refusal' in error) return error.refusal as Refusal
    throw error
  }
}

type Taken = { file: string; name: string; bytes: number; table: Table; heads: Heads; headRow: number }

async function keep(tx: Tx, form: Form, taken: Taken, by: ListKeeper, ports: Ports): Promise<Uploaded> {
  const list = (await findListBy(tx, form)) ?? (await newList(tx, form, by, ports))
  if (!keepsList(by, list)) throw refusal(refuse('unavailable', '这份名单由其他机构维护，您可以查阅，不能导入新版本。'))
  const versions = await listVersions(tx, list.id)
  const going = versions.find(({ state }) => state === 'mapping' || state === 'waiting')
  const current = versions.find(({ id }) => id === list.current)
  const same = [going, current].find((one) => one?.file === taken.file && one.mode === form.mode)
  if (same) return { ok: true, list: list.id, version: same.id, number: same.number, state: 'same' }
  if (going) throw refused(`第 ${going.number} 版还在导入，请等它完成或取消后再导入。`)
  if (form.mode === 'supplement' && !current)
    throw refused('这份名单还没有生效的版本，请选择整份导入。', { mode: ['还没有可以补录的版本'] })
  const version = await newVersion(tx, { form, taken, list, number: (versions[0]?.number ?? 0) + 1, by }, ports)
  await logAccess(
    tx,
    {
      kind: 'list.import',
      person: by.person,
      detail: `${listTitle(list)} 第 ${version.number} 版`,
      address: by.address,
    },
    ports,
  )
  const state = version.state === 'mapping' ? 'mapping' : 'waiting'
  return { ok: true, list: list.id, version: version.id, number: version.number, state }
}

async function newList(tx: Tx, form: Form, by: ListKeeper, ports: Ports): Promise<Row<'recommended_list'>> {
  const at = ports.now()
  const list = {
    id: ports.newId(),
    kind: form.kind,
    region: form.region,
    year: form.year,
    batch: form.batch,
    body: form.body || listKinds[form.kind].authority,
    keeper: by.organisation,
    current: null,
    sample_at: by.sample ? at : null,
    created_by: by.person,
    created_at: at,
  }
  await insertList(tx, list)
  return list
}

type NewVersion = { form: Form; taken: Taken; list: Row<'recommended_list'>; number: number; by: ListKeeper }

async function newVersion(
  tx: Tx,
  { form, taken, list, number, by }: NewVersion,
  ports: Ports,
): Promise<Row<'list_version'>> {
  const { heads, table } = taken
  const id = ports.newId()
  const job = heads.clear
    ? await askJob(tx, { kind: 'import-list', params: { version: id }, by: by.person, total: taken.bytes }, ports)
    : null
  const version = {
    id,
    serial: await nextSerial(tx),
    list: list.id,
    number,
    mode: form.mode,
    state: heads.clear ? ('waiting' as const) : ('mapping' as const),
    file: taken.file,
    file_name: taken.name,
    bytes: taken.bytes,
    format: table.format,
    head_row: taken.headRow,
    columns: JSON.stringify(heads.columns),
    source: form.source || null,
    published_on: form.publishedOn || null,
    base: form.mode === 'supplement' ? list.current : null,
    job,
    rows: 0,
    good: 0,
    faulty: 0,
    remarked: 0,
    added: null,
    gone: null,
    changed: null,
    message: null,
    created_by: by.person,
    created_at: ports.now(),
    ended_at: null,
  }
  await insertListVersion(tx, version)
  return version
}
