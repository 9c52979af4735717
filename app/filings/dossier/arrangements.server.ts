import { listArrangements, listLatestShareTerms } from '#db/queries/arrangements.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import type { Dossier } from '#templates/dossier.ts'
import { restore } from '#workflows/kit/snapshot.ts'
import { stateMeta } from '#workflows/kit/stage.ts'
import { stageFor } from '#workflows/stages.ts'
import { isSample, type Reading } from './reading.server.ts'

type Arrangement = Dossier['arrangements'][number]

const instruments: Record<string, string> = {
  guarantee: '不可撤销连带责任保证担保',
  crmw: '信用风险缓释凭证',
  'direct-investment': '直接投资',
  'counter-guarantee': '反担保',
  pledge: '质押担保',
}

/** Arrangements that stand, without the counter-guarantees behind them; a paper of one arrangement tells of that one. */
export async function arrangementsPart(reading: Reading): Promise<Arrangement[]> {
  const { tx, project, scope } = reading
  const all = await listArrangements(tx, project.id)
  const told =
    scope.kind === 'arrangement'
      ? all.filter(({ id }) => id === scope.id)
      : all.filter(({ parent, outcome }) => parent === null && !(outcome && failed.includes(outcome)))
  return Promise.all(told.map((row) => tell(reading, row, all)))
}

/** Ends that leave nothing behind; a released arrangement did stand. */
const failed = ['declined', 'withdrawn']

async function tell(reading: Reading, row: Row<'arrangement'>, all: Row<'arrangement'>[]): Promise<Arrangement> {
  const { tx } = reading
  const counter = all.find(({ parent, outcome }) => parent === row.id && !(outcome && failed.includes(outcome)))
  const shares = await listLatestShareTerms(tx, row.id)
  return {
    instrument: row.instrument,
    instrumentTitle: instruments[row.instrument] ?? row.instrument,
    provider: await nameOf(reading, row.provider),
    coverPercent: row.cover_percent,
    planned: row.planned,
    actual: row.actual,
    riskSharingTool: row.tool_at !== null,
    counter: counter
      ? { provider: await nameOf(reading, counter.provider), coverPercent: counter.cover_percent }
      : null,
    shares: shares.map(({ party, ordinal, percent, cap }) => ({
      party,
      order: ordinal,
      percent,
      cap,
      sample: isSample(reading),
    })),
    letterNumber: row.letter,
    signedOn: row.signed_on,
    feePercent: row.fee_percent,
    state: await stateOf(reading, row.id),
  }
}

const nameOf = async ({ tx }: Reading, organisation: string): Promise<string> =>
  (await findOrganisation(tx, organisation))?.name ?? organisation

/** The title of the state its run is in. */
async function stateOf({ tx, route }: Reading, arrangement: string): Promise<string> {
  const run = await tx
    .selectFrom('run')
    .select(['state', 'context', 'status'])
    .where('subject_kind', '=', 'arrangement')
    .where('subject_id', '=', arrangement)
    .executeTakeFirst()
  if (!run) return '尚未办理'
  const stored = { value: run.state, context: JSON.parse(run.context) as Record<string, unknown>, status: run.status }
  return stateMeta(restore(stageFor('enhancement', route), stored)).title
}
