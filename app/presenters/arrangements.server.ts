import { listArrangements, listCounterOutcomes, listLatestShareTerms } from '#db/queries/arrangements.ts'
import { listHouses } from '#db/queries/books.ts'
import { listClaims, listLossShares, listRecoveries } from '#db/queries/claims.ts'
import { findFacilityOf } from '#db/queries/facilities.ts'
import type { Row } from '#db/schema.ts'
import { sharingPlanOf } from '#workflows/enhancement/sharing-plan.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import type { Capacity, Route } from '#workflows/kit/seats.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import { stateTitle } from './event-words.ts'
import { type LossPicture, lossPicture } from './loss-picture.ts'
import { type FrameView, frameOf, type Room } from './project-room.server.ts'

export type ClaimLine = {
  id: string
  what: string
  amount: number
  paid: number | null
  filedAt: string
  recoveries: { id: string; on: string; source: string; amount: number }[]
  shares: { party: string; amount: number }[]
  settled: boolean
}

export type ArrangementView = {
  id: string
  provider: string
  instrument: string
  state: string
  runHref: string
  facts: { label: string; value: string }[]
  /** Behind this one: only what became of each counter-guarantee. */
  counters: { id: string; provider: string; state: string }[]
  terms: { party: string; order: number; percent: string; cap: number | null }[]
  plan: number
  picture: LossPicture | null
  claims: ClaimLine[]
  facility: { href: string; name: string } | null
}

export type ArrangementsPage = {
  frame: FrameView
  arrangements: ArrangementView[]
  recovery: { typed: string; error: string | null }
  asOf: string
}

const instruments: Record<string, string> = {
  guarantee: '保证担保',
  crmw: '信用风险缓释凭证',
  'direct-investment': '直接投资',
  'counter-guarantee': '反担保',
  pledge: '抵质押',
}

/** Who may look for a support before there is one. Everybody else needs an arrangement that he may know of. */
const mayAsk: readonly Capacity[] = ['issuer', 'lead-underwriter', 'joint-underwriter']

/** 增信与风险分担: each arrangement this seat may know of, who bears which layer, and a loss tried out on it. */
export async function presentArrangements(room: Room, typed: string): Promise<ArrangementsPage> {
  const known = new Map(room.runs.filter(({ stage }) => stage === 'enhancement').map((run) => [run.subject_id, run]))
  const rows = (await listArrangements(room.tx, room.project.id)).filter(({ id }) => known.has(id))
  if (rows.length === 0 && !mayAsk.includes(room.who.capacity))
    throw new Response('没有您可见的增信安排。', { status: 404 })
  const houses = await listHouses(
    room.tx,
    rows.map(({ provider }) => provider),
  )
  const owed = await owedNow(room)
  const shown = await Promise.all(
    rows.flatMap((row) => {
      const run = known.get(row.id)
      return run
        ? [arrangementOf(room, row, { run, provider: houses.get(row.provider) ?? row.provider, owed, typed })]
        : []
    }),
  )
  const error = shown.find((one) => one.error !== null)?.error ?? null
  return {
    frame: frameOf(room, 'arrangements'),
    arrangements: shown.map(({ view }) => view),
    recovery: { typed, error },
    asOf: room.now,
  }
}

type Around = { run: Row<'run'>; provider: string; owed: number | null; typed: string }

async function arrangementOf(room: Room, row: Row<'arrangement'>, { run, provider, owed, typed }: Around) {
  const terms = (await listLatestShareTerms(room.tx, row.id)).map(({ party, ordinal, percent, cap, plan }) => ({
    party,
    order: ordinal,
    percent,
    cap,
    plan,
  }))
  const plan = sharingPlanOf(terms, provider, row.cover_percent)
  const picture = lossPicture({ plan, owed: owed ?? row.actual ?? row.planned, typed })
  const own = row.tool_at !== null && room.who.organisation === row.provider
  const facility = own ? await findFacilityOf(room.tx, row.provider) : undefined
  const view: ArrangementView = {
    id: row.id,
    provider,
    instrument: instruments[row.instrument] ?? row.instrument,
    state: stateTitle('enhancement', run.state, room.project.route as Route),
    runHref: `/projects/${room.project.id}/runs/${run.id}`,
    facts: factsOf(row),
    counters: await countersOf(room, row),
    terms: terms.map(({ plan: _, ...term }) => term),
    plan: terms[0]?.plan ?? 0,
    picture: picture.ok && bearsLoss(row) ? picture.value : null,
    claims: await claimsOf(room, row),
    facility: facility ? { href: `/facilities/${facility.id}`, name: facility.name } : null,
  }
  return { view, error: picture.ok ? null : picture.message }
}

/** A direct investment is itself a holder: it shares in the holders' loss, not in a guarantor's. */
const bearsLoss = ({ instrument }: Row<'arrangement'>) => instrument !== 'direct-investment' && instrument !== 'pledge'

/** What is owed on the bonds of the project, in fen; null before there is one: then the amount asked for stands for it. */
async function owedNow({ tx, project }: Room): Promise<number | null> {
  const bonds = await tx.selectFrom('bond').select('outstanding').where('project', '=', project.id).execute()
  const sum = bonds.reduce((total, { outstanding }) => total + outstanding, 0)
  return sum > 0 ? sum : null
}

function factsOf(row: Row<'arrangement'>): ArrangementView['facts'] {
  return [
    { label: '申请金额', value: amountWithUnit(row.planned, 'yi') },
    ...(row.actual === null ? [] : [{ label: '批准或签署金额', value: amountWithUnit(row.actual, 'yi') }]),
    { label: '覆盖', value: row.cover_percent ? `本息的 ${row.cover_percent}%` : '按金额' },
    ...(row.fee_percent ? [{ label: '费率', value: `${row.fee_percent}% / 年` }] : []),
    ...(row.letter ? [{ label: '增信文件', value: row.letter }] : []),
    ...(row.signed_on ? [{ label: '签署日', value: dayText(row.signed_on, { year: true }) }] : []),
    { label: '风险分担工具', value: row.tool_at ? '使用' : '不使用' },
  ]
}

async function countersOf({ tx, project }: Room, row: Row<'arrangement'>): Promise<ArrangementView['counters']> {
  return (await listCounterOutcomes(tx, row.id)).map(({ id, provider, state }) => ({
    id,
    provider,
    state: stateTitle('enhancement', state, project.route as Route),
  }))
}

async function claimsOf({ tx }: Room, row: Row<'arrangement'>): Promise<ClaimLine[]> {
  const claims = await listClaims(tx, row.id)
  const titles = new Map(
    (await tx.selectFrom('obligation').select(['id', 'title']).where('project', '=', row.project).execute()).map(
      ({ id, title }) => [id, title],
    ),
  )
  return Promise.all(
    claims.map(async (claim) => ({
      id: claim.id,
      what: titles.get(claim.obligation) ?? '义务',
      amount: claim.amount,
      paid: claim.paid,
      filedAt: instantText(claim.filed_at, { year: true }),
      recoveries: (await listRecoveries(tx, claim.id)).map(({ id, received_on, source, amount }) => ({
        id,
        on: dayText(received_on, { year: true }),
        source,
        amount,
      })),
      shares: (await listLossShares(tx, claim.id)).map(({ party, amount }) => ({ party, amount })),
      settled: claim.settled_at !== null,
    })),
  )
}
