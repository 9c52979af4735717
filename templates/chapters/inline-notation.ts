import type { Inline, Words } from '../blocks.ts'
import { endOfQuote, nothingTried, type Tried } from './notation-lines.ts'

/**
 * Runs of text as they are typed: `**粗体**`, `==楷体==`, `[文字](地址)`, `^[脚注]`, `{{要素}}` or `{{要素|写法}}`,
 * `{{@表号|页码}}`. A backslash takes any sign literally, `\n` is a line break within a paragraph.
 */
const asWords = { number: '', title: '标题', page: '页码' } as const

const backslashed = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

/** Signs that mean something doubled or before a bracket are taken literally wherever a neighbour could complete them. */
function escapeWords(text: string, inBrackets: boolean): string {
  const signs = [...backslashed(text)]
  return signs
    .map((sign, at) => {
      const edge = at === 0 || at === signs.length - 1
      if ('*={'.includes(sign) && (edge || signs[at - 1] === sign || signs[at + 1] === sign)) return `\\${sign}`
      if (sign === '^' && (edge || signs[at + 1] === '[')) return '\\^'
      if (sign === ']' && (edge || signs[at + 1] === '(')) return '\\]'
      return inBrackets && (sign === '[' || sign === ']') ? `\\${sign}` : sign
    })
    .join('')
}

/** What stands between double braces, up to its end. */
const escapeRef = (ref: string): string => backslashed(ref).replaceAll('}', '\\}')

type Look = Pick<Words, 'bold' | 'kai'>

/** The marks between two looks: each is on from its first sign to its second. */
const turn = (from: Look, to: Look): string => `${from.bold === to.bold ? '' : '**'}${from.kai === to.kai ? '' : '=='}`

const wordsOf = (run: Words, inBrackets: boolean): string =>
  run.fact ? `{{${escapeRef(run.fact)}}}` : escapeWords(run.text, inBrackets)

/** A link holds its look within its brackets. */
const linked = (run: Words): string =>
  `[${turn({}, run)}${wordsOf(run, true)}${turn(run, {})}](${backslashed(run.link ?? '').replaceAll(')', '\\)')})`

export function writeInlines(runs: readonly Inline[], inBrackets = false): string {
  let look: Look = {}
  const to = (next: Look): string => {
    const marks = turn(look, next)
    look = { ...(next.bold ? { bold: true as const } : {}), ...(next.kai ? { kai: true as const } : {}) }
    return marks
  }
  const said = runs.map((run) => {
    if (typeof run === 'string') return `${to({})}${escapeWords(run, inBrackets)}`
    if ('note' in run) return `^[${writeInlines(run.note, true)}]`
    if ('ref' in run) return `{{@${escapeRef(run.ref)}${run.as === 'number' ? '' : `|${asWords[run.as]}`}}}`
    return run.link === undefined ? `${to(run)}${wordsOf(run, inBrackets)}` : `${to({})}${linked(run)}`
  })
  return `${said.join('')}${to({})}`
}

type Reading = {
  text: string
  at: number
  bold: boolean
  kai: boolean
  problem: string | null
  inNote: boolean
  tried: Tried
}

/** The runs of one line, or what is wrong with it in a Chinese sentence. `factProblem` says what is wrong with a quote. */
export function readInlines(
  text: string,
  factProblem: (ref: string) => string | null,
): { ok: true; runs: Inline[] } | { ok: false; message: string } {
  const reading: Reading = { text, at: 0, bold: false, kai: false, problem: null, inNote: false, tried: nothingTried() }
  const runs = readRuns(reading, null, factProblem)
  if (reading.bold) reading.problem ??= '“**”没有成对'
  if (reading.kai) reading.problem ??= '“==”没有成对'
  return reading.problem ? { ok: false, message: reading.problem } : { ok: true, runs: joined(runs) }
}

type FactProblem = (ref: string) => string | null

const taken = (text: string): string => text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign))
const linkWords = /\[([^[\]\\]*(?:\\.[^[\]\\]*)*)\]\(/sy
const linkTarget = /([^)\\]*(?:\\.[^)\\]*)*)\)/sy

