import { officialWord, stateTitle } from '#app/presenters/event-words.ts'
import { listBonds, listPayments } from '#db/queries/bonds.ts'
import { listClaims, listRecoveries } from '#db/queries/claims.ts'
import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { quotientText } from '#workflows/finance/exact.ts'
import { yuanDecimal } from '#workflows/finance/money.ts'
import type { ToldFinding } from './findings.ts'
import type { Line } from './outline.ts'
import type { PaperOut } from './papers-out.ts'
import type { Theatre } from './theatre.ts'

/** Yuan as the deal format writes them: no commas, no empty decimals. */
const yuan = (fen: number): string => yuanDecimal(fen).replace(/\.00$/, '')

/** What came of a deal, for people and programs; keys in a fixed order. */
export async function summaryOf(
  theatre: Theatre,
  papers: readonly PaperOut[],
  findings: readonly ToldFinding[],
  refused: boolean,
) {
  const { deal, real, ending, clock } = theatre
  return {
    format: 'kejiban-deal-summary/1',
    outcome: refused ? 'refused' : ending,
    issuer: deal.issuer.name,
    route: deal.route,
    venue: deal.venue,
    product: theatre.outline.product.value,
    registration: await registrationOf(theatre),
    sample: real ? 'facts' : 'invented',
    until: legalDay(clock.now()),
    stages: await stagesOf(theatre),
    tranches: await tranchesOf(theatre),
    payments: await paymentsOf(theatre),
    claims: await claimsOf(theatre),
    filings: papers.filter(({ series }) => series === null).map(({ series: _, ...paper }) => paper),
    furtherFilings: papers.filter(({ series }) => series !== null),
    findings,
  }
}

const runsOf = ({ db, project }: Theatre): Promise<Row<'run'>[]> =>
  db.selectFrom('run').selectAll().where('project', '=', project).orderBy('opened_at').orderBy('id').execute()

async function stagesOf(theatre: Theatre) {
  const { deal } = theatre
  const stages = []
  for (const run of await runsOf(theatre))
    stages.push({
      stage: run.stage,
      subject: await subjectOf(theatre, run),
      state: run.state,
      title: stateTitle(run.stage, run.state, deal.route),
      official: officialWord(run.stage, run.state, deal.route, deal.venue) ?? null,
    })
  return stages
}

/** What a run is about, in the name people have for it. */
async function subjectOf({ db, deal }: Theatre, { subject_kind, subject_id }: Row<'run'>): Promise<string> {
  if (subject_kind === 'offering') {
    const row = await db.selectFrom('offering').select('name').where('id', '=', subject_id).executeTakeFirst()
    return row?.name ?? subject_id
  }
  if (subject_kind === 'bond') {
    const row = await db.selectFrom('bond').select('name').where('id', '=', subject_id).executeTakeFirst()
    return row?.name ?? subject_id
  }
  if (subject_kind === 'rating_action') {
    const row = await db
      .selectFrom('rating_action')
      .select('subject_name')
      .where('id', '=', subject_id)
      .executeTakeFirst()
    return row?.subject_name ?? subject_id
  }
  if (subject_kind !== 'arrangement') return deal.issuer.name
  const row = await db
    .selectFrom('arrangement')
    .innerJoin('organisation', 'organisation.id', 'arrangement.provider')
    .select('organisation.name')
    .where('arrangement.id', '=', subject_id)
    .executeTakeFirst()
  return row?.name ?? subject_id
}

async function registrationOf({ db, project }: Theatre) {
  const row = await db.selectFrom('registration').selectAll().where('project', '=', project).executeTakeFirst()
  if (!row) return null
  const { number, origin, accepted_on, granted_on, effective_to, amount } = row
  return {
    number,
    origin,
    acceptedOn: accepted_on,
    grantedOn: granted_on,
    effectiveTo: effective_to,
    amount: amount === null ? null : yuan(amount),
  }
}

