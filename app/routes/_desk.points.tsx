import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { importPointsModel } from '../commands/import-points-model.server.ts'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { ExportLinks } from '../components/export-links.tsx'
import { FileField } from '../components/file-field.tsx'
import { listTabs } from '../components/list-tabs.ts'
import { ProvisionalMark } from '../components/marks.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { Tabs } from '../components/tabs.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, summaryOf } from '../forms/answer.ts'
import { keeperOf, requireListReader } from '../presenters/list-reader.server.ts'
import { presentPointsModels } from '../presenters/points-models.server.ts'

export const meta: MetaFunction = () => [{ title: '积分模型 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = await requireListReader(request, context)
  return json(await presentPointsModels(who, context))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireListReader(request, context)
  const file = (await request.formData()).get('file')
  if (!(file instanceof File) || file.size === 0)
    return json(answerOf({ message: '没有选择文件。', fields: { file: ['请选择模型文件'] } }, {}), 400)
  const text = new TextDecoder().decode(await file.arrayBuffer())
  const done = await importPointsModel(context.db, { text, by: keeperOf(who, context) }, context.ports)
  if (!done.ok) return json(answerOf(done, {}), done.reason === 'unavailable' ? 403 : 400)
  const title = `${done.name} 第 ${done.version} 版${done.state === 'same' ? '已经导入过' : '已导入'}`
  return redirectWith(context, '/points', { kind: 'done', title })
}

export default function PointsModels() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack">
      <PageHeader
        title="推荐名单"
        facts={[{ value: '积分模型按版本保存，已导入的版本不再改动；结果一律标为测算' }]}
        actions={<ExportLinks list="/exports/points-models" />}
      />
      <ErrorSummary errors={summaryOf(answer)} />
      <Sheet label="积分模型" bare>
        <Tabs label="推荐名单" tabs={listTabs('points')} />
        <DataTable
          caption="积分模型"
          rows={view.models}
          rowKey={(model) => model.key}
          columns={[
            {
              head: '模型',
              cell: (model) => (
                <>
                  {model.name} 第 {model.version} 版{model.provisional ? <ProvisionalMark /> : null}
                  <span className="cell-more">
                    {model.source}。{model.note}
                  </span>
                </>
              ),
            },
            { head: '指标', kind: 'number', cell: (model) => model.indicators },
            { head: '成长阶段', cell: (model) => model.stages.join('、') },
            { head: '来历', kind: 'dense', cell: (model) => model.origin },
          ]}
        />
      </Sheet>
      {view.mayImport ? (
        <Sheet title="导入模型">
          <form method="post" encType="multipart/form-data" className="stack">
            <FileField
              name="file"
              label="模型文件（JSON）"
              hint="含 id、version、name、source、stages、indicators（breakpoints 为数值与得分）、weights（每阶段合计 100）、leastKnownWeight；数字写作文字。"
              accept=".json,application/json"
              {...(answer?.fields.file ? { errors: answer.fields.file } : {})}
              required
            />
            <div className="acts">
              <SubmitButton tone="primary" icon="upload">
                导入
              </SubmitButton>
            </div>
          </form>
        </Sheet>
      ) : null}
    </div>
  )
}
