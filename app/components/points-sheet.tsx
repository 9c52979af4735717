import { type FormAnswer, shown } from '../forms/answer.ts'
import type { PointsLine, PointsView } from '../presenters/points-view.server.ts'
import { DataTable, type TableGroup } from './data-table.tsx'
import { ExportLinks } from './export-links.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { ProvisionalMark, SampleMark } from './marks.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'
import { TextField } from './text-field.tsx'

const groupsOf = (lines: readonly PointsLine[]): TableGroup<PointsLine>[] =>
  [...new Set(lines.map(({ group }) => group))].map((group) => {
    const rows = lines.filter((line) => line.group === group)
    const known = rows.filter(({ value }) => value !== '').length
    return { key: group, title: group, note: `已知 ${known} / ${rows.length} 项`, rows }
  })

/** What the indicators come to: always 测算, with the model, what is known and what is missing beside it. */
export function PointsResult({ points, list }: { points: PointsView; list: string }) {
  return (
    <Sheet
      id="points"
      title={<>创新积分测算{points.sample ? <SampleMark /> : null}</>}
      note="只作佐证，不是认定结论"
      end={<ExportLinks list={list} what="创新积分测算" quiet />}
      bare
      foot={
        <>
          依据：{points.model.source}。{points.model.note}。{points.model.provisional ? <ProvisionalMark /> : null}
        </>
      }
    >
      <div className="sheet-body">
        <p>
          <Tag tone="azure" icon="info">
            测算
          </Tag>{' '}
          <b>{points.result}</b>，{points.stageName}，{points.model.name} 第 {points.model.version} 版
        </p>
        <p className="small soft">
          已知指标的权重合计 {points.known}%
          {points.missing > 0
            ? `，缺 ${points.missing} 项：缺的不按零计，下限不计其分，上限按满分计；已知权重不足 ${points.leastKnown}% 时不可测算。`
            : '，没有缺项。'}
          {points.revision > 0 ? `指标取自第 ${points.revision} 次登记。` : ''}
        </p>
      </div>
      <DataTable
        caption="创新积分指标"
        groups={groupsOf(points.lines)}
        rowKey={(line) => line.id}
        columns={[
          { head: '指标', cell: (line) => line.name },
          {
            head: '数值',
            kind: 'number',
            cell: (line) => (line.value ? `${line.value} ${line.unit}` : <span className="muted">缺</span>),
          },
          { head: '得分', kind: 'number', cell: (line) => line.score || '—' },
          { head: '权重', kind: 'number', cell: (line) => `${line.weight}%` },
          { head: '折算', kind: 'number', cell: (line) => line.points || '—' },
          { head: '来源', cell: (line) => line.source || '—' },
        ]}
      />
    </Sheet>
  )
}

/** One value and one source for each indicator; what is not known stays empty. */
export function PointsForm({
  points,
  answer,
  formKey,
}: {
  points: PointsView
  answer: FormAnswer | undefined
  formKey: string
}) {
  return (
    <Sheet id="points-edit" title="登记指标" note="没有的请留空，不要填零">
      <details open={answer !== undefined || points.revision === 0}>
        <summary>{points.revision === 0 ? '按指标填写' : '更改指标'}</summary>
        <form method="post" className="stack points-form">
          <HiddenInputs values={{ key: formKey, model: points.model.key, revision: String(points.revision) }} />
          <SelectField
            {...shown(answer, 'stage', points.stage)}
            label="成长阶段"
            options={points.stages}
            empty="请选择"
            required
          />
          {groupsOf(points.lines).map((group) => (
            <fieldset key={group.key} className="points-fields">
              <legend>{group.title}</legend>
              {group.rows.map((line) => (
                <div key={line.id} className="points-line">
                  <TextField
                    {...shown(answer, `value.${line.id}`, line.value)}
                    label={`${line.name}（${line.unit}）`}
                    inputMode="decimal"
                    maxLength={24}
                    unmarked
                  />
                  <TextField
                    {...shown(answer, `source.${line.id}`, line.source)}
                    label={`${line.name}的来源`}
                    maxLength={200}
                    unmarked
                  />
                </div>
              ))}
            </fieldset>
          ))}
          <div className="acts">
            <SubmitButton tone="primary">保存并测算</SubmitButton>
          </div>
        </form>
      </details>
    </Sheet>
  )
}
