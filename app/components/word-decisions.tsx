import type { FactChangeView, RevisionView, WordReturnPage } from '../presenters/word-return.server.ts'
import { Alert } from './alert.tsx'
import { DataTable } from './data-table.tsx'
import { EmptyState } from './empty-state.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { RadioGroupField } from './radio-group-field.tsx'
import { ReturnedRemarks } from './returned-remarks.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'

type Chosen = NonNullable<WordReturnPage['chosen']>

/** Each revision to accept or to refuse, each changed quote to keep as words or to put back. */
export function WordDecisions({ chosen, requestKey }: { chosen: Chosen; requestKey: string }) {
  const { title, key, revision, revisions, remarks, facts, blocked } = chosen
  return (
    <form method="post" className="stack" id="decide">
      <HiddenInputs
        values={{
          chapter: key,
          revision,
          revisions: revisions.map(({ id }) => id).join(' '),
          remarks: remarks.map(({ id }) => id).join(' '),
          key: requestKey,
        }}
      />
      {facts.length > 0 ? <ChangedFacts facts={facts} /> : null}
      <Sheet title={`修订：${title}`} note="拒绝的修订连同作者留在本章的记录里" bare>
        <Revisions revisions={revisions} />
      </Sheet>
      {revisions.length > 1 ? (
        <RadioGroupField
          name="all"
          label="修订的处理"
          unmarked
          defaultValue="each"
          choices={[
            { value: 'each', label: '按上表逐项' },
            { value: 'accept', label: '全部接受' },
            { value: 'refuse', label: '全部拒绝' },
          ]}
        />
      ) : null}
      {remarks.length > 0 ? <ReturnedRemarks title={title} remarks={remarks} /> : null}
      <p className="acts">
        <SubmitButton tone="primary" name="intent" value="settle" {...(blocked ? { blocked } : {})}>
          按选择带回本章
        </SubmitButton>
      </p>
    </form>
  )
}

const ChangedFacts = ({ facts }: { facts: readonly FactChangeView[] }) => (
  <Sheet title="改动了引用的事实" note="勾选的恢复为引用，随要素更新；不勾的按改后的文字，不再随要素更新" bare>
    <Alert kind="warning">要素本身要改的，请到要素页更正，各处一起更新。</Alert>
    <DataTable
      caption="改动了引用的事实"
      rows={facts}
      rowKey={({ value }) => value}
      columns={[
        { head: '要素', cell: ({ label, href }) => <a href={href}>{label}</a> },
        { head: '现值', cell: ({ was }) => was || '—' },
        { head: '文件中改为', cell: ({ now }) => now || '（删去）' },
        {
          head: '恢复引用',
          cell: ({ value, label }) => (
            <label className="choice">
              <input type="checkbox" name="restore" value={value} defaultChecked />
              <span>
                恢复引用<span className="out-of-sight">：{label}</span>
              </span>
            </label>
          ),
        },
      ]}
    />
  </Sheet>
)

const Revisions = ({ revisions }: { revisions: readonly RevisionView[] }) => (
  <DataTable
    caption="修订"
    rows={revisions}
    rowKey={({ id }) => String(id)}
    empty={
      <EmptyState icon="check" title="没有修订标记">
        文件没有打开修订，或修订已在 Word 中处理；按文件现在的文字带回。
      </EmptyState>
    }
    columns={[
      {
        head: '修订',
        cell: ({ what, place, by, at }) => (
          <>
            {what}
            <span className="cell-more">{[place, by, at].filter(Boolean).join('，')}</span>
          </>
        ),
      },
      { head: '原文', cell: ({ before }) => (before ? <del>{before}</del> : '—') },
      { head: '改为', cell: ({ after }) => (after ? <ins>{after}</ins> : '—') },
      {
        head: '处理',
        cell: ({ id, before, after }) => (
          <fieldset className="choices">
            <legend className="out-of-sight">{`处理：${(after || before).slice(0, 30)}`}</legend>
            {(['accept', 'refuse'] as const).map((value) => (
              <label key={value} className="choice">
                <input type="radio" name={`revision-${id}`} value={value} defaultChecked={value === 'accept'} />
                <span>{value === 'accept' ? '接受' : '拒绝'}</span>
              </label>
            ))}
          </fieldset>
        ),
      },
    ]}
  />
)
