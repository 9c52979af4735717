import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FilingDocument } from '#templates/blocks.ts'
import { renderPdf } from '#templates/render.ts'
import { median, print, round } from './measure.ts'
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
const rounds = 5

/**
 * Ours ÷ theirs at most, on the same text in the same run. Ours is tagged and carries the objects of PDF/A throughout, so
 * its size is held against Chromium's tagged file; Typst tags by default.
 */
const limits = {
  warm: {
    Typst: 1 / 5,
    'Chromium print': 1 / 14,
    'Chromium print, tagged': 1 / 14,
    pdfmake: 1 / 12,
    'pdf-lib drawText': undefined,
  },
  size: { 'Chromium print, tagged': 0.75 },
  cold: 0.4,
  letter: 1 / 12,
} as const

const limitOf = (of: Readonly<Record<string, number | undefined>>, name: string): { limit?: number } => {
  const limit = of[name]
  return limit === undefined ? {} : { limit: round(limit) }
}

async function ours(document: FilingDocument): Promise<Uint8Array> {
  const printed = await renderPdf(document)
  if (!printed.ok) throw new Error(printed.message)
  return printed.bytes
}

async function timed(work: () => Promise<Uint8Array>): Promise<{ ms: number; bytes: number }> {
  const began = performance.now()
  const { length } = await work()
  return { ms: performance.now() - began, bytes: length }
}

type Measured = { ms: number[]; bytes: number }

/**
 * All engines turn by turn, so that whatever else the machine does falls on each alike. The first turn only warms; ours,
 * which the runtime compiles as it goes, is warm after some printings.
 */
async function interleaved(document: FilingDocument, peers: readonly Peer[]): Promise<Map<string, Measured>> {
  const engines = [{ name: 'ours', print: () => ours(document) }, ...peers]
  const measured = new Map(engines.map(({ name }): [string, Measured] => [name, { ms: [], bytes: 0 }]))
  for (let time = 0; time < 5; time += 1) await ours(document)
  for (let turn = -1; turn < rounds; turn += 1)
    for (const { name, print: work } of engines) {
      const { ms, bytes } = await timed(work)
      const own = measured.get(name)
      if (own && turn >= 0) own.ms.push(ms)
      if (own) own.bytes = bytes
    }
  return measured
}

async function warm(name: string, document: FilingDocument, peers: readonly Peer[], letter: boolean): Promise<void> {
  const measured = await interleaved(document, peers)
  const own = measured.get('ours')
  if (!own) return
  for (const [peer, { ms, bytes }] of measured) {
    if (peer === 'ours') continue
    const ratio = round(median(own.ms.map((each, turn) => each / ms[turn]!)))
    const limit = letter ? { limit: round(limits.letter) } : limitOf(limits.warm, peer)
    const against = `${peer} ${round(median(ms))} ms`
    const line = { bench, n: rounds, unit: 'ms', value: round(median(own.ms)) }
    print({ ...line, case: `${name}, warm`, ratio, ...limit, against })
    const sized = letter ? {} : limitOf(limits.size, peer)
    const size = { value: round(own.bytes / 1024, 4), unit: 'KB', ratio: round(own.bytes / bytes), ...sized }
    print({ ...line, case: `${name}, file`, ...size, against: `${peer} ${round(bytes / 1024, 4)} KB` })
  }
}

function processOf(script: string, ...args: string[]): number {
  const began = performance.now()
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - began
}

/** New processes of ours and of Typst's in turn, each to print one paper and end. */
async function cold(name: string, document: FilingDocument): Promise<void> {
  const folder = await prepareCold(document)
  const [own, typst]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < rounds; turn += 1) {
    typst.push(processOf('peers/typst-once.ts', folder))
    own.push(processOf('print-file.ts', folder))
  }
  rmSync(folder, { recursive: true, force: true })
  const ratio = round(median(own.map((ms, turn) => ms / typst[turn]!)))
  const line = { bench, case: `${name}, new process`, value: round(median(own)), unit: 'ms', n: rounds }
  print({ ...line, ratio, limit: limits.cold, against: `Typst ${round(median(typst))} ms` })
}

/** The same text set by Typst, Chromium, pdfmake and pdf-lib in the same run, one line for each with its limit. */
export async function againstPeers(): Promise<void> {
  const require = installPeers()
  if (!require) return
  const document = variedProspectus()
  const [{ name } = { name: '' }] = papersToPrint
  const chromium = await chromiumPeer(document, false)
  const tagged = await chromiumPeer(document, true)
  try {
    const peers = [await typstPeer(require, document), pdfmakePeer(require, document), drawnTextPeer(require, document)]
    await warm(name, document, [chromium, tagged, ...peers], false)
  } finally {
    await chromium.close?.()
    await tagged.close?.()
  }
  const letter = plainLetter()
  await warm('plain letter', letter, [drawnTextPeer(require, letter)], true)
  await cold(name, document)
}
