import type { IsoDay } from '../calendar/day.ts'

/**
 * When a version of a clause holds. `owner` is the house whose wording it is, null: the platform's library, which all
 * houses share. Versions of one owner are numbered from 1 in the order in which they were approved.
 */
export type DatedVersion = { owner: string | null; number: number; from: IsoDay; withdrawnFrom: IsoDay | null }

const holds = ({ from, withdrawnFrom }: DatedVersion, on: IsoDay): boolean =>
  from <= on && (withdrawnFrom === null || on < withdrawnFrom)

const later = (a: DatedVersion, b: DatedVersion): number =>
  Number(b.owner !== null) - Number(a.owner !== null) ||
  (a.from < b.from ? 1 : a.from > b.from ? -1 : b.number - a.number)

/**
 * The version of one clause that a house prints on a day: its own wording before the platform's, the latest that has begun
 * and was not withdrawn. On days before the library's first wording that one holds: there is no other. Null only for a
 * house's own clause that has not begun, or has ended.
 */
export function versionOn<V extends DatedVersion>(versions: readonly V[], on: IsoDay): V | null {
  const [found] = versions.filter((version) => holds(version, on)).sort(later)
  if (found) return found
  const platform = versions.filter(({ owner, withdrawnFrom }) => owner === null && withdrawnFrom === null)
  return platform.sort((a, b) => a.number - b.number)[0] ?? null
}

/** How a version stands on a day, as its page says it. */
export type VersionStanding = 'in-force' | 'coming' | 'replaced' | 'withdrawn'

export function standingOn<V extends DatedVersion>(version: V, all: readonly V[], on: IsoDay): VersionStanding {
  if (version.withdrawnFrom !== null && version.withdrawnFrom <= on) return 'withdrawn'
  if (versionOn(all, on) === version) return 'in-force'
  return version.from > on ? 'coming' : 'replaced'
}

/**
 * Why a version cannot begin, or end, on a day; null when it can. Only days to come: what a paper prints for a case that was
 * accepted is what held on the day of its acceptance, and that must not change afterwards.
 */
export const dayProblem = (from: IsoDay, today: IsoDay): string | null =>
  from > today ? null : '须晚于今天：已受理项目所用的版本不因此改变'
