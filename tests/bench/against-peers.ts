import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FilingDocument } from '#templates/blocks.ts'
import { median, print, round, sweep } from './measure.ts'
import { papersToPrint, plainLetter } from './papers-to-print.ts'
import { chromiumPeer } from './peers/chromium.ts'
import { drawnTextPeer } from './peers/drawn-text.ts'
import { installPeers } from './peers/install-peers.ts'
import { pdfmakePeer } from './peers/pdfmake.ts'
import type { Peer } from './peers/peer.ts'
import { prepareCold } from './peers/prepare-cold.ts'
import { typstPeer } from './peers/typst.ts'
import { variedProspectus } from './varied-prospectus.ts'

const bench = 'pdf'
const folderOfBuild = fileURLToPath(new URL('../../build', import.meta.url))
const rounds = 11

/**
 * Ours ÷ theirs at most, on the same text in the same run. Without tags ours stands beside engines that make none; as it
 * files, tagged, beside Typst, which tags by default. Sizes are compared like with like.
 */
const limits = {
  untagged: { Typst: 1 / 5, 'Chromium print': 1 / 14, pdfmake: 1 / 12 },
  tagged: { Typst: 0.3 },
  size: { 'Chromium print, tagged': 0.75 },
  cold: 0.4,
  letter: 1 / 12,
} as const

const limitOf = (of: Readonly<Record<string, number | undefined>>, name: string): { limit?: number } => {
  const limit = of[name]
  return limit === undefined ? {} : { limit: round(limit) }
}

/** Ours in a thread of its own, as the server prints: with tags and without in one, as papers and what is measured take turns. */
function printThread(document: FilingDocument) {
  const thread = new Worker(new URL('print-thread.ts', import.meta.url), { workerData: document })
  const print = async (tags: boolean): Promise<Uint8Array> => {
    thread.postMessage(tags)
    const [bytes] = await once(thread, 'message')
    return bytes
  }
  return { print, end: () => thread.terminate() }
}

async function timed(work: () => Promise<Uint8Array>): Promise<{ ms: number; bytes: number }> {
  const began = performance.now()
  const { length } = await work()
  return { ms: performance.now() - began, bytes: length }
}

type Measured = { ms: number[]; bytes: number }

const untagged = 'untagged'
const tagged = 'tagged'

const rotated = <T>(all: readonly T[], by: number): T[] => {
  const at = (by * 3) % all.length
  return [...all.slice(at), ...all.slice(0, at)]
}

/**
 * All engines turn by turn, so that whatever else the machine does falls on each alike. The first turn only warms; ours,
 * which the runtime compiles as it goes, is warm after some printings.
 */
async function interleaved(document: FilingDocument, peers: readonly Peer[]): Promise<Map<string, Measured>> {
  const thread = printThread(document)
  const own = [false, true].map((tags) => ({ name: tags ? tagged : untagged, print: () => thread.print(tags) }))
  const first = [...own, ...peers.filter(({ inJavaScript }) => !inJavaScript)]
  const last = peers.filter(({ inJavaScript }) => inJavaScript)
  const measured = new Map([...first, ...last].map(({ name }): [string, Measured] => [name, { ms: [], bytes: 0 }]))
  for (let time = 0; time < 5; time += 1) for (const { print: work } of own) await work()
  for (let turn = -1; turn < rounds; turn += 1) {
    // Another one begins each turn. Peers in JavaScript come last, and what they leave on the heap of this process is swept
    // before the next turn: it would be counted to whoever comes after them.
    for (const { name, print: work } of [...rotated(first, turn + 1), ...last]) {
      const { ms, bytes } = await timed(work)
      const one = measured.get(name)
      if (one && turn >= 0) one.ms.push(ms)
      if (one) one.bytes = bytes
    }
    sweep()
  }
  await thread.end()
  return measured
}

type Beside = { name: string; own: Measured; peer: string; other: Measured }

function timeLine({ name, own, peer, other }: Beside, limit: { limit?: number }): void {
  const ratio = round(median(own.ms.map((each, turn) => each / other.ms[turn]!)))
  const against = `${peer} ${round(median(other.ms))} ms`
  print({ bench, case: name, value: round(median(own.ms)), unit: 'ms', ratio, ...limit, against, n: rounds })
}

function sizeLine({ name, own, peer, other }: Beside, limit: { limit?: number }): void {
  const [value, against] = [round(own.bytes / 1024, 4), `${peer} ${round(other.bytes / 1024, 4)} KB`]
  print({ bench, case: name, value, unit: 'KB', ratio: round(own.bytes / other.bytes), ...limit, against, n: rounds })
}

async function warm(name: string, document: FilingDocument, peers: readonly Peer[], letter: boolean): Promise<void> {
  const measured = await interleaved(document, peers)
  for (const way of [untagged, tagged] as const) {
    const own = measured.get(way)
    for (const { name: peer } of peers) {
      const other = measured.get(peer)
      if (!own || !other) continue
      const beside = { own, peer, other }
      const limit = letter ? { limit: round(limits.letter) } : limitOf(limits[way], peer)
      timeLine({ ...beside, name: `${name}, ${way}, warm` }, limit)
      const sized = letter || way === untagged ? {} : limitOf(limits.size, peer)
      sizeLine({ ...beside, name: `${name}, ${way}, file` }, sized)
    }
  }
}

function processOf(script: string, ...args: string[]): number {
  const began = performance.now()
  const path = fileURLToPath(new URL(script, import.meta.url))
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folderOfBuild, '.compiled') }
  const { status, stderr } = spawnSync(process.execPath, [path, ...args], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - began
}

/**
 * New processes of ours, as it is built for the server, and of Typst's in turn, each to print one paper and end. Both keep
 * what was compiled, as the server does; the first turn only fills that.
 */
async function cold(name: string, document: FilingDocument): Promise<void> {
  const folder = await prepareCold(document)
  const times: Record<string, number[]> = { typst: [], [untagged]: [], [tagged]: [] }
  for (let turn = -1; turn < rounds; turn += 1) {
    const one = { typst: processOf('peers/typst-once.ts', folder) }
    const own = {
      [untagged]: processOf('print-file.ts', folder, untagged),
      [tagged]: processOf('print-file.ts', folder),
    }
    if (turn >= 0) for (const [way, ms] of Object.entries({ ...one, ...own })) times[way]?.push(ms)
  }
  rmSync(folder, { recursive: true, force: true })
  const peer = { ms: times.typst ?? [], bytes: 0 }
  for (const way of [untagged, tagged]) {
    const own = { ms: times[way] ?? [], bytes: 0 }
    const limit = way === untagged ? { limit: limits.cold } : {}
    timeLine({ name: `${name}, ${way}, new process`, own, peer: 'Typst', other: peer }, limit)
  }
}

/** The same text set by Typst, Chromium, pdfmake and pdf-lib in the same run, one line for each with its limit. */
export async function againstPeers(): Promise<void> {
  const require = installPeers()
  if (!require) return
  const document = variedProspectus()
  const [{ name } = { name: '' }] = papersToPrint
  const chromium = await chromiumPeer(document, false)
  const chromiumTagged = await chromiumPeer(document, true)
  try {
    const peers = [await typstPeer(require, document), pdfmakePeer(require, document), drawnTextPeer(require, document)]
    await warm(name, document, [chromium, chromiumTagged, ...peers], false)
  } finally {
    await chromium.close?.()
    await chromiumTagged.close?.()
  }
  const letter = plainLetter()
  await warm('plain letter', letter, [drawnTextPeer(require, letter)], true)
  await cold(name, document)
}
