import { Fragment } from 'react'
import type { Run } from '#templates/compare/runs.ts'
import type { ChapterView, RowView } from '../presenters/compare-rows.ts'
import { LinkButton } from './link-button.tsx'
import { Tag } from './tag.tsx'

/** Two versions side by side, chapter by chapter; on a narrow screen in one column with both in the line. */
export function CompareText({ chapters }: { chapters: readonly ChapterView[] }) {
  return (
    <>
      {chapters.map((chapter) => (
        <section className="sheet" key={chapter.title} aria-label={chapter.title}>
          <header>
            <h2>{chapter.title}</h2>
            <span className="sheet-end">{chapter.changes} 处</span>
          </header>
          <div className="compare-rows">
            {chapter.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a comparison never change places
              <Line key={at} row={row} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function Line({ row }: { row: RowView }) {
  if (row.kind === 'gap') return <p className="compare-gap">未变动 {row.passages} 段</p>
  if (row.kind === 'same')
    return (
      <div className={`compare-line compare-${row.look} compare-same`}>
        <div className="compare-side not-phone" aria-hidden="true">
          <Cells cells={row.cells.map((text) => [{ op: 'same', text }])} />
        </div>
        <div className="compare-side">
          <Cells cells={row.cells.map((text) => [{ op: 'same', text }])} />
        </div>
      </div>
    )
  return (
    <div className={`compare-change${row.unasked ? ' compare-unasked' : ''}`} id={row.anchor} tabIndex={-1} data-change>
      <Head row={row} />
      <div className={`compare-line compare-${row.look} compare-pair`}>
        <div className="compare-side">
          {row.before ? <Cells cells={row.before} /> : <p className="muted small">旧版没有</p>}
        </div>
        <div className="compare-side">
          {row.after ? <Cells cells={row.after} /> : <p className="muted small">新版没有</p>}
        </div>
      </div>
      <div className={`compare-line compare-${row.look} compare-inline`}>
        <div className="compare-side">
          <Cells cells={row.both} />
        </div>
      </div>
    </div>
  )
}

function Head({ row }: { row: Extract<RowView, { kind: 'change' }> }) {
  return (
    <p className="compare-head">
      <span className="compare-number">
        {row.number} {row.word}
      </span>
      {row.unasked ? (
        <Tag tone="amber" icon="flag">
          未要求的修改
        </Tag>
      ) : null}
      {row.dated ? <Tag>仅为文件日期</Tag> : null}
      {row.answers.map(({ href, label }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
      <span className="compare-steps">
        {row.previous ? <a href={`#${row.previous}`}>上一处</a> : null}
        {row.next ? <a href={`#${row.next}`}>下一处</a> : null}
      </span>
    </p>
  )
}

function Cells({ cells }: { cells: readonly (readonly Run[])[] }) {
  return (
    <p>
      {cells.map((runs, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
        <Fragment key={at}>
          {at > 0 ? <span className="compare-cell"> │ </span> : null}
          <Runs runs={runs} />
        </Fragment>
      ))}
    </p>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ op, text }, at) => {
    const key = `${at}${op}`
    if (op === 'deleted')
      return (
        <del key={key}>
          <span className="out-of-sight">删除：</span>
          {text}
        </del>
      )
    if (op === 'inserted')
      return (
        <ins key={key}>
          <span className="out-of-sight">新增：</span>
          {text}
        </ins>
      )
    return <Fragment key={key}>{text}</Fragment>
  })
}

type Downloads = { redline: string | null; revised: string | null }

export function CompareDownloads({ redline, revised }: Downloads) {
  return (
    <>
      {redline ? (
        <LinkButton href={redline} icon="download" download>
          修订对照 PDF
        </LinkButton>
      ) : null}
      {revised ? (
        <LinkButton href={revised} icon="download" download>
          楷体加粗 PDF
        </LinkButton>
      ) : null}
    </>
  )
}
