import type { ReactNode } from 'react'

export type FigureFrameProps = {
  name: string
  /** Read in place of the picture. */
  label: string
  width: number
  height: number
  words?: ReactNode
  /** The same numbers as a table. */
  table?: ReactNode
  children: ReactNode
}

/** A picture of money: it scrolls in its own box, is told in one sentence, and its numbers can be opened as a table. */
export function FigureFrame({ name, label, width, height, words, table, children }: FigureFrameProps) {
  return (
    <figure className="figure">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group, so that two pictures do not make two landmarks */}
      <div className="figure-box" tabIndex={0} role="group" aria-label={`${name}图，可横向滚动`}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          {children}
        </svg>
      </div>
      {words ? <figcaption className="figure-words">{words}</figcaption> : null}
      {table ? (
        <details className="figure-table">
          <summary>看数字</summary>
          {table}
        </details>
      ) : null}
    </figure>
  )
}
