import type { Dossier } from '#templates/dossier.ts'
import { fundingSources, projectStages } from '#workflows/facts/project-note.ts'
import { coverageOf } from '#workflows/finance/coverage.ts'
import { linesAtMost } from './offering.server.ts'
import { percentOf } from './ratio.ts'
import type { Reading } from './reading.server.ts'

type ProjectNote = Dossier['projectNote']

/** The project as stated, and what its cash covers. A year in which something is due and nothing is forecast is a gap. */
export async function projectNotePart(reading: Reading): Promise<ProjectNote> {
  const { facts } = reading
  const stage = facts.need('projectNote.stage')
  return {
    name: facts.need('projectNote.name'),
    owner: facts.need('projectNote.owner'),
    content: facts.need('projectNote.content'),
    technology: facts.need('projectNote.technology'),
    approvals: rowsOf(facts.need('projectNote.approvals')),
    ...fundingOf(reading),
    stage: { ...stage, value: projectStages[stage.value] ?? stage.value },
    startedOn: facts.find('projectNote.startedOn'),
    completesOn: facts.need('projectNote.completesOn'),
    progress: facts.need('projectNote.progress'),
    forecaster: facts.find('projectNote.forecaster'),
    assumptions: facts.need('projectNote.assumptions'),
    ...(await forecastOf(reading)),
    supervisor: facts.need('projectNote.supervisor'),
    collection: { bank: facts.need('projectNote.collectionBank'), number: facts.need('projectNote.collectionAccount') },
    repayment: { bank: facts.need('projectNote.repaymentBank'), number: facts.need('projectNote.repaymentAccount') },
    shortfall: shortfallOf(reading),
  }
}

const rowsOf = <R>({ value, sample }: { value: R[]; sample: boolean }) => value.map((row) => ({ ...row, sample }))

function fundingOf({ facts }: Reading): Pick<ProjectNote, 'funding' | 'total' | 'capital' | 'capitalRatio'> {
  const funding = rowsOf(facts.need('projectNote.funding')).map(({ source, ...row }) => ({
    ...row,
    source: fundingSources[source],
    capital: source === 'capital',
  }))
  const sum = (rows: typeof funding) => rows.reduce((total, { amount }) => total + amount, 0)
  const [total, capital] = [sum(funding), sum(funding.filter((row) => row.capital))]
  return { funding, total, capital, capitalRatio: percentOf(capital, total) }
}

type Forecast = Pick<
  ProjectNote,
  'years' | 'net' | 'service' | 'coverage' | 'lowest' | 'short' | 'sample' | 'assumedCoupon'
>

async function forecastOf(reading: Reading): Promise<Forecast> {
  const { value, sample } = reading.facts.need('projectNote.forecast')
  const { due, from, assumed } = await dueByYear(reading)
  const until = Math.max(...due.keys())
  const silent = [...due.keys()].filter((year) => !value.some((row) => row.year === year))
  if (value.length > 0 && silent.length > 0)
    reading.facts.gap('projectNote.forecast', `项目收益测算（${silent.join('、')}年须支付本息，没有测算）`)
  const told = value
    .filter(({ year }) => due.size === 0 || (year >= from && year <= until))
    .map((row) => {
      const notes = due.get(row.year) ?? 0
      return { ...row, notes, net: row.revenue + row.other - row.cost - row.tax, service: notes + row.otherDebt }
    })
  const { years, multiple, ...whole } = coverageOf(told)
  return {
    ...whole,
    years: told.map((row, at) => ({ ...row, multiple: years[at]?.multiple ?? null, balance: years[at]?.balance ?? 0 })),
    coverage: multiple,
    sample,
    assumedCoupon: assumed,
  }
}

/** Interest and principal of all lines by calendar year, and the year of the issue: cash of other years covers nothing of it. */
async function dueByYear(reading: Reading) {
  const lines = await linesAtMost(reading)
  const due = new Map<number, number>()
  for (const { on, amount } of lines.flatMap(({ cashFlows }) => cashFlows)) {
    const year = Number(on.slice(0, 4))
    due.set(year, (due.get(year) ?? 0) + amount)
  }
  const from = Number((reading.offering?.value_on ?? reading.facts.need('offering.valueOn').value).slice(0, 4))
  return { due, from, assumed: lines.some(({ assumed }) => assumed) }
}

function shortfallOf({ facts }: Reading): ProjectNote['shortfall'] {
  const provider = facts.find('projectNote.shortfallProvider')
  return provider && { provider, terms: facts.need('projectNote.shortfallTerms') }
}
