import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { knownModels, modelKey } from '../points-models.server.ts'
import type { Session } from '../session.server.ts'

export async function presentPointsModels(who: Session, { reader }: Pick<LoadContext, 'reader'>) {
  const models = await knownModels(reader)
  return {
    mayImport: who.capacity === 'administrator',
    models: models.map(({ model, shipped, importedAt }) => ({
      key: modelKey(model),
      name: model.name,
      version: model.version,
      source: model.source.document,
      note: model.source.note,
      provisional: model.source.standing === 'provisional',
      indicators: model.indicators.length,
      stages: model.stages.map(({ name }) => name),
      origin: shipped ? '随程序提供' : `${instantText(importedAt ?? '', { year: true })} 导入`,
    })),
  }
}
