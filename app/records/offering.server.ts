import type { Row } from '#db/schema.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { parseTenor } from '#workflows/finance/tenor.ts'
import { refuses } from '#workflows/kit/finding.ts'
import type { IssuerKind, Route, Venue } from '#workflows/kit/seats.ts'
import { registrationEvents } from '#workflows/registration/events.ts'
import { tenorFindings } from '#workflows/rules/tenor.ts'
import { type Desk, refused } from '../commands/desk.server.ts'
import type { Recording, RecordStep } from './record.server.ts'
import { writeBalance } from './registration-balance.server.ts'

/** One issue drawn on the registration: its lines, and the amount held back from the balance until it is paid or dropped. */
export const offering: RecordStep = async ({ desk, run, event }) => {
  const planned = registrationEvents['offering.plan'].parse(event.data)
  const { at } = event.stamp
  if (planned.bookOn < legalDay(at)) throw refused('簿记日不能早于今天。', { bookOn: ['不能早于今天'] })
  for (const [index, line] of planned.lines.entries()) refuseLine(line, index)
  if (planned.kind === 'new') await refuseTenors({ desk, run }, planned, legalDay(at))
  const reopened = planned.kind === 'reopening' ? await bondOf(desk, planned.bond) : null
  const id = desk.ports.newId()
  await desk.tx
    .insertInto('offering')
    .values(await offeringRow({ desk, run, event }, id, planned))
    .execute()
  const rows = planned.lines.map((line, index) => ({
    id: desk.ports.newId(),
    project: desk.project.id,
    offering: id,
    ordinal: index + 1,
    name: line.name,
    tenor: line.tenor,
    planned: line.planned,
    maximum: line.maximum,
    final: null,
    rate_low: line.rateLow,
    rate_high: line.rateHigh,
    coupon: reopened?.coupon ?? null,
    price: null,
    multiple: null,
    marginal_multiple: null,
    investors: null,
    bond: reopened?.id ?? null,
    terms: '{}',
  }))
  await desk.tx.insertInto('line').values(rows).execute()
  await writeBalance(desk, run.subject_id, { kind: 'reserve', subject: id, fen: ceilingOf(planned.lines) }, event.stamp)
  return [{ kind: 'offering', id, opening: { kind: planned.kind } }]
}

type Line = { planned: number; maximum: number; rateLow: string; rateHigh: string }

function refuseLine(line: Line, index: number): void {
  const field = `lines.${index}`
  if (line.maximum < line.planned)
    throw refused('上限不能小于计划规模。', { [`${field}.maximum`]: ['不能小于计划规模'] })
  if (Number(line.rateHigh) < Number(line.rateLow))
    throw refused('利率区间上限不能小于下限。', { [`${field}.rateHigh`]: ['不能小于下限'] })
}

/** Lines share one ceiling through 回拨: what is held back is the larger of the planned sum and the largest line. */
export const ceilingOf = (lines: readonly Pick<Line, 'planned' | 'maximum'>[]): number =>
  lines.length === 1
    ? lines[0]!.maximum
    : Math.max(
        lines.reduce((sum, line) => sum + line.planned, 0),
        ...lines.map((line) => line.maximum),
      )

/** The floor of the tenor holds by the day of acceptance; a registration that was taken over was accepted by its own day. */
async function refuseTenors(
  { desk, run }: Pick<Recording, 'desk' | 'run'>,
  { lines, bookOn }: { lines: readonly { tenor: string }[]; bookOn: string },
  on: string,
): Promise<void> {
  const row = await desk.tx
    .selectFrom('registration')
    .select(['accepted_on', 'granted_on'])
    .where('id', '=', run.subject_id)
    .executeTakeFirst()
  const { project } = desk
  const scope = {
    route: project.route as Route,
    venue: project.venue as Venue,
    issuerKind: project.issuer_kind as IssuerKind,
  }
  const judged = {
    on,
    acceptedOn: row?.accepted_on ?? row?.granted_on ?? on,
    parameters: desk.rulebook.parameters,
    scope,
  }
  for (const [index, { tenor }] of lines.entries()) {
    const read = parseTenor(tenor)
    const refusing = read.ok ? tenorFindings(judged, read.value, bookOn).find(refuses) : undefined
    if (refusing) throw refused(`${refusing.because}。`, { [`lines.${index}.tenor`]: [refusing.because] })
  }
}

async function bondOf(desk: Desk, id: string | undefined): Promise<Row<'bond'>> {
  const bond = id
    ? await desk.tx
        .selectFrom('bond')
        .selectAll()
        .where('id', '=', id)
        .where('project', '=', desk.project.id)
        .executeTakeFirst()
    : undefined
  if (!bond || bond.ended_at) throw refused('增发须选择一只存续中的债券。', { bond: ['请选择存续中的债券'] })
  return bond
}

async function offeringRow(
  { desk, run, event }: Pick<Recording, 'desk' | 'run' | 'event'>,
  id: string,
  planned: { kind: 'new' | 'reopening'; name: string; bookOn: string },
) {
  const { count } = await desk.tx
    .selectFrom('offering')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('registration', '=', run.subject_id)
    .executeTakeFirstOrThrow()
  return {
    id,
    project: desk.project.id,
    registration: run.subject_id,
    ordinal: Number(count) + 1,
    kind: planned.kind,
    name: planned.name,
    publish_on: null,
    book_on: planned.bookOn,
    payment_on: null,
    value_on: null,
    listing_on: null,
    book_from: null,
    book_until: null,
    outcome: null,
    created_at: event.stamp.at,
  }
}
