import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { changeVersion, findList, findVersion } from '#db/queries/lists.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { type ColumnMap, type ListField, listFieldNames, listFields } from '#workflows/lists/columns.ts'
import { askJob } from '../jobs/ask-job.server.ts'
import type { Ports } from '../ports.ts'
import { keepsList, type ListKeeper } from './list-keeper.ts'

export type MapList = { version: string; form: Readonly<Record<string, string>>; by: ListKeeper }

const place = z.coerce.number().int().min(0).max(99)

/** Which column is which, said by a person; then the rows are read. */
export async function mapList(
  db: Db,
  { version: id, form, by }: MapList,
  ports: Ports,
): Promise<{ ok: true; version: string } | Refusal> {
  const version = await findVersion(db, id)
  const list = version && (await findList(db, version.list))
  if (!version || !list || !keepsList(by, list)) return refuse('unavailable', '没有这份名单，或它由其他机构维护。')
  const columns: ColumnMap = {}
  const fields: Record<string, string[]> = {}
  const used = new Map<number, ListField>()
  for (const field of listFieldNames) {
    const { label, required } = listFields[field]
    const chosen = form[field] ?? ''
    if (chosen === '') {
      if (required) fields[field] = [`请选择${label}所在的列`]
      continue
    }
    const read = place.safeParse(chosen)
    if (!read.success) fields[field] = ['请从列表中选择']
    else if (used.has(read.data)) fields[field] = [`与${listFields[used.get(read.data)!].label}是同一列`]
    else {
      used.set(read.data, field)
      columns[field] = read.data
    }
  }
  if (Object.keys(fields).length > 0) return refuse('invalid', '请按提示更正。', fields)
  const begun = await db.transaction().execute(async (tx) => {
    const said = { state: 'waiting' as const, columns: JSON.stringify(columns) }
    if (!(await changeVersion(tx, id, ['mapping'], said))) return false
    const asked = { kind: 'import-list' as const, params: { version: id }, by: by.person, total: version.bytes }
    return changeVersion(tx, id, ['waiting'], { job: await askJob(tx, asked, ports) })
  })
  return begun ? { ok: true, version: id } : refuse('stale', '这一版已经开始导入或已取消，请查看最新状态。')
}
