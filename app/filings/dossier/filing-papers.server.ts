import type { Dossier } from '#templates/dossier.ts'
import { exemptionGrounds, investorKinds } from '#workflows/facts/filing-papers.ts'
import { Exact } from '#workflows/finance/exact.ts'
import { financialDataUntil } from '#workflows/rules/validity.ts'
import { acceptance } from '../../given/acceptance-day.server.ts'
import { percentOf } from './ratio.ts'
import type { Reading } from './reading.server.ts'

export function officersPart({ facts }: Reading): Dossier['officers'] {
  const { value, sample } = facts.need('issuer.officers')
  return value.map((row) => ({ ...row, sample }))
}

export function placementPart({ facts }: Reading): Dossier['placement'] {
  const { value, sample } = facts.need('placement.investors')
  return value.map((row) => ({ ...row, kind: investorKinds[row.kind], sample }))
}

export function exemptionPart({ facts }: Reading): Dossier['exemption'] {
  const { value, sample } = facts.need('exemption.items')
  return {
    items: value.map((row) => ({ ...row, ground: exemptionGrounds[row.ground], sample })),
    secrecy: facts.need('exemption.secrecy'),
  }
}

const kinds: Record<string, Dossier['longerAccounts']['kind']> = { '12-31': 'annual', '06-30': 'half-year' }

/** The latest annual or half-year report, and how long it may be used: by the rulebook, not by this paper. */
export async function longerAccountsPart(reading: Reading): Promise<Dossier['longerAccounts']> {
  const { facts, rulebook, on, route, venue, issuerKind } = reading
  const periods = facts.need('accounts.periods')
  const reports = periods.value.filter(({ endsOn }) => kinds[endsOn.slice(5)])
  const last = reports.toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1)).at(-1)
  if (!last) facts.gap('accounts.periods', '年度或半年度财务数据')
  const periodEnd = last?.endsOn ?? on
  const kind = kinds[periodEnd.slice(5)] ?? 'annual'
  const scope = { route, venue, issuerKind }
  const judged = { on, ...(await acceptance(reading)), parameters: rulebook.parameters, scope }
  const until = (leader: boolean) => financialDataUntil(judged, { periodEnd, kind, leader })?.until ?? periodEnd
  const debtRatio = percentOf(last?.liabilities ?? 0, last?.assets ?? 0)
  const industryRatio = facts.need('longerAccounts.industryRatio')
  return {
    kind,
    periodEnd,
    plainUntil: until(false),
    until: until(true),
    debtRatio: { value: debtRatio, key: periods.key, sample: periods.sample },
    industryRatio,
    notAbove: new Exact(debtRatio).lte(industryRatio.value),
    source: facts.need('longerAccounts.source'),
    position: facts.need('longerAccounts.position'),
    changes: facts.need('longerAccounts.changes'),
  }
}
