import type { GreenView } from '../presenters/green-view.server.ts'
import { Alert } from './alert.tsx'
import { BasisLink } from './basis-link.tsx'
import { FactsList } from './facts-list.tsx'
import { FindingsTable } from './findings-table.tsx'
import { Sheet } from './sheet.tsx'
import { Tag } from './tag.tsx'

/** 绿色通道: whether it holds and since when, who is at hand, what it does, and the criteria as they stand now. */
export function GreenSheet({ green }: { green: GreenView }) {
  return (
    <Sheet id="green-channel" title="绿色通道" end={<Tag tone={green.tone}>{green.word}</Tag>} bare>
      <div className="sheet-body stack">
        {green.fallen.length > 0 ? (
          <Alert kind="warning" title="绿色通道的条件不再全部符合">
            {green.fallen.join('；')}。由审核人员决定是否移出；移出前期限不变。
          </Alert>
        ) : null}
        <FactsList
          facts={[
            { label: '起止', value: green.since },
            ...(green.contact ? [{ label: '专属联系人', value: green.contact }] : []),
            ...(green.reason ? [{ label: '移出的理由', value: green.reason }] : []),
            { label: '效果', value: green.effect.words, source: <BasisLink basis={green.effect.basis} /> },
          ]}
        />
      </div>
      <FindingsTable caption="绿色通道的条件" lines={green.criteria} />
    </Sheet>
  )
}
