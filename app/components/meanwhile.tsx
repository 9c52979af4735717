import { Alert } from './alert.tsx'
import { SaidList } from './said-list.tsx'
import { Sheet } from './sheet.tsx'
import { Timeline, type TimelineEntry } from './timeline.tsx'

export type MeanwhileProps = {
  events: readonly TimelineEntry[]
  /** What was typed into the form that came too late. */
  said: readonly { label: string; value: string }[]
  label: string
}

/** A decision is never merged: who came second sees what was done since, beside what he had typed, and decides anew. */
export function Meanwhile({ events, said, label }: MeanwhileProps) {
  return (
    <Sheet id="meanwhile" title="您打开页面之后" note={`「${label}」没有提交，下面是现在的状态`}>
      <div className="stack">
        {events.length > 0 ? (
          <Timeline entries={events} />
        ) : (
          <Alert kind="note">本事项的状态已更新，没有您可见的办理记录。</Alert>
        )}
        {said.length > 0 ? (
          <details open>
            <summary>您填写的内容</summary>
            <SaidList said={said} />
          </details>
        ) : null}
      </div>
    </Sheet>
  )
}