/** In the order of the file; what was supplied and not reported is named in `sample`. */
async function tranchesOf(theatre: Theatre) {
  const { db, project, outline } = theatre
  const rows = await db
    .selectFrom('line')
    .innerJoin('offering', 'offering.id', 'line.offering')
    .leftJoin('bond', 'bond.id', 'line.bond')
    .selectAll('line')
    .select(['offering.book_on', 'offering.payment_on', 'offering.value_on', 'offering.listing_on'])
    .select(['bond.code', 'bond.maturity_on', 'bond.outstanding'])
    .where('line.project', '=', project)
    .execute()
  const lines = outline.issues.flatMap((issue) => issue.lines).sort((one, other) => one.index - other.index)
  const told = []
  for (const line of lines) {
    const row = rows.find(({ name }) => name === line.name.value)
    if (!row) continue
    told.push({
      name: row.name,
      code: row.code,
      tenor: line.tenor,
      amount: row.final === null ? null : yuan(row.final),
      coupon: row.coupon,
      multiple: await multipleOf(theatre, line, row),
      investors: await biddersOf(theatre, row.id),
      issuedOn: row.book_on,
      valueOn: row.value_on,
      maturityOn: row.maturity_on,
      listedOn: row.listing_on,
      outstanding: row.outstanding === null ? null : yuan(row.outstanding),
      sample: samplesOf(line),
    })
  }
  return told
}

const samplesOf = ({ name, amountFen, coupon, multiple }: Line): string[] =>
  Object.entries({ name, amount: amountFen, coupon, multiple }).flatMap(([key, { sample }]) => (sample ? [key] : []))

const standingBids = ({ db }: Theatre, line: string) =>
  db
    .selectFrom('bid')
    .selectAll()
    .where('line', '=', line)
    .where('withdrawn_at', 'is', null)
    .where('replaced_by', 'is', null)

/** Demand over what was issued, at the decimals it was reported with. */
async function multipleOf(theatre: Theatre, { multiple }: Line, { id, final }: Row<'line'>): Promise<string | null> {
  if (!final) return null
  const bids = await standingBids(theatre, id).execute()
  const demand = bids.reduce((sum, { amount }) => sum + amount, 0)
  return quotientText(BigInt(demand), BigInt(final), multiple.value.split('.')[1]?.length ?? 0)
}

const biddersOf = async (theatre: Theatre, line: string): Promise<number> =>
  new Set((await standingBids(theatre, line).execute()).map(({ investor }) => investor)).size

/** Money to holders, by whom and towards what. */
async function paymentsOf({ db, project }: Theatre) {
  const told = []
  for (const bond of await listBonds(db, project)) {
    const obligations = await db.selectFrom('obligation').selectAll().where('bond', '=', bond.id).execute()
    for (const { obligation, source, amount, paid_on } of await listPayments(db, bond.id)) {
      const owed = obligations.find(({ id }) => id === obligation)
      told.push({
        bond: bond.name,
        kind: owed?.kind ?? null,
        title: owed?.title ?? null,
        dueOn: owed?.due_on ?? null,
        paidOn: paid_on,
        amount: yuan(amount),
        by: source,
      })
    }
  }
  return told
}

/** Claims with what came back on them and who bears the rest; shares sum to the loss to the fen. */
async function claimsOf({ db, project }: Theatre) {
  const arrangements = await db
    .selectFrom('arrangement')
    .innerJoin('organisation', 'organisation.id', 'arrangement.provider')
    .select(['arrangement.id', 'organisation.name'])
    .where('arrangement.project', '=', project)
    .orderBy('arrangement.created_at')
    .orderBy('arrangement.id')
    .execute()
  const told = []
  for (const { id, name } of arrangements) {
    for (const claim of await listClaims(db, id)) {
      const recovered = (await listRecoveries(db, claim.id)).reduce((sum, { amount }) => sum + amount, 0)
      const shares = await db
        .selectFrom('loss_share')
        .selectAll()
        .where('claim', '=', claim.id)
        .orderBy('ordinal')
        .execute()
      told.push({
        provider: name,
        claimed: yuan(claim.amount),
        paid: claim.paid === null ? null : yuan(claim.paid),
        recovered: yuan(recovered),
        loss: claim.paid === null ? null : yuan(claim.paid - recovered),
        shares: shares.filter(({ amount }) => amount > 0).map(({ party, amount }) => ({ party, amount: yuan(amount) })),
      })
    }
  }
  return told
}
