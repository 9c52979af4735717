import type { BasisView } from '../presenters/basis-view.ts'
import { ProvisionalMark } from './marks.tsx'

export type BasisLinkProps = {
  basis: BasisView
  /** What the mark says where the text was not verified. */
  mark?: string
}

/** Wherever a basis is printed: one click to the text it rests on, and whether that text was verified. */
export function BasisLink({ basis: { text, href, provisional }, mark }: BasisLinkProps) {
  return (
    <span className="basis">
      {href ? <a href={href}>{text}</a> : text}
      {provisional ? (
        <>
          {' '}
          <ProvisionalMark>{mark ?? '待核实'}</ProvisionalMark>
        </>
      ) : null}
    </span>
  )
}
