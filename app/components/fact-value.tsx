export type FactValueProps = {
  value: { text: string } | { heads: readonly string[]; rows: readonly (readonly string[])[] } | null
}

/** A fact as it is kept: words, or its rows in a box of their own. */
export function FactValue({ value }: FactValueProps) {
  if (!value) return <span className="tone-cinnabar">未登记</span>
  if ('text' in value) return <span className="fact-value">{value.text}</span>
  if (value.rows.length === 0) return <span className="muted">无</span>
  return (
    <details>
      <summary>{value.rows.length} 行</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a group, so that two tables do not make two landmarks */}
      <div className="scroll-box" tabIndex={0} role="group" aria-label="明细，可横向滚动">
        <table className="table ledger">
          <thead>
            <tr>
              {value.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a fact are known by their place
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={value.heads[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
