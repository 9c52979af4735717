import type { Db } from '#db/connect.ts'
import { findPointsModel, insertPointsModel } from '#db/queries/points-models.ts'
import { readModel } from '#workflows/innovation/model.ts'
import { samplePointsModel } from '#workflows/innovation/sample-model.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import type { Ports } from '../ports.ts'
import { canonical, sha256 } from './canonical.server.ts'
import type { ListKeeper } from './list-keeper.ts'

type Imported = { ok: true; name: string; version: number; state: 'new' | 'same' }

const wrong = (problems: readonly string[]): Refusal => refuse('invalid', '模型不能导入。', { file: [...problems] })

/** A model file (JSON) becomes a version for good: the same once more is that version, another under its number is refused. */
export async function importPointsModel(
  db: Db,
  { text, by }: { text: string; by: ListKeeper },
  ports: Ports,
): Promise<Imported | Refusal> {
  if (!by.everybody) return refuse('unavailable', '积分模型由平台运营方的管理员导入。')
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return wrong(['文件不是 JSON'])
  }
  const read = readModel(value)
  if (!read.ok) return wrong(read.problems.slice(0, 20))
  const { model } = read
  if (model.id === samplePointsModel.id) return wrong([`${model.id} 是随程序提供的示例模型，请另取一个 id`])
  const body = canonical(model)
  const hash = sha256(body)
  return db.transaction().execute(async (tx) => {
    const known = await findPointsModel(tx, model.id, model.version)
    const answer = { ok: true as const, name: model.name, version: model.version }
    if (known)
      return known.sha256 === hash
        ? { ...answer, state: 'same' as const }
        : wrong([`${model.id} 第 ${model.version} 版已有不同的内容，请提高版本号`])
    const { person, address } = by
    await insertPointsModel(tx, {
      id: ports.newId(),
      model: model.id,
      version: model.version,
      name: model.name,
      body,
      sha256: hash,
      imported_by: person,
      imported_at: ports.now(),
    })
    const detail = `${model.name} 第 ${model.version} 版`
    await logAccess(tx, { kind: 'points-model.import', person, detail, address }, ports)
    return { ...answer, state: 'new' as const }
  })
}
