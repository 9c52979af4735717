import { shortestEdit } from './shortest-edit.ts'
import { tokensOf } from './tokens.ts'

export type Run = { op: 'same' | 'deleted' | 'inserted'; text: string }

/** Unchanged words of up to this length between two changes only tear a sentence: they are shown as changed. */
const crumb = 2

/** Where less than this share stays, the text is shown as replaced. */
const leastKept = 0.2

/**
 * What became of a text, word by word. Its `same` and `deleted` runs together are the old text, `same` and `inserted` the
 * new one; neighbours never have one op, and a deletion stands before the insertion in its place.
 */
export function runsOf(before: string, after: string): Run[] {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }]
  const [head, tail] = sameSentences(before, after)
  const [old, now] = [
    tokensOf(before.slice(head, before.length - tail)),
    tokensOf(after.slice(head, after.length - tail)),
  ]
  const twins = twinsOf(old, now)
  const stayed = twins ? old.reduce((sum, token, at) => sum + (twins[at]! >= 0 ? token.length : 0), 0) : 0
  const replaced = (head + stayed + tail) * 2 < leastKept * (before.length + after.length)
  if (!twins || replaced) return joined([hunk(before, after)])
  const hunks = hunksOf(old, now, twins)
  hunks[0]!.before = before.slice(0, head) + hunks[0]!.before
  hunks.push({ before: before.slice(before.length - tail), deleted: '', inserted: '' })
  return joined(withoutCrumbs(hunks))
}

/** Lengths of the whole sentences that both texts begin and end with: no word and no figure runs over a full stop. */
function sameSentences(before: string, after: string): [head: number, tail: number] {
  const most = Math.min(before.length, after.length)
  const stops = '\u3002\uFF1B\n'
  let [at, head] = [0, 0]
  for (; at < most && before[at] === after[at]; at += 1) if (stops.includes(before[at]!)) head = at + 1
  let [back, tail] = [0, 0]
  const left = most - head
  while (back < left && before[before.length - 1 - back] === after[after.length - 1 - back]) {
    back += 1
    if (stops.includes(before[before.length - 1 - back] ?? '')) tail = back
  }
  return [head, Math.min(tail, left)]
}

function hunksOf(old: readonly string[], now: readonly string[], twins: Int32Array): Hunk[] {
  const hunks: Hunk[] = [hunk('', '')]
  let next = 0
  const keep = (token: string) => {
    const last = hunks.at(-1)!
    if (last.deleted === '' && last.inserted === '') last.before += token
    else hunks.push({ before: token, deleted: '', inserted: '' })
  }
  for (const [at, token] of old.entries()) {
    const twin = twins[at]!
    if (twin < 0) hunks.at(-1)!.deleted += token
    else {
      for (; next < twin; next += 1) hunks.at(-1)!.inserted += now[next]
      keep(token)
      next = twin + 1
    }
  }
  for (; next < now.length; next += 1) hunks.at(-1)!.inserted += now[next]
  return hunks
}

/** A change and the unchanged text before it. */
type Hunk = { before: string; deleted: string; inserted: string }

const hunk = (deleted: string, inserted: string): Hunk => ({ before: '', deleted, inserted })

function twinsOf(old: readonly string[], now: readonly string[]): Int32Array | null {
  const ids = new Map<string, number>()
  const idOf = (token: string): number => {
    const known = ids.get(token)
    if (known !== undefined) return known
    ids.set(token, ids.size)
    return ids.size - 1
  }
  return shortestEdit(old.map(idOf), now.map(idOf))
}

function withoutCrumbs(hunks: readonly Hunk[]): Hunk[] {
  const whole: Hunk[] = []
  for (const each of hunks) {
    const last = whole.at(-1)
    const changes = each.deleted !== '' || each.inserted !== ''
    if (last && changes && each.before.length <= crumb) {
      last.deleted += each.before + each.deleted
      last.inserted += each.before + each.inserted
    } else whole.push({ ...each })
  }
  return whole
}

function joined(hunks: readonly Hunk[]): Run[] {
  const runs: Run[] = []
  const say = (op: Run['op'], text: string) => {
    const last = runs.at(-1)
    if (last?.op === op) last.text += text
    else if (text !== '') runs.push({ op, text })
  }
  for (const { before, deleted, inserted } of hunks) {
    say('same', before)
    say('deleted', deleted)
    say('inserted', inserted)
  }
  return runs
}
