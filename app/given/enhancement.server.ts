import { findArrangement, listCounterOutcomes } from '#db/queries/arrangements.ts'
import { listClaims } from '#db/queries/claims.ts'
import { findFacilityOf } from '#db/queries/facilities.ts'
import type { Row } from '#db/schema.ts'
import { counterDecided } from '#workflows/enhancement/cover.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import type { Given } from '#workflows/kit/stage.ts'
import { claimable } from '../records/arrangement-claim.server.ts'
import { cleared } from './cleared.server.ts'
import type { GivenFor, Looking } from './given.server.ts'

type Answer = Given[string]
type Ask = (looking: Looking, arrangement: Row<'arrangement'>) => Promise<Answer>

export const givenEnhancement: GivenFor = async (looking, run): Promise<Given> => {
  const arrangement = await findArrangement(looking.tx, run.subject_id)
  if (!arrangement) return {}
  const given: Given = {}
  for (const key of asks[run.state] ?? []) given[key] = await answers[key](looking, arrangement)
  return given
}

const answers = {
  /** Asked again, atomically, when the quota is taken: this answer is for the person, that one decides. */
  facility: async ({ tx }, { tool_at, provider, planned }) => {
    if (!tool_at) return { ok: true, because: '不使用风险分担工具。' }
    const facility = await findFacilityOf(tx, provider)
    if (!facility) return { ok: false, because: '该增信机构尚未登记风险分担额度。' }
    const available = facility.cap - facility.reserved - facility.committed
    const because = `可用额度 ${amountWithUnit(available, 'yi')}，本项目需要 ${amountWithUnit(planned, 'yi')}。`
    return { ok: available >= planned, because }
  },

  counter: async ({ tx }, { id }) => {
    const counters = await listCounterOutcomes(tx, id)
    const waiting = counters.filter(({ state }) => !counterDecided(state))
    return waiting.length === 0
      ? { ok: true, because: counters.length === 0 ? '未要求反担保。' : '反担保均已有结果。' }
      : { ok: false, because: `${waiting.map(({ provider }) => provider).join('、')}的反担保尚未有结果。` }
  },

  default: async (looking, arrangement) => {
    const owed = await claimable(looking, arrangement)
    const open = (await listClaims(looking.tx, arrangement.id)).filter(({ settled_at }) => settled_at === null)
    return owed.length > 0 || open.length > 0
      ? { ok: true, because: `${owed.length + open.length} 项义务可以请求代偿。` }
      : { ok: false, because: '没有需要代偿的义务。' }
  },

  lastClaim: async ({ tx }, { id }) => {
    const open = (await listClaims(tx, id)).filter(({ settled_at }) => settled_at === null)
    return open.length === 1
      ? { ok: true, because: '这是最后一项未了结的代偿。' }
      : { ok: false, because: `还有 ${open.length} 项代偿未了结。` }
  },

  cleared: (looking) => cleared(looking),
} as const satisfies Record<string, Ask>

/** Only what the present state can ask for is looked up. */
const asks: Record<string, readonly (keyof typeof answers)[]> = {
  materials: ['facility'],
  planning: ['counter'],
  'in-force': ['default', 'cleared'],
  claiming: ['default', 'lastClaim'],
}