/** The link that begins here; null where none does. One without its end has nothing behind it that ends another. */
function linkAt({ text, at, tried }: Reading): { words: string; target: string; end: number } | null {
  if (tried.openLink) return null
  linkWords.lastIndex = at
  const words = linkWords.exec(text)
  if (!words) return null
  linkTarget.lastIndex = linkWords.lastIndex
  const target = linkTarget.exec(text)
  tried.openLink = target === null
  return target && { words: words[1] ?? '', target: taken(target[1] ?? ''), end: linkTarget.lastIndex }
}

const look = ({ bold, kai }: Reading) => ({
  ...(bold ? { bold: true as const } : {}),
  ...(kai ? { kai: true as const } : {}),
})

function readRuns(reading: Reading, end: ']' | null, factProblem: FactProblem): Inline[] {
  const runs: Inline[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') runs.push({ text: plain, ...look(reading) })
    plain = ''
  }
  while (reading.at < reading.text.length) {
    const sign = reading.text[reading.at] ?? ''
    const two = reading.text.slice(reading.at, reading.at + 2)
    if (sign === end) break
    if (sign === '\\' && two.length === 2) plain += taken(two)
    else if (two === '**' || two === '==' || two === '^[' || two === '{{' || (sign === '[' && linkAt(reading))) {
      flush()
      runs.push(...readMark(reading, two, factProblem))
      continue
    } else plain += sign
    reading.at += sign === '\\' && two.length === 2 ? 2 : 1
  }
  flush()
  return runs
}

/** What begins with a mark; leaves the place behind it. */
function readMark(reading: Reading, two: string, factProblem: FactProblem): Inline[] {
  if (two === '{{') return readBraces(reading, factProblem)
  if (two === '^[') return readNote(reading, factProblem)
  if (two === '**' || two === '==') {
    if (two === '**') reading.bold = !reading.bold
    else reading.kai = !reading.kai
    reading.at += 2
    return []
  }
  const found = linkAt(reading)
  reading.at = found?.end ?? reading.at + 1
  const inner = { ...reading, text: found?.words ?? '', at: 0, tried: nothingTried() }
  const runs = readRuns(inner, null, factProblem)
  reading.problem ??= inner.problem
  return runs.map((run) => (typeof run === 'object' && 'text' in run ? { ...run, link: found?.target ?? '' } : run))
}

function readNote(reading: Reading, factProblem: FactProblem): Inline[] {
  if (reading.inNote) {
    reading.problem ??= '脚注里不能再有脚注'
    reading.at += 2
    return []
  }
  const inner = { ...reading, at: reading.at + 2, bold: false, kai: false, inNote: true }
  const note = joined(readRuns(inner, ']', factProblem))
  reading.problem ??= inner.problem
  if (inner.text[inner.at] !== ']') reading.problem ??= '脚注“^[”没有用“]”结束'
  if (note.length === 0) reading.problem ??= '脚注没有内容'
  reading.at = inner.at + 1
  return [{ note }]
}

function readBraces(reading: Reading, factProblem: FactProblem): Inline[] {
  const end = endOfQuote(reading.text, reading.at, reading.tried)
  if (end === null) {
    reading.problem ??= '“{{”没有用“}}”结束'
    reading.at += 2
    return []
  }
  const said = taken(reading.text.slice(reading.at + 2, end - 2)).trim()
  reading.at = end
  if (said.startsWith('@')) return readReference(reading, said.slice(1))
  reading.problem ??= factProblem(said)
  return [{ text: '', fact: said, ...look(reading) }]
}

function readReference(reading: Reading, said: string): Inline[] {
  const [ref = '', form = ''] = said.split('|')
  const as = (['number', 'title', 'page'] as const).find(
    (one) => asWords[one] === form || (one === 'number' && form === '编号'),
  )
  if (!as || ref === '') {
    reading.problem ??= `“{{@${said}}}”应写作 {{@标识}}、{{@标识|标题}} 或 {{@标识|页码}}`
    return []
  }
  return [{ ref, as }]
}

const key = (run: Words): string => JSON.stringify([run.bold, run.kai, run.link, run.fact])

/** Neighbours of one look are one run; words without a look are a plain string. */
function joined(runs: readonly Inline[]): Inline[] {
  const all: Inline[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (
      typeof run === 'object' &&
      'text' in run &&
      run.fact === undefined &&
      typeof last === 'object' &&
      'text' in last &&
      key(last) === key(run)
    )
      all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all.map((run) => (typeof run === 'object' && 'text' in run && Object.keys(run).length === 1 ? run.text : run))
}
