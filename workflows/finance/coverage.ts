import { Decimal } from 'decimal.js'
import { Exact } from './exact.ts'

/** What one year of a project brings and what is to be paid in it, in fen. `net` may be an outflow. */
export type ProjectYear = { year: number; net: number; service: number }

export type Coverage = {
  /**
   * `multiple` is `net ÷ service` with two decimals, null in a year in which nothing is due; `balance` is what is left at its
   * end of all years so far.
   */
  years: (ProjectYear & { multiple: string | null; balance: number })[]
  net: number
  service: number
  multiple: string | null
  /** Of the years in which something is due the one that covers it least, the first of equals. */
  lowest: { year: number; multiple: string } | null
  /** The first year at whose end more was due so far than came in. */
  short: number | null
}

/** Cut, not rounded: what does not cover its debt never reads 1.00. */
const multipleOf = (net: number, service: number): string | null =>
  service === 0 ? null : new Exact(net).div(service).toDecimalPlaces(2, Decimal.ROUND_FLOOR).toFixed(2)

/** How many times the cash of a project covers what is due, year by year and as a whole. */
export function coverageOf(years: readonly ProjectYear[]): Coverage {
  let balance = 0
  const told = years.map((one) => {
    balance += one.net - one.service
    return { ...one, multiple: multipleOf(one.net, one.service), balance }
  })
  const due = years.filter(({ service }) => service > 0)
  const least = due.reduce<ProjectYear | null>((low, one) => (low && !isLess(one, low) ? low : one), null)
  const [net, service] = [sum(years, 'net'), sum(years, 'service')]
  const multiple = least && multipleOf(least.net, least.service)
  return {
    years: told,
    net,
    service,
    multiple: multipleOf(net, service),
    lowest: least && multiple ? { year: least.year, multiple } : null,
    short: told.find((one) => one.balance < 0)?.year ?? null,
  }
}

const isLess = (one: ProjectYear, other: ProjectYear): boolean =>
  new Exact(one.net).times(other.service).lt(new Exact(other.net).times(one.service))

const sum = (years: readonly ProjectYear[], name: 'net' | 'service'): number =>
  years.reduce((total, year) => total + year[name], 0)
