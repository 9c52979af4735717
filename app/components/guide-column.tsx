import type { ReactNode } from 'react'
import type { FindingLine, GuideColumn } from '../presenters/guide-answer.server.ts'
import { BasisLink } from './basis-link.tsx'
import { DataTable } from './data-table.tsx'
import { Icon } from './icon.tsx'
import { LinkButton } from './link-button.tsx'
import { ProvisionalMark } from './marks.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

type Props = { column: GuideColumn }

/** All ways at a glance; each leads to its column. */
export function GuideGlance({ columns }: { columns: readonly GuideColumn[] }) {
  return (
    <Sheet title="一眼看完" bare>
      <DataTable
        caption="各种发行方式的结论"
        rows={columns}
        rowKey={({ key }) => key}
        columns={[
          {
            head: '在哪里',
            cell: ({ key, market, placement, product }) => (
              <>
                <a href={`#way-${key}`}>
                  {market} · {placement}
                </a>
                <span className="cell-more">{product}</span>
              </>
            ),
          },
          {
            head: '能不能',
            cell: ({ verdict }) => (
              <Tag tone={verdict.tone} icon={verdict.icon}>
                {verdict.word}
              </Tag>
            ),
          },
          { head: '还缺', cell: ({ missing }) => (missing.length > 0 ? `${missing.length} 项材料` : '—') },
          { head: '文件', kind: 'number', cell: ({ documents }) => `${documents.length} 份` },
          {
            head: '最迟约',
            cell: ({ time }) => (
              <>
                {time.until} {time.provisional ? <ProvisionalMark>日历暂定</ProvisionalMark> : null}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}

/** One way of issuing: the answer first, then because of what, what is missing, the papers, the time. */
export function GuideColumnSheet({ column }: Props) {
  const { verdict } = column
  return (
    <Sheet
      id={`way-${column.key}`}
      title={`${column.market} · ${column.placement}`}
      note={column.product}
      foot={
        <LinkButton href={column.enterHref} tone="primary" size="block">
          列入储备
        </LinkButton>
      }
    >
      <div className="stack">
        <p>
          <Tag tone={verdict.tone} icon={verdict.icon}>
            {verdict.word}
          </Tag>{' '}
          {verdict.says}
        </p>
        <Findings column={column} />
        <Missing missing={column.missing} />
        <Time column={column} />
        <Papers column={column} />
      </div>
    </Sheet>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="guide-part">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

function Findings({ column: { findings, ways } }: Props) {
  return (
    <Part title="为什么">
      <ul className="guide-findings">
        {findings.map((line) => (
          <FindingItem key={line.title + line.because} line={line} />
        ))}
      </ul>
      {ways.length > 0 ? (
        <details>
          <summary>逐项看各种情形</summary>
          <ul className="guide-findings">
            {ways.map((line) => (
              <FindingItem key={line.title} line={line} />
            ))}
          </ul>
        </details>
      ) : null}
    </Part>
  )
}

export function FindingItem({ line }: { line: FindingLine }) {
  return (
    <li>
      <span className={`tone-${line.tone}`}>
        <Icon name={line.icon} /> <b>{line.title}</b> {line.word}
      </span>
      <span className="guide-findings-because">{line.because}</span>
      <small>
        <BasisLink basis={line.basis} />
      </small>
    </li>
  )
}

function Missing({ missing }: { missing: readonly string[] }) {
  if (missing.length === 0) return null
  return (
    <Part title="还缺什么">
      <ul className="guide-dots">
        {missing.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
    </Part>
  )
}

function Time({ column: { time, green } }: Props) {
  return (
    <Part title="大约多久">
      <p>
        最迟约 <b>{time.until}</b>，合 {time.days} 个工作日{' '}
        {time.provisional ? <ProvisionalMark>日历暂定</ProvisionalMark> : null}
      </p>
      <p className="small">
        {green.words} <BasisLink basis={green.basis} />
      </p>
      <details>
        <summary>逐段看</summary>
        <ol className="guide-findings">
          {time.parts.map((part) => (
            <li key={part.title}>
              <span>
                <b>{part.title}</b> {part.length}，至 {part.until}
              </span>
              <small>
                {part.who} · <BasisLink basis={part.basis} />
              </small>
            </li>
          ))}
        </ol>
      </details>
    </Part>
  )
}

function Papers({ column: { documents } }: Props) {
  return (
    <Part title={`要哪些文件（${documents.length} 份）`}>
      <ol className="guide-papers">
        {documents.map((paper) => (
          <li key={paper.code}>
            {paper.title}
            <small>
              {paper.who}编制{paper.condition ? ` · ${paper.condition}` : ''}
            </small>
          </li>
        ))}
      </ol>
    </Part>
  )
}
