import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postIncoming } from '../commands/posted-incoming.server.ts'
import { Alert } from '../components/alert.tsx'
import { instantText } from '../components/chinese-date.ts'
import { FileField } from '../components/file-field.tsx'
import { FilterChips } from '../components/filter-chips.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { IncomingTable } from '../components/incoming-table.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentIncoming } from '../presenters/incoming-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  return json(await presentIncoming(await enterProject(who, context, params.project), context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const form = await request.formData()
  const done = await postIncoming(who, context, room.project.id, form)
  if (!done.ok) {
    const typed = Object.fromEntries(
      [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    return json(answer({ message: done.message, fields: done.fields ?? {}, typed }), { status: 422 })
  }
  if (done.refused.length > 0) return json(answer({ message: done.said, refused: done.refused }), { status: 422 })
  throw redirectWith(context, `/projects/${room.project.id}/filings/incoming`, { kind: 'done', title: done.said })
}

type Answer = {
  message: string
  fields: Readonly<Record<string, readonly string[]>>
  typed: Readonly<Record<string, string>>
  refused: readonly { name: string; message: string }[]
}

const answer = (said: Partial<Answer>): Answer => ({ message: '', fields: {}, typed: {}, refused: [], ...said })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `批量收文 · ${data?.frame.name ?? ''} · 科技板` },
]

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Said = ReturnType<typeof useActionData<typeof action>>

/** Many files at once: what the gate took, which paper each looks like, put right by hand, then filed. */
export default function IncomingRoute() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: '批量收文', href: `/projects/${page.frame.id}/filings` }}
        facts={[
          { label: '待归类', value: `${page.waiting.length} 份` },
          { label: '已推断', value: `${page.guessed} 份` },
          { label: '截至', value: instantText(page.asOf) },
        ]}
      />
      <FilterChips label="申报文件的几种看法" chips={page.nav} />
      {answered ? <Answered answered={answered} /> : null}
      {page.may ? <HandIn page={page} answered={answered} /> : null}
      <form method="post" className="stack">
        <HiddenInputs values={{ intent: 'sort', key: page.key }} />
        <Sheet title="待归类" note="推断只供参考；归档后成为该文件的新版本，与单份上传相同" bare>
          <IncomingTable
            rows={page.waiting}
            options={page.options}
            may={page.may}
            typed={answered?.typed ?? {}}
            fields={answered?.fields ?? {}}
          />
        </Sheet>
        {page.may && page.waiting.length > 0 ? (
          <p className="acts">
            <SubmitButton tone="primary">归档已选择的</SubmitButton>
          </p>
        ) : null}
      </form>
    </div>
  )
}

/** What was refused, file by file, with the reason and the place. */
function Answered({ answered }: { answered: NonNullable<Said> }) {
  if (answered.refused.length === 0) return <Alert kind="error" title={answered.message} live />
  return (
    <Alert kind="warning" title={`${answered.message}另有 ${answered.refused.length} 份没有通过检查，没有保存`} live>
      <ul>
        {answered.refused.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            <b>{name}</b>：{message}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function HandIn({ page, answered }: { page: Loaded; answered: Said }) {
  const errors = answered?.fields.files
  return (
    <Sheet title="一次上传多个文件">
      <form method="post" encType="multipart/form-data" className="form">
        <HiddenInputs values={{ intent: 'send', key: `send-${page.key}`.slice(0, 64) }} />
        <FileField
          name="files"
          label="文件"
          multiple
          required
          accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
          hint="一次最多 40 个，合计不超过 64 MB；文件名带编号或标题时归类更准。加密、含脚本、宏或附件的不接收。"
          {...(errors ? { errors } : {})}
        />
        <p className="acts">
          <SubmitButton icon="upload">上传并检查</SubmitButton>
        </p>
      </form>
    </Sheet>
  )
}
