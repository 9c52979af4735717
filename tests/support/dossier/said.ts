import type { Said } from '#templates/dossier.ts'

/** A sample fact; `record` is the same for a fact of record, which must print without 示例. */
export const sample = <T>(value: T, key: string): Said<T> => ({ value, key, sample: true })
export const record = <T>(value: T, key: string): Said<T> => ({ value, key, sample: false })

/** 万元 and 亿元 as integer fen. */
export const wan = (value: number): number => Math.round(value * 1e6)
export const yi = (value: number): number => Math.round(value * 1e10)

type Flow = { on: string; nominalOn: string; kind: 'interest' | 'principal' | 'put'; amount: number }

/** Annual interest on `from` + 1…`years` and the principal on the last day; no holidays are looked at. */
export function annualFlows(from: string, years: number, principal: number, interest: number): Flow[] {
  const [year, rest] = [Number(from.slice(0, 4)), from.slice(4)]
  const flows = Array.from({ length: years }, (_, at): Flow => {
    const on = `${year + at + 1}${rest}`
    return { on, nominalOn: on, kind: 'interest', amount: interest }
  })
  const last = `${year + years}${rest}`
  return [...flows, { on: last, nominalOn: last, kind: 'principal', amount: principal }]
}
