import { Sheet } from './sheet.tsx'

export type MatterSheetProps = {
  matters: readonly { id: string; kind: string; on: string; description: string; at: string }[]
}

/** What was reported on a bond, latest first. */
export function MatterSheet({ matters }: MatterSheetProps) {
  return (
    <Sheet title="重大事项" end={`${matters.length} 项`}>
      {matters.length === 0 ? <p className="muted small">没有报告过重大事项。</p> : null}
      <ul className="stack">
        {matters.map(({ id, kind, on, description, at }) => (
          <li key={id} className="small">
            <b>{kind}</b> {on} 发生 <span className="muted">{at} 报告</span>
            <br />
            {description}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
