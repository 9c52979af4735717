import type { DutyPaperView } from '../presenters/duty-papers.server.ts'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SubmitButton } from './submit-button.tsx'

export type DutyPaperProps = { duty: { id: string; title: string }; paper: DutyPaperView; requestKey: string }

/** Beside a duty: the paper there is, and the button that has it made anew. */
export function DutyPaper({ duty, paper, requestKey }: DutyPaperProps) {
  return (
    <div className="cell-more">
      {paper.href ? (
        <a href={paper.href}>
          {paper.word}
          <span className="out-of-sight">：{duty.title}的文件</span>
        </a>
      ) : null}
      {paper.generate ? (
        <form method="post">
          <HiddenInputs values={{ intent: 'duty-paper', obligation: duty.id, key: requestKey }} />
          <SubmitButton size="small">
            {paper.href ? '重新生成' : '生成'}
            <span className="out-of-sight">{duty.title}的文件</span>
          </SubmitButton>
        </form>
      ) : null}
    </div>
  )
}
