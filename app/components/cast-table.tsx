import type { Side } from '#workflows/kit/seats.ts'
import { classNames } from './class-names.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Seal } from './seal.tsx'

type Sitter = { person: string; name: string; organisation: string; duty: string }

export type CastTableProps = {
  stages: readonly { title: string; now: boolean }[]
  rows: readonly {
    capacity: string
    title: string
    seal: string
    side: Side
    does: string
    parts: readonly ({ word: string; inCharge: boolean } | null)[]
    first: Sitter | null
    others: readonly Sitter[]
    turn: boolean
    open: number
  }[]
  /** Posted with each choice. */
  hidden: Record<string, string | undefined>
}

type CastRowProps = CastTableProps['rows'][number]

/** 入座: rows are seats, columns are stages, filled is in charge; whoever's turn it is has the only blue button. */
export function CastTable({ stages, rows, hidden }: CastTableProps) {
  return (
    <table className="cast">
      <caption className="out-of-sight">席位与阶段</caption>
      <thead>
        <tr>
          <th scope="col">座位</th>
          {stages.map(({ title, now }) => (
            <th key={title} scope="col" className={classNames('cast-stage', now && 'cast-now')}>
              {title}
            </th>
          ))}
          <th scope="col">
            <span className="out-of-sight">入座</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.capacity}>
            <th scope="row">
              <SeatName row={row} />
            </th>
            {row.parts.map((part, at) => (
              <td key={stages[at]?.title} className={classNames('cast-stage', stages[at]?.now && 'cast-now')}>
                {part ? <Part {...part} now={row.turn && Boolean(stages[at]?.now)} /> : null}
              </td>
            ))}
            <td className="cast-go">
              <div>
                <Seats row={row} hidden={hidden} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SeatName({ row }: { row: CastRowProps }) {
  return (
    <span className="cast-seat">
      <Seal char={row.seal} side={row.side} title={row.title} large />
      <span>
        <b>{row.title}</b>
        {row.first ? (
          <span className="cast-who">
            {row.first.organisation} <span>· {row.first.name}</span>
          </span>
        ) : null}
        <span className="cast-who">{row.does}</span>
      </span>
    </span>
  )
}

const Part = ({ word, inCharge, now }: { word: string; inCharge: boolean; now: boolean }) => (
  <span className={classNames('part', inCharge && 'part-main', now && 'part-now')}>
    {now ? <Turn word={word} /> : word}
  </span>
)

/** Two characters have room for 轮到 before them; longer ones say it aloud only. */
const Turn = ({ word }: { word: string }) => (
  <>
    <span className={word.length > 2 ? 'out-of-sight' : undefined}>轮到</span>
    {word}
  </>
)

function Seats({ row, hidden }: { row: CastRowProps; hidden: CastTableProps['hidden'] }) {
  if (!row.first) return <span className="muted small">暂无人</span>
  return (
    <>
      <form method="post">
        <HiddenInputs values={{ ...hidden, person: row.first.person, capacity: row.capacity }} />
        <button type="submit" className={classNames('button', row.turn && 'button-primary')}>
          入座<span className="out-of-sight">{row.title}</span>
          {row.open > 0 ? ` ${row.open} 件待办` : ''}
        </button>
      </form>
      {row.others.length > 0 ? (
        <details className="cast-others">
          <summary>
            另 {row.others.length} 人<span className="out-of-sight">，{row.title}</span>
          </summary>
          <form method="post">
            <HiddenInputs values={{ ...hidden, capacity: row.capacity }} />
            <ul>
              {row.others.map((other) => (
                <li key={other.person}>
                  <button type="submit" name="person" value={other.person} className="link-button">
                    {other.name}
                  </button>
                  <small>
                    {other.duty} · {other.organisation}
                  </small>
                </li>
              ))}
            </ul>
          </form>
        </details>
      ) : null}
    </>
  )
}
