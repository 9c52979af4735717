/**
 * What a rule says of one question. Never a bare boolean: because of what, missing which evidence, on which basis.
 * `blocks` is true only for published rules (domain Appendix A); everything else warns and is shown as 待核实.
 */
export type Finding = {
  rule: string
  ok: boolean | 'unknown'
  because: string
  missing: string[]
  basis: Basis
  blocks: boolean
  /** The day (ISO) whose rulebook was used. */
  judgedOn: string
}

/**
 * Where a rule, number or deadline comes from and since when. `source` is its document in the policy library
 * (workflows/library), absent only for texts that somebody typed; `item` is the heading of the item relied on there.
 */
export type Basis = {
  source?: string
  document: string
  item?: string
  since?: string
  standing: 'published' | 'provisional'
}

export const refuses = (finding: Finding): boolean => finding.blocks && finding.ok === false
