import { countLiveBonds } from '#db/queries/ratings.ts'
import type { Given } from '#workflows/kit/stage.ts'
import type { Looking } from './given.server.ts'

/** Whether every bond of the project has come to its end, so that what stands behind them may end too. */
export async function cleared({ tx, project }: Looking): Promise<Given[string]> {
  const { all, live } = await countLiveBonds(tx, project.id)
  if (all === 0) return { ok: false, because: '尚未发行债券。' }
  return live === 0
    ? { ok: true, because: '债券均已了结。' }
    : { ok: false, because: `还有 ${live} 只债券尚未兑付或处置终结。` }
}
