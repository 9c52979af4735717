import { findBond, listObligations } from '#db/queries/bonds.ts'
import { findOffering } from '#db/queries/offerings.ts'
import { findOrganisation } from '#db/queries/seats.ts'
import type { Row } from '#db/schema.ts'
import { parseIsin } from '#workflows/finance/isin.ts'
import { optionDays } from '#workflows/finance/tenor.ts'
import { type TermSheet, termSheet } from '#workflows/outstanding/term-sheet.ts'
import { readTerms, tenorOf } from '#workflows/outstanding/terms.ts'
import { bondRun } from './bond.server.ts'
import type { Room } from './project-room.server.ts'

/** Integer fen as yuan with two decimals. */
const yuan = (fen: number): string => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/**
 * The terms of one bond as data, to whoever may see the bond. What others declared or hold is not in it: a put is there
 * only once its sum is on the calendar that everybody at the bond reads.
 */
export async function termSheetOf(room: Room, id: string | undefined): Promise<TermSheet> {
  const run = bondRun(room, id)
  const bond = await findBond(room.tx, run.subject_id)
  if (!bond) throw new Response('没有这只债券。', { status: 404 })
  const { project } = room
  const { line, offering, registration } = await originOf(room, bond)
  const issuer = await findOrganisation(room.tx, project.issuer)
  return termSheet.parse({
    format: 'kejiban-term-sheet-1',
    asOf: room.now,
    sample: project.sample !== 'none',
    issuer: { name: issuer?.name ?? '', creditCode: issuer?.credit_code ?? null },
    instrument: {
      name: bond.name,
      ...codesOf(bond),
      currency: 'CNY',
      issued: yuan(bond.issued),
      outstanding: yuan(bond.outstanding),
      issuePrice: line?.price ?? null,
    },
    dates: {
      book: offering?.book_on ?? null,
      payment: offering?.payment_on ?? null,
      interestFrom: bond.value_on,
      maturity: bond.maturity_on,
      listing: offering?.listing_on ?? null,
    },
    ...termsOf(bond),
    payments: paymentsOf(await listObligations(room.tx, bond.id)),
    china: {
      label: '科技创新债券',
      issuerKind: project.issuer_kind,
      route: project.route,
      venue: project.venue,
      product: project.product,
      project: project.number,
      registration: registration?.number ?? null,
      issue: offering?.name ?? null,
      tranche: line?.name ?? null,
      tenor: readTerms(bond.terms).tenor,
      graceDays: readTerms(bond.terms).graceDays,
    },
  } satisfies Record<keyof TermSheet, unknown>)
}

/** The line, issue and registration that a bond comes from; none for one that was taken over. */
async function originOf({ tx }: Room, bond: Row<'bond'>) {
  const line = bond.line
    ? await tx.selectFrom('line').selectAll().where('id', '=', bond.line).executeTakeFirst()
    : undefined
  const offering = line && (await findOffering(tx, line.offering))
  const registration =
    offering &&
    (await tx.selectFrom('registration').select('number').where('id', '=', offering.registration).executeTakeFirst())
  return { line, offering, registration }
}

function codesOf({ code }: Row<'bond'>): Pick<TermSheet['instrument'], 'isin' | 'localCode'> {
  const read = parseIsin(code ?? '')
  return { isin: read.ok ? read.value : null, localCode: read.ok ? null : code }
}

function termsOf(bond: Row<'bond'>): Pick<TermSheet, 'interest' | 'options'> {
  const { tenor, frequency, dayCount, resets, callable } = readTerms(bond.terms)
  return {
    interest: {
      type: frequency === 'discount' ? 'discount' : 'fixed',
      rate: bond.coupon,
      frequency,
      dayCount,
      resets: resets.map(({ from, couponPercent }) => ({ from, rate: couponPercent })),
    },
    options: optionDays(tenorOf(tenor), bond.value_on).map((on) => ({ on, put: true, reset: true, call: callable })),
  }
}

const kinds = ['interest', 'redemption', 'put'] as const

const paymentsOf = (rows: readonly Row<'obligation'>[]): TermSheet['payments'] =>
  rows.flatMap(({ kind: word, due_on, nominal_on, amount, state }) => {
    const kind = kinds.find((one) => one === word)
    return kind && amount ? [{ on: due_on, nominalOn: nominal_on, kind, amount: yuan(amount), state }] : []
  })
