import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postFiling, typedFigures } from '../commands/posted-filing.server.ts'
import { Alert } from '../components/alert.tsx'
import { BasisLink } from '../components/basis-link.tsx'
import { HiddenInputs } from '../components/hidden-inputs.tsx'
import { SchedulePaper, UploadPaper, WaivePaper } from '../components/paper-forms.tsx'
import { PaperReader } from '../components/paper-reader.tsx'
import { PaperVersions } from '../components/paper-versions.tsx'
import { PrintingSheet } from '../components/printing-sheet.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Seal } from '../components/seal.tsx'
import { Sheet } from '../components/sheet.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { VersionClausesSheet } from '../components/version-clauses.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentFiling } from '../presenters/filing-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { searchParams } = new URL(request.url)
  const [version, at, page, words] = ['version', 'at', 'page', 'q'].map((name) => searchParams.get(name))
  const asked = { filing: params.filing, version: version ?? null, at, page, words }
  return json(await presentFiling(room, { ...asked, key: context.ports.newId() }))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const form = await request.formData()
  form.set('filing', params.filing ?? '')
  const done = await postFiling(who, context, room.project.id, form)
  if (done.ok)
    throw redirectWith(context, `/projects/${room.project.id}/filings/${params.filing}`, {
      kind: 'done',
      title: done.said,
    })
  const typed = {
    pages: wordIn(form, 'pages'),
    note: wordIn(form, 'note'),
    reason: wordIn(form, 'reason'),
    outline: wordIn(form, 'outline'),
    dueOn: wordIn(form, 'dueOn'),
    figures: typedFigures(form),
  }
  return json(
    { intent: wordIn(form, 'intent'), typed, message: done.message, fields: done.fields ?? {} },
    { status: 422 },
  )
}

const wordIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? '文件'} · ${data?.frame.name ?? ''} · 科技板` },
]

/** One paper: what it looks like, its versions, what changed since, and how to make the next one. */
export default function FilingRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const at = `/projects/${page.frame.id}/filings`
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: page.title, href: at }}
        facts={headerFacts(page)}
        actions={page.acts.generate && !page.printing ? <Generate page={page} /> : undefined}
      />
      {refused && !['upload', 'waive', 'schedule'].includes(refused.intent) ? (
        <Alert kind="error" title={refused.message} live />
      ) : null}
      {page.waivedReason ? (
        <Alert kind="note" title="不适用">
          {page.waivedReason}
        </Alert>
      ) : null}
      {page.changed.length > 0 ? (
        <Alert kind="warning" title="引用的要素已有更新">
          {page.changed.join('、')}。重新生成后文件才与要素一致；已报送的版本不变。
        </Alert>
      ) : null}
      <PrintingSheet printing={page.printing} requestKey={page.key} />
      <div className="with-side">
        <div className="stack">
          <PaperVersions page={page} />
          {page.clauses ? <VersionClausesSheet of={page.clauses} /> : null}
          {page.reader ? <PaperReader reader={page.reader} name={shownName(page)} /> : null}
          {page.preview ? (
            <Sheet id="preview" title="预览" end={<a href={page.preview}>单独打开</a>} bare>
              <iframe className="pdf-frame" src={page.preview} title={`${page.title}预览`} />
            </Sheet>
          ) : null}
        </div>
        <Acts page={page} refused={refused} />
      </div>
    </div>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const shownName = ({ versions }: Page): string => versions.find(({ shown }) => shown)?.name ?? ''

type Refused = ReturnType<typeof useActionData<typeof action>>

/** What may be done with the paper, each in its own form. */
function Acts({ page, refused }: { page: Page; refused: Refused }) {
  return (
    <div className="stack">
      {page.acts.upload ? (
        <UploadPaper
          requestKey={page.key}
          figures={page.figures}
          inPlace={page.acts.generate}
          refused={refused?.intent === 'upload' ? refused : undefined}
        />
      ) : null}
      {page.acts.schedule ? (
        <SchedulePaper
          requestKey={page.key}
          dueOn={page.dueOn}
          refused={refused?.intent === 'schedule' ? refused : undefined}
        />
      ) : null}
      {page.acts.waive ? (
        <WaivePaper
          requestKey={page.key}
          title={page.title}
          refused={refused?.intent === 'waive' ? refused : undefined}
        />
      ) : null}
      <Sheet title="说明">
        <p className="small soft">
          生成的文件取自要素，每个版本记下所用要素的修订号和文件校验值；版本只增不改。下载的文件以附件保存，不在浏览器中执行；上传的文件在服务器上另行画出预览，同样不执行。Word
          副本供修改和传阅，标题、目录、表格与文件相同；报送和留存以 PDF 为准。
        </p>
      </Sheet>
    </div>
  )
}

const headerFacts = (page: Page) => [
  { label: '编号', value: page.code },
  {
    label: '编制',
    value: (
      <>
        <Seal char={page.preparedBy.char} side={page.preparedBy.side} title={page.preparedBy.title} />{' '}
        {page.preparedBy.title}
      </>
    ),
  },
  ...(page.condition
    ? [{ label: '情形', value: page.because ? `${page.condition}（${page.because}）` : page.condition }]
    : []),
  ...(page.basis ? [{ label: '依据', value: <BasisLink basis={page.basis} /> }] : []),
  ...(page.chapters ? [{ label: '章节', value: <a href={page.chapters}>分章编写</a> }] : []),
  { label: '版本', value: `${page.versions.length} 个` },
]

function Generate({ page }: { page: Page }) {
  return (
    <form method="post">
      <HiddenInputs values={{ intent: 'generate', key: page.key }} />
      <SubmitButton tone="primary">{page.versions.length === 0 ? '生成' : '生成新版本'}</SubmitButton>
    </form>
  )
}
