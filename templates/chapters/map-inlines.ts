import type { Block, Inline } from '../blocks.ts'
import { withRuns } from '../runs-in.ts'

type MapRun = (run: Inline) => Inline

const inRuns = (runs: readonly Inline[], map: MapRun): Inline[] =>
  runs.map((run) => map(typeof run === 'object' && 'note' in run ? { note: inRuns(run.note, map) } : run))

/** The same block with every part of its text passed through `map`; what stands in a note first. */
export const mapInlines = (block: Block, map: MapRun): Block => withRuns(block, (run) => inRuns(run, map))
