import { Alert } from './alert.tsx'
import { ChangeLine, type ChangeLineProps } from './change-choices.tsx'

type Change = ChangeLineProps['change'] & { filing: string }

export type UnaskedChangesProps = {
  unasked: {
    changes: readonly Change[]
    papers: readonly { key: string; title: string; word: string }[]
    dated: number
  }
  /** Before the reply leaves it is a warning, afterwards a record. */
  open: boolean
}

/** 未要求的修改: what was changed in the papers and no answer names. */
export function UnaskedChanges({ unasked, open }: UnaskedChangesProps) {
  const count = unasked.changes.length + unasked.papers.length
  if (count === 0) return null
  return (
    <div className="item" id="unasked">
      <Alert kind={open ? 'warning' : 'note'} title={`未要求的修改 ${count} 处`}>
        {open
          ? '下列修改没有对应任何一条意见。提交后审核人员会看到同样的清单；属于某条意见的，请在该条答复中关联。'
          : '发行人和主承销商在回复时作出、但没有对应任何一条意见的修改。'}
        {unasked.dated > 0 ? `另有 ${unasked.dated} 处仅为文件日期，不计。` : ''}
      </Alert>
      <ul className="change-list" aria-label="未要求的修改">
        {unasked.papers.map(({ key, title, word }) => (
          <li key={key}>
            {title} · {word}
          </li>
        ))}
        {byPaper(unasked.changes).map((changes) => (
          <OfPaper key={changes[0]?.filing} changes={changes} />
        ))}
      </ul>
    </div>
  )
}

/** Beyond this the changes of one paper are folded after the first few: an index that names every file changes everywhere. */
const atOnce = 8
const first = 3

const byPaper = (changes: readonly Change[]): Change[][] =>
  [...new Set(changes.map(({ filing }) => filing))].map((id) => changes.filter(({ filing }) => filing === id))

function OfPaper({ changes }: { changes: readonly Change[] }) {
  const shown = changes.length > atOnce ? changes.slice(0, first) : changes
  const folded = changes.slice(shown.length)
  return (
    <>
      <Lines changes={shown} />
      {folded.length > 0 ? (
        <li>
          <details>
            <summary>同一文件另有 {folded.length} 处</summary>
            <ul className="change-list">
              <Lines changes={folded} />
            </ul>
          </details>
        </li>
      ) : null}
    </>
  )
}

const Lines = ({ changes }: { changes: readonly Change[] }) =>
  changes.map((change) => (
    <li key={change.key}>
      <ChangeLine change={change} />
    </li>
  ))
