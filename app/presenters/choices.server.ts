import type { Row } from '#db/schema.ts'
import { amountWithUnit } from '#workflows/finance/money.ts'
import type { FieldSpec, Fieldset, ListName } from '../forms/fieldset.ts'
import type { Lists, Option } from '../forms/view-fields.ts'
import { headingChoices } from './heading-choices.server.ts'
import type { Room } from './project-room.server.ts'

type Asked = { room: Pick<Room, 'tx' | 'project' | 'who'>; run: Row<'run'> }
type Fill = (asked: Asked) => Promise<Option[]>

/** The lists that the fieldsets of a run choose from, read once each. */
export async function listsFor(asked: Asked, sets: readonly Fieldset[]): Promise<Lists> {
  const names = [...new Set(sets.flatMap((set) => set.flatMap(listsOf)))]
  const filled = await Promise.all(names.map(async (name) => [name, await fills[name](asked)] as const))
  return Object.fromEntries(filled)
}

function listsOf(field: FieldSpec): ListName[] {
  if (field.as === 'rows') return field.fields.flatMap(listsOf)
  return field.as === 'pick' || field.as === 'picks' ? [field.from] : []
}

const organisationsOf =
  (...kinds: string[]): Fill =>
  async ({ room: { tx } }) => {
    const rows = await tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('kind', 'in', kinds)
      .orderBy('name')
      .orderBy('id')
      .limit(500)
      .execute()
    return rows.map(({ id, name }) => ({ value: id, label: name }))
  }

const experts: Fill = async ({ room: { tx, project } }) => {
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation')
    .select(['person.id', 'person.name', 'organisation.name as house'])
    .where('membership.capacity', '=', 'expert')
    .where('membership.until', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where('person.organisation', '!=', project.issuer)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(200)
    .execute()
  return rows.map(({ id, name, house }) => ({ value: id, label: `${name}（${house}）` }))
}

const items: Fill = async ({ room: { tx }, run }) => {
  const rows = await tx
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select(['item.id', 'item.number', 'item.title', 'round.ordinal'])
    .where('round.run', '=', run.id)
    .where('round.origin', '!=', 'internal')
    .where('item.state', '=', 'answered')
    .orderBy('round.ordinal')
    .orderBy('item.number')
    .execute()
  return rows.map(({ id, ordinal, number, title }) => ({
    value: id,
    label: `第 ${ordinal} 轮第 ${number} 条 ${title}`,
  }))
}

/** Papers of this registration that were filed: an opinion is about one of them. */
const filedPapers: Fill = async ({ room: { tx }, run }) => {
  const rows = await tx
    .selectFrom('filing')
    .select(['id', 'code', 'title'])
    .where('scope_kind', '=', 'registration')
    .where('scope_id', '=', run.subject_id)
    .where('template', 'not in', ['receipt', 'decision'])
    .where('requirement', '!=', 'waived')
    .orderBy('ordinal')
    .execute()
  return rows.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))
}

/** Opinions already raised with the applicant in this registration. */
const earlierItems: Fill = async ({ room: { tx }, run }) => {
  const rows = await tx
    .selectFrom('item')
    .innerJoin('round', 'round.id', 'item.round')
    .select(['item.id', 'item.number', 'item.title', 'round.ordinal'])
    .where('round.run', '=', run.id)
    .where('round.origin', '!=', 'internal')
    .orderBy('round.ordinal')
    .orderBy('item.number')
    .limit(300)
    .execute()
  return rows.map(({ id, ordinal, number, title }) => ({
    value: id,
    label: `第 ${ordinal} 轮第 ${number} 条 ${title}`,
  }))
}

const yuan = (fen: number | null) => (fen === null ? '' : ` ${amountWithUnit(fen, 'yuan')}`)

/** What a bond still owes; for a support, what the bonds it covers owe. */
const obligations: Fill = async ({ room: { tx, project }, run }) => {
  let query = tx
    .selectFrom('obligation')
    .selectAll()
    .where('project', '=', project.id)
    .where('state', 'in', ['due', 'overdue'])
    .orderBy('due_on')
    .orderBy('id')
    .limit(200)
  if (run.subject_kind === 'bond') query = query.where('bond', '=', run.subject_id)
  return (await query.execute()).map(({ id, title, due_on, amount }) => ({
    value: id,
    label: `${due_on} ${title}${yuan(amount)}`,
  }))
}

