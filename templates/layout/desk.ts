import type { Measure } from './measured-text.ts'
import type { Anchor, Element } from './page.ts'
import type { FindAnchor } from './run-marks.ts'

/** What the setting of a block needs besides the block: the rule for measuring, the structure it joins, the headings. */
export type Desk = {
  measure: Measure
  root: Element
  find: FindAnchor
  /** Headings in order; the blocks' own are already there before the first block is set. */
  anchors: readonly Anchor[]
}
