/** Beside a rule, number or deadline that no published text supports: it may warn, never block. */
export function ProvisionalMark({ children = '待核实' }: { children?: string }) {
  return <span className="provisional">{children}</span>
}

/** Beside made-up data, at the spot. */
export function SampleMark() {
  return <span className="sample">示例</span>
}
