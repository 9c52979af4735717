// Two versions of a prospectus of 130,000 characters compared, beside fast-diff (MIT) on the same two texts, turn by turn.
import fastDiff from 'fast-diff'
import { compareDocuments } from '#templates/compare/compare.ts'
import { documentOf, longText, randomFrom, revised } from '#tests/support/two-versions.ts'
import { asOneText, crumbsIn, textAfter, textBefore } from '#tests/templates/compare/one-text.ts'
import { median, print, round } from './measure.ts'

const bench = 'blackline'
const random = randomFrom(20260302)
const paragraphs = longText(random, 130_000)
const edited = revised(random, paragraphs)
// One paragraph of the third chapter is found again in the seventh.
const [moved = ''] = edited.splice(100, 1)
edited.splice(300, 0, moved)
const [before, after] = [documentOf(paragraphs), documentOf(edited)]
const [oldText, newText] = [textBefore(compareDocuments(before, before)), textBefore(compareDocuments(after, after))]

const [ours, theirs]: [number[], number[]] = [[], []]
for (let turn = -2; turn < 7; turn += 1) {
  const began = performance.now()
  compareDocuments(before, after)
  const between = performance.now()
  fastDiff(oldText, newText)
  if (turn >= 0) {
    ours.push(between - began)
    theirs.push(performance.now() - between)
  }
}

const comparison = compareDocuments(before, after)
if (textBefore(comparison) !== oldText || textAfter(comparison) !== newText)
  throw new Error('the round trip is not exact')
if (!comparison.changes.some(({ kind, after: now }) => kind === 'moved' && now === moved))
  throw new Error('the moved paragraph was not recognised')

const n = ours.length
const ratio = round(median(ours.map((ms, at) => ms / theirs[at]!)))
print({ bench, case: 'compare', value: round(median(ours)), unit: 'ms', ratio, against: 'fast-diff', n })
print({ bench, case: 'characters', value: oldText.length, unit: 'characters', n: 1 })
print({ bench, case: 'changes', value: comparison.changes.length, unit: 'changes', n: 1 })
print({ bench, case: 'equal runs of two or fewer', value: crumbsIn(asOneText(comparison)), unit: 'runs', n: 1 })
const peer = fastDiff(oldText, newText).filter(([op, text]) => op === 0 && text.length <= 2)
print({ bench, case: 'equal runs of two or fewer, fast-diff', value: peer.length, unit: 'runs', n: 1 })
