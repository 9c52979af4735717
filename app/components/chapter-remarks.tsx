import type { RemarkView, ChapterRemarks as View } from '../presenters/chapter-remarks.server.ts'
import { DataTable } from './data-table.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { RemarkWords } from './remark-words.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { WorkTag } from './tag.tsx'

/** Comments that came back from Word, each until it is dealt with. */
export function ChapterRemarks({ page, requestKey }: { page: View; requestKey: string }) {
  const { remarks, waiting, blocked } = page
  if (remarks.length === 0) return null
  return (
    <Sheet id="remarks" title="批注" note="Word 文件带回，办结后仍留在这里" end={`待办 ${waiting} 条`} bare>
      <DataTable
        caption="批注"
        rows={remarks}
        rowKey={({ id }) => id}
        urgency={({ done }) => (done === null ? 'soon' : undefined)}
        columns={[
          { head: '批注', cell: (remark) => <RemarkWords remark={remark} /> },
          { head: '来自', cell: ({ brought }) => brought },
          {
            head: '办理',
            cell: (remark) =>
              remark.done === null ? (
                <Done remark={remark} blocked={blocked} requestKey={requestKey} />
              ) : (
                <>
                  <WorkTag state="done" word="已办结" />
                  <span className="cell-more">{remark.done}</span>
                </>
              ),
          },
        ]}
      />
    </Sheet>
  )
}

type Doing = { remark: RemarkView; blocked: string | null; requestKey: string }

const Done = ({ remark: { id, words }, blocked, requestKey }: Doing) => (
  <form method="post" action="#remarks">
    <HiddenInputs values={{ intent: 'remark', remark: id, key: `${requestKey}-${id}`.slice(-64) }} />
    <SubmitButton size="small" {...(blocked ? { blocked } : {})}>
      办结<span className="out-of-sight">：{words.slice(0, 30)}</span>
    </SubmitButton>
  </form>
)
