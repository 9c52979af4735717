import type { Given } from '#workflows/kit/stage.ts'
import { eligibility } from './eligibility.server.ts'
import type { GivenFor } from './given.server.ts'

/** Only published rules refuse; what is unknown or provisional is stored with the statement and shown as 待核实. */
export const givenReserve: GivenFor = async (looking, run, at): Promise<Given> => {
  if (run.state !== 'guided' && run.state !== 'mature') return {}
  const refusals = await eligibility(looking, at, { planned: true })
  const because = refusals.length === 0 ? '没有已公布的规则阻止。' : `${refusals.join('；')}。`
  return { eligibility: { ok: refusals.length === 0, because } }
}
