import type { ReservePage, ReservePaper } from '../presenters/reserve-page.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { WorkTag } from './tag.tsx'

type Props = { page: Pick<ReservePage, 'papers' | 'mayMark' | 'filingsHref'>; requestKey: string }

/** What the filing will need, as intended now, and what of it is at hand. One button a line. */
export function ReservePapers({ page: { papers, mayMark, filingsHref }, requestKey }: Props) {
  const ready = papers.filter((paper) => paper.ready !== null).length
  return (
    <Sheet
      id="papers"
      title="材料清单"
      note="按现在的打算推算；转申报后以申报文件清单为准"
      end={filingsHref ? <a href={filingsHref}>申报文件</a> : undefined}
      bare
    >
      <div className="ledger-bar">
        <ProgressBar unit="份" total={papers.length} parts={[{ label: '已备', count: ready, tone: 'pine' }]} />
      </div>
      <ol className="lines">
        {papers.map((paper) => (
          <li key={paper.code}>
            <span className="lines-code">{paper.code}</span>
            <span className="lines-what">
              {paper.title}
              <small>{[`${paper.who}编制`, paper.condition, paper.ready].filter(Boolean).join(' · ')}</small>
            </span>
            <span className="lines-end">
              <WorkTag
                state={paper.ready === null ? 'not-started' : 'done'}
                word={paper.ready === null ? '未备' : '已备'}
              />
              {mayMark ? <Mark paper={paper} requestKey={requestKey} /> : null}
            </span>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Mark({ paper, requestKey }: { paper: ReservePaper; requestKey: string }) {
  return (
    <form method="post" action="#papers">
      <HiddenInputs
        values={{ intent: 'paper', key: requestKey, code: paper.code, ready: paper.ready === null ? 'yes' : 'no' }}
      />
      <SubmitButton size="small" tone="quiet">
        {paper.ready === null ? '标记已备' : '取消'}
        <span className="out-of-sight">：{paper.title}</span>
      </SubmitButton>
    </form>
  )
}
