import type { ReturnedRemark } from '../presenters/word-return.server.ts'
import { DataTable } from './data-table.tsx'
import { RemarkWords } from './remark-words.tsx'
import { Sheet } from './sheet.tsx'

/** Comments of a Word file: each is dealt with, or waits beside the chapter. */
export const ReturnedRemarks = ({ title, remarks }: { title: string; remarks: readonly ReturnedRemark[] }) => (
  <Sheet title={`批注：${title}`} note="随本章带回；待办的列在本章页上，办结后仍留在那里" bare>
    <DataTable
      caption="批注"
      rows={remarks}
      rowKey={({ id }) => String(id)}
      columns={[
        { head: '批注', cell: (remark) => <RemarkWords remark={remark} /> },
        {
          head: '处理',
          cell: ({ id, words, done, known }) =>
            known ? (
              <span className="muted">本章已有这条批注</span>
            ) : (
              <fieldset className="choices">
                <legend className="out-of-sight">{`处理：${words.slice(0, 30)}`}</legend>
                {(['keep', 'done'] as const).map((value) => (
                  <label key={value} className="choice">
                    <input
                      type="radio"
                      name={`remark-${id}`}
                      value={value}
                      defaultChecked={(value === 'done') === done}
                    />
                    <span>{value === 'keep' ? '待办' : '已办结'}</span>
                  </label>
                ))}
              </fieldset>
            ),
        },
      ]}
    />
  </Sheet>
)
