import type { Dossier } from '#templates/dossier.ts'
import { percentOf } from './ratio.ts'
import { partyNamed, type Reading } from './reading.server.ts'

export function accountsPart(reading: Reading): Dossier['accounts'] {
  const { facts } = reading
  const periods = facts.need('accounts.periods')
  const borrowings = facts.need('accounts.borrowings')
  return {
    auditor: partyNamed(reading, 'auditor')?.name ?? facts.need('accounts.auditor').value,
    opinion: facts.need('accounts.opinion'),
    periods: periods.value.map((period) => ({
      ...period,
      debtRatio: percentOf(period.liabilities, period.assets),
      sample: periods.sample,
    })),
    borrowings: borrowings.value.map((row) => ({ ...row, sample: borrowings.sample })),
    contingencies: facts.need('accounts.contingencies'),
  }
}
