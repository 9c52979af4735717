import type { FilingDocument } from '../blocks.ts'

/** Ids of the headings of a preview, in their order: links from outside lead to them as links within do. */
export const headingAnchors = ({ blocks }: FilingDocument): string[] =>
  blocks.filter((each) => each.kind === 'heading').map(({ id }, at) => `doc-${id ?? `heading-${at + 1}`}`)
