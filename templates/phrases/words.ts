import { type Block, type Inline, paragraph } from '../blocks.ts'
import type { Said } from '../dossier.ts'
import { markSample } from '../format.ts'

/**
 * Weaves quoted facts into a sentence and keeps their keys:
 * words`发行人注册资本为${quote(issuer.registeredCapital, money)}。`
 */
export function words(strings: TemplateStringsArray, ...runs: (Inline | Inline[] | number)[]): Inline[] {
  return strings.flatMap((string, at) => {
    const run = runs[at]
    const said = run === undefined ? [] : typeof run === 'number' ? [String(run)] : Array.isArray(run) ? run : [run]
    return string ? [string, ...said] : said
  })
}

/** Runs one after another with a mark between them: 甲、乙、丙. */
export const joined = (runs: Inline[], mark = '、'): Inline[] => runs.flatMap((run, at) => (at ? [mark, run] : [run]))

/** Text quoted inside a sentence of ours: a full stop of its own would double ours. */
export const clause = (said: string): string => said.trim().replace(/[。；;.]+$/u, '')

/** What was written over several lines, inside one sentence of ours: 甲；乙. */
export const oneLine = (said: string): string =>
  said
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(clause)
    .join('；')

/** A long text of the fact base: one paragraph a line as it was written, the sample mark after the last. */
export function told({ value, key, sample }: Said<string>): Block[] {
  const lines = value.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.map((line, at) =>
    paragraph([{ text: markSample(line.trim(), sample && at === lines.length - 1), fact: key }]),
  )
}
