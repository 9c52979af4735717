import type { ProjectClausesPage } from '../presenters/project-clauses.server.ts'
import { ClauseText } from './clause-text.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'

/** The clauses a deal may pick, each with its text folded under it. Who may not pick sees what was. */
export function ClauseChoices({ page }: { page: ProjectClausesPage }) {
  const groups = page.groups.map((group) => (
    <Sheet key={group.place} title={group.title} note={group.chapter} end={`${group.choices.length} 条`} bare>
      <ul className="clause-choose">
        {group.choices.map((choice) => (
          <li key={choice.key}>
            <label className="choice">
              <input
                type="checkbox"
                name="clause"
                value={choice.key}
                defaultChecked={choice.chosen}
                disabled={!page.mayWrite}
              />
              <span>
                {choice.title} {choice.own ? <Tag>主承销商条款</Tag> : null}
                <span className="cell-more">
                  {choice.version}，{choice.from} 起
                </span>
              </span>
            </label>
            <details>
              <summary>
                文本<span className="out-of-sight">：{choice.title}</span>
              </summary>
              <ClauseText lines={choice.lines} />
            </details>
          </li>
        ))}
      </ul>
    </Sheet>
  ))
  if (!page.mayWrite) return groups
  return (
    <form method="post" className="stack">
      <HiddenInputs values={{ key: page.key, revision: page.revision }} />
      {groups}
      <div className="acts">
        <SubmitButton tone="primary">保存选用</SubmitButton>
      </div>
    </form>
  )
}
