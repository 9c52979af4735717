import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { uploadList } from '../commands/upload-list.server.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FileField } from '../components/file-field.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TextField } from '../components/text-field.tsx'
import { redirectWith } from '../flash.server.ts'
import { answerOf, readTexts, shown, summaryOf } from '../forms/answer.ts'
import { keeperOf, requireListReader } from '../presenters/list-reader.server.ts'
import { listKindOptions } from '../presenters/lists.server.ts'

export const meta: MetaFunction = () => [{ title: '导入名单 · 科技板' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireListReader(request, context)
  const { searchParams } = new URL(request.url)
  const known = Object.fromEntries(
    ['kind', 'region', 'year', 'batch'].map((name) => [name, (searchParams.get(name) ?? '').slice(0, 40)]),
  )
  return json({ kinds: listKindOptions, known })
}

const said = {
  waiting: { title: '已上传，正在核对每一行', next: '读完后一次生效，可以离开本页。' },
  mapping: { title: '已上传', next: '表头没有认全，请指明各列。' },
  same: { title: '这份文件已经导入过', next: '没有产生新的版本。' },
} as const

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireListReader(request, context)
  const posted = await request.formData()
  const { file: _, ...form } = readTexts(posted)
  const file = posted.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  if (!(file instanceof File) || bytes.length === 0)
    return json(answerOf({ message: '没有选择文件。', fields: { file: ['请选择名单文件'] } }, form), 400)
  const done = await uploadList(
    { db: context.db, store: context.files, gate: context.gate },
    { form, name: file.name, bytes, by: keeperOf(who, context) },
    context.ports,
  )
  if (!done.ok) return json(answerOf(done, form), done.reason === 'unavailable' ? 403 : 400)
  return redirectWith(context, `/lists/${done.list}/versions/${done.version}`, { kind: 'done', ...said[done.state] })
}

const modes = [
  { value: 'replace', label: '整份名单：替换现有版本' },
  { value: 'supplement', label: '补录：现有版本的企业保留，只加上文件里的' },
]

export default function NewList() {
  const { kinds, known } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="导入名单" breadcrumb={[{ label: '推荐名单', href: '/lists' }]} />
      <ErrorSummary errors={summaryOf(answer)} />
      <Sheet title="名单">
        <form method="post" encType="multipart/form-data" className="form-grid">
          <SelectField
            {...shown(answer, 'kind', known.kind)}
            label="称号或名单"
            options={kinds}
            empty="请选择"
            required
          />
          <TextField {...shown(answer, 'region', known.region)} label="地区" hint="全国名单不填。" maxLength={40} />
          <TextField
            {...shown(answer, 'year', known.year)}
            label="年度"
            inputMode="numeric"
            maxLength={4}
            placeholder="2026"
            required
          />
          <TextField {...shown(answer, 'batch', known.batch)} label="批次" hint="如：第三批。" maxLength={40} />
          <TextField {...shown(answer, 'body')} label="公布机关" hint="不填则用该称号的认定部门。" maxLength={100} />
          <TextField
            {...shown(answer, 'publishedOn')}
            label="公布日"
            hint="如 2026-03-09。"
            maxLength={10}
            inputMode="numeric"
          />
          <TextField {...shown(answer, 'source')} label="依据" hint="文号或公布网页，供核对。" maxLength={300} />
          <SelectField {...shown(answer, 'mode', 'replace')} label="方式" options={modes} required />
          <FileField
            name="file"
            label="名单文件"
            hint="CSV（UTF-8 或 GB 18030）或 Excel（.xlsx），至多 60 MB、五十万行；须有企业名称和统一社会信用代码两列。"
            accept=".csv,.txt,.xlsx"
            {...(answer?.fields.file ? { errors: answer.fields.file } : {})}
            required
          />
          <div className="whole acts">
            <SubmitButton tone="primary" icon="upload">
              上传并核对
            </SubmitButton>
            <LinkButton href="/lists" tone="quiet">
              返回
            </LinkButton>
          </div>
        </form>
      </Sheet>
    </>
  )
}
