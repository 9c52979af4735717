import type { Dossier } from '#templates/dossier.ts'
import { percentOf } from './ratio.ts'
import type { Reading } from './reading.server.ts'

export function proceedsPart({ facts }: Reading): Dossier['proceeds'] {
  const uses = facts.need('proceeds.uses')
  const total = uses.value.reduce((sum, { amount }) => sum + amount, 0)
  const tech = uses.value.reduce((sum, { amount, technology }) => sum + (technology ? amount : 0), 0)
  return {
    uses: uses.value.map(({ title, amount, technology, detail }) => ({
      title,
      amount,
      ratio: percentOf(amount, total),
      tech: technology,
      detail,
      sample: uses.sample,
    })),
    techRatio: percentOf(tech, total),
    account: { bank: facts.need('proceeds.accountBank'), number: facts.need('proceeds.accountNumber') },
    replacement: facts.need('proceeds.replacement').value,
  }
}
