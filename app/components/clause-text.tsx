import { Fragment } from 'react'
import type { ClauseLineView, WordRun } from '../presenters/clause-words.ts'
import { classNames } from './class-names.ts'

/** A clause line by line: blanks tinted by their names, conditions before their lines. */
export function ClauseText({ lines }: { lines: readonly ClauseLineView[] }) {
  return (
    <ul className="clause-text">
      {lines.map((line, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a clause never change places
          key={at}
          className={
            classNames(
              line.kind === 'item' && 'clause-item',
              line.kind === 'head' && 'clause-head',
              line.cells.length > 1 && 'clause-cells',
            ) || undefined
          }
        >
          <Line line={line} />
        </li>
      ))}
    </ul>
  )
}

function Line({ line }: { line: ClauseLineView }) {
  const when = line.when.length > 0 ? <span className="clause-when">［{line.when.join('、')}］</span> : null
  if (line.cells.length === 1)
    return (
      <>
        {when}
        <Runs runs={line.cells[0] ?? []} />
      </>
    )
  return line.cells.map((runs, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
    <span key={at}>
      {at === 0 ? when : null}
      <Runs runs={runs} />
    </span>
  ))
}

const Runs = ({ runs }: { runs: readonly WordRun[] }) =>
  runs.map(({ text, blank }, at) => {
    const key = `${at}${text}`
    return blank ? (
      <span key={key} className="clause-blank">
        {text}
      </span>
    ) : (
      <Fragment key={key}>{text}</Fragment>
    )
  })
