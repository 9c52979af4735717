import type { PaperHit, PaperHits as View } from '../presenters/paper-hits.server.ts'
import { EmptyState } from './empty-state.tsx'
import { FilterChips } from './filter-chips.tsx'
import { Pager } from './pager.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextField } from './text-field.tsx'

/** The words asked for, and below them paper by paper the sentences that hold them. */
export function PaperHits({ action, hits }: { action: string; hits: View }) {
  return (
    <Sheet label="正文检索" bare foot={hits.empty ? undefined : <Pager words={hits.summary} />}>
      <form method="get" action={action} className="filter-form filter-form-short">
        <TextField
          name="q"
          id="paper-words"
          label="文件中的词句"
          type="search"
          defaultValue={hits.words}
          maxLength={100}
        />
        {hits.earlier ? <input type="hidden" name="earlier" value="1" /> : null}
        <div className="acts">
          <SubmitButton icon="search">查找</SubmitButton>
        </div>
      </form>
      <div className="search-chips">
        <FilterChips label="查找的版本" chips={hits.chips.map((chip) => ({ ...chip, href: action + chip.href }))} />
      </div>
      {hits.reading ? (
        <p className="sheet-body small soft">部分文件还在编入检索，稍后再查会更全；新近的文件最先编入。</p>
      ) : null}
      {hits.empty ? (
        <EmptyState icon="search" title={hits.empty.title}>
          {hits.empty.words}
        </EmptyState>
      ) : (
        <ol className="paper-hits">
          {hits.papers.map((paper) => (
            <Paper key={paper.id} paper={paper} />
          ))}
        </ol>
      )}
    </Sheet>
  )
}

const Paper = ({ paper }: { paper: PaperHit }) => (
  <li className="paper-hit">
    <h2 className="paper-hit-title">
      <a href={paper.href}>{paper.title}</a>
    </h2>
    <p className="small soft">{[paper.project, paper.version].filter(Boolean).join(' · ')}</p>
    <ul className="passages">
      {paper.passages.map(({ before, found, after, place, href }) => (
        <li key={`${place} ${before}${found}${after}`}>
          <p>
            {before}
            <mark>{found}</mark>
            {after}
          </p>
          <a href={href} className="small">
            {place}
          </a>
        </li>
      ))}
    </ul>
    {paper.more > 0 ? <p className="small soft">另有 {paper.more} 处</p> : null}
  </li>
)
