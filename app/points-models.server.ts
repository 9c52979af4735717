import type { Db, Tx } from '#db/connect.ts'
import { listPointsModels } from '#db/queries/points-models.ts'
import { type PointsModel, readModel } from '#workflows/innovation/model.ts'
import { samplePointsModel } from '#workflows/innovation/sample-model.ts'

export type KnownModel = { model: PointsModel; shipped: boolean; importedAt: string | null; latest: boolean }

/** The model that comes with the program and every imported version; a version never changes. */
export async function knownModels(db: Db | Tx): Promise<KnownModel[]> {
  const rows = (await listPointsModels(db)).flatMap((row): Omit<KnownModel, 'latest'>[] => {
    const read = readModel(JSON.parse(row.body))
    return read.ok ? [{ model: read.model, shipped: false, importedAt: row.imported_at }] : []
  })
  const all = [{ model: samplePointsModel, shipped: true, importedAt: null }, ...rows]
  return all.map((one) => ({
    ...one,
    latest: all.every(({ model }) => model.id !== one.model.id || model.version <= one.model.version),
  }))
}

export const modelKey = ({ id, version }: Pick<PointsModel, 'id' | 'version'>): string => `${id}.${version}`