const claims: Fill = async ({ room: { tx }, run }) => {
  const rows = await tx
    .selectFrom('claim')
    .innerJoin('obligation', 'obligation.id', 'claim.obligation')
    .select(['claim.id', 'claim.amount', 'obligation.title'])
    .where('claim.arrangement', '=', run.subject_id)
    .where('claim.settled_at', 'is', null)
    .orderBy('claim.filed_at')
    .execute()
  return rows.map(({ id, title, amount }) => ({ value: id, label: `${title}${yuan(amount)}` }))
}

const linesOf = ({ room: { tx }, run }: Asked) =>
  tx.selectFrom('line').selectAll().where('offering', '=', run.subject_id).orderBy('ordinal').execute()

const lines: Fill = async (asked) =>
  (await linesOf(asked)).map(({ id, name, tenor }) => ({ value: id, label: `${name} ${tenor}` }))

const allotments: Fill = async ({ room: { tx }, run }) => {
  const rows = await tx
    .selectFrom('allotment')
    .innerJoin('line', 'line.id', 'allotment.line')
    .innerJoin('organisation', 'organisation.id', 'allotment.investor')
    .select(['allotment.id', 'allotment.payable', 'line.name', 'organisation.name as investor'])
    .where('line.offering', '=', run.subject_id)
    .where('allotment.paid_at', 'is', null)
    .where('allotment.released_at', 'is', null)
    .where('allotment.amount', '>', 0)
    .orderBy('line.ordinal')
    .orderBy('allotment.id')
    .execute()
  return rows.map(({ id, investor, name, payable }) => ({
    value: id,
    label: `${investor} · ${name} 应缴${yuan(payable)}`,
  }))
}

const standingBids: Fill = async ({ room: { tx }, run }) => {
  const rows = await tx
    .selectFrom('bid')
    .innerJoin('line', 'line.id', 'bid.line')
    .innerJoin('organisation', 'organisation.id', 'bid.investor')
    .select(['bid.id', 'bid.rate', 'bid.amount', 'line.name', 'organisation.name as investor'])
    .where('line.offering', '=', run.subject_id)
    .where('bid.withdrawn_at', 'is', null)
    .where('bid.replaced_by', 'is', null)
    .orderBy('line.ordinal')
    .orderBy('bid.rate')
    .orderBy('bid.id')
    .execute()
  return rows.map(({ id, investor, name, rate, amount }) => ({
    value: id,
    label: `${investor} · ${name} ${rate}${yuan(amount)}`,
  }))
}

const bonds: Fill = async ({ room: { tx, project } }) => {
  const rows = await tx
    .selectFrom('bond')
    .select(['id', 'name', 'code'])
    .where('project', '=', project.id)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(({ id, name, code }) => ({ value: id, label: code ? `${name}（${code}）` : name }))
}

const evidence: Fill = async ({ room: { tx, project } }) => {
  const rows = await tx
    .selectFrom('filing_version')
    .innerJoin('filing', 'filing.id', 'filing_version.filing')
    .select(['filing_version.id', 'filing_version.number', 'filing.title'])
    .where('filing.project', '=', project.id)
    .where('filing_version.source', '=', 'uploaded')
    .where('filing_version.state', '=', 'ready')
    .orderBy('filing_version.made_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, title, number }) => ({ value: id, label: `${title} 第 ${number} 版` }))
}

const correctable: Fill = async (asked) => {
  const { tx } = asked.room
  const bond = asked.run.subject_id
  const owed = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('bond', '=', bond)
    .orderBy('due_on')
    .limit(200)
    .execute()
  const used = await tx
    .selectFrom('proceeds_entry')
    .selectAll()
    .where('bond', '=', bond)
    .orderBy('at')
    .limit(200)
    .execute()
  return [
    { value: bond, label: '债券本身' },
    ...owed.map(({ id, title, due_on }) => ({ value: id, label: `义务：${due_on} ${title}` })),
    ...used.map(({ id, use, paid_on, amount }) => ({ value: id, label: `资金支付：${paid_on} ${use}${yuan(amount)}` })),
  ]
}

const fills: Record<ListName, Fill> = {
  raters: organisationsOf('rating-agency'),
  providers: organisationsOf('enhancer', 'guarantor', 'bank', 'securities'),
  guarantors: organisationsOf('guarantor'),
  experts,
  items,
  'filed-papers': filedPapers,
  'filed-headings': headingChoices,
  'earlier-items': earlierItems,
  obligations,
  claims,
  lines,
  allotments,
  'standing-bids': standingBids,
  bonds,
  evidence,
  'correctable-rows': correctable,
}
