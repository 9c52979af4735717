import type { MeasuredText } from './measured-text.ts'
import { mayBreakBetween } from './punctuation.ts'

let words: Intl.Segmenter | undefined

/** As many as one call takes without harm. */
const atOnce = 4096

function spelled({ codePoints, from, to }: MeasuredText): string {
  let said = ''
  for (let at = from; at < to; at += atOnce)
    said += String.fromCodePoint(...codePoints.subarray(at, Math.min(at + atOnce, to)))
  return said
}

/**
 * Where words of a text end, by the dictionary of the runtime, as far as a line may end there: a title is read at one look,
 * and 科技创新 is not cut into 科 and 技创新. The runtime comes with the lock file, so it is the same dictionary everywhere.
 */
export function wordEnds(text: MeasuredText): ReadonlySet<number> {
  const { classes, from, to } = text
  words ??= new Intl.Segmenter('zh-Hans', { granularity: 'word' })
  const ends = new Set<number>()
  let at = from
  for (const { segment } of words.segment(spelled(text))) {
    // One ideograph by itself is mostly the end of the word before: 投资|者, 说明|书, 第一|期.
    if (/^\p{Script=Han}$/u.test(segment)) ends.delete(at)
    for (const _ of segment) at += 1
    if (at < to && mayBreakBetween(classes[at - 1] ?? 0, classes[at] ?? 0)) ends.add(at)
  }
  return ends
}
