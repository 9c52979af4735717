// Documents set in type: the 募集说明书 warm, by phase and cold, beside packing the same streams, which no writer of the file
// can leave out, and beside writing alone; then the same text set by other engines, with the limits that are to hold.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderPdf } from '#templates/render.ts'
import { againstPeers } from './against-peers.ts'
import { leastWork, writeOnly } from './least-work.ts'
import { median, print, round } from './measure.ts'
import { type PaperToPrint, papersToPrint } from './papers-to-print.ts'

const rounds = 5
const bench = 'pdf'
const unit = 'ms'
const cache = mkdtempSync(join(tmpdir(), 'kejiban-bench-pdf-'))

type Phases = Map<string, number[]>

/** One printing from dossier to bytes: milliseconds of the whole, and of each phase from the end of the one before. */
async function timed(make: PaperToPrint['make'], phases?: Phases) {
  const began = performance.now()
  const document = make()
  let last = performance.now()
  const note = (name: string, ms: number) => phases?.set(name, [...(phases.get(name) ?? []), ms])
  note('text', last - began)
  const printed = await renderPdf(document, (name) => {
    const now = performance.now()
    note(name, now - last)
    last = now
  })
  if (!printed.ok) throw new Error(printed.message)
  return { ms: performance.now() - began, pages: printed.pages, bytes: printed.bytes.length }
}

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The whole job, layout and all, is to cost at most this much of writing the same glyphs alone. */
const mostOfWriting = 1.8

/** Warm: ours, writing alone and packing alone turn by turn; gives the median of ours for the cold cases to be held against. */
async function warm({ name, make, each }: PaperToPrint): Promise<number> {
  const document = make()
  const [limit, written] = [leastWork(document), writeOnly(document)]
  const [ours, theirs, writing]: [number[], number[], number[]] = [[], [], []]
  const phases: Phases = new Map()
  let [pages, bytes] = [0, 0]
  for (let turn = -2; turn < rounds; turn += 1) {
    const [one, other, alone]: [number[], number[], number[]] = [[], [], []]
    for (let time = 0; time < each; time += 1) {
      other.push(timeOf(limit))
      const began = performance.now()
      await written()
      alone.push(performance.now() - began)
      const done = await timed(make, turn < 0 ? undefined : phases)
      one.push(done.ms)
      ;({ pages, bytes } = done)
    }
    if (turn < 0) continue
    ours.push(median(one))
    theirs.push(median(other))
    writing.push(median(alone))
  }
  const value = median(ours)
  const line = { bench, unit, n: rounds * each }
  const ratio = round(median(ours.map((ms, turn) => ms / theirs[turn]!)))
  const against = `packing the same streams alone ${round(median(theirs))} ms`
  const warmed = { ...line, case: `${name}, ${pages} pages, warm`, value: round(value) }
  print({ ...warmed, ratio, against })
  const ofWriting = round(median(ours.map((ms, turn) => ms / writing[turn]!)))
  const alone = `writing the same glyphs alone ${round(median(writing))} ms`
  print({ ...warmed, ratio: ofWriting, ...(each === 1 ? { limit: mostOfWriting } : {}), against: alone })
  for (const [phase, times] of phases) {
    const ms = median(times)
    const whole = `the whole ${round(value)} ms`
    print({ ...line, case: `${name}, ${phase}`, value: round(ms), ratio: round(ms / value), against: whole })
  }
  print({ ...line, case: `${name}, file`, value: round(bytes / 1024, 4), unit: 'KB' })
  return value
}

/** Milliseconds of a new process, from its start to its end. */
function processOf(args: readonly string[], cached: boolean): number {
  // Set to nothing, NODE_DISABLE_COMPILE_CACHE would still switch the cache off.
  const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...bare } = process.env
  const env = cached ? { ...bare, NODE_COMPILE_CACHE: cache } : bare
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [...args], { env, encoding: 'utf8' })
  const ms = performance.now() - began
  if (status !== 0) throw new Error(stderr)
  return ms
}

/** Cold: a new process for each, with and without Node's compile cache, beside one that does nothing. */
function cold(name: string, warmMs: number): void {
  const script = fileURLToPath(new URL('print-once.ts', import.meta.url))
  const [plain, cached, empty]: [number[], number[], number[]] = [[], [], []]
  processOf([script, name], true)
  for (let turn = 0; turn < rounds; turn += 1) {
    plain.push(processOf([script, name], false))
    cached.push(processOf([script, name], true))
    empty.push(processOf(['-e', '0'], false))
  }
  const value = round(median(plain))
  const line = { bench, case: `${name}, new process`, value, unit, n: rounds }
  const ratio = (ours: number[], theirs: number[]) => round(median(ours.map((ms, turn) => ms / theirs[turn]!)))
  print({ ...line, ratio: round(value / warmMs), against: `warm ${round(warmMs)} ms` })
  print({ ...line, ratio: ratio(plain, empty), against: `an empty process ${round(median(empty))} ms` })
  const beside = { ratio: ratio(cached, plain), against: `without it ${value} ms` }
  print({ ...line, case: `${name}, new process with compile cache`, value: round(median(cached)), ...beside })
}

try {
  for (const paper of papersToPrint) {
    const warmMs = await warm(paper)
    if (paper.cold) cold(paper.name, warmMs)
  }
  await againstPeers()
} finally {
  rmSync(cache, { recursive: true, force: true })
}
