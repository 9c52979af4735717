import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postAssignments } from '../commands/posted-chapter.server.ts'
import { postWord } from '../commands/posted-word.server.ts'
import { Alert } from '../components/alert.tsx'
import { AssignChapters } from '../components/assign-chapters.tsx'
import { ChapterTable } from '../components/chapter-table.tsx'
import { instantText } from '../components/chinese-date.ts'
import { ProjectHead } from '../components/project-head.tsx'
import { WordForm } from '../components/word-form.tsx'
import { redirectWith } from '../flash.server.ts'
import { enterChapters } from '../presenters/chapter-room.server.ts'
import { presentChapters } from '../presenters/chapters-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  return json(await presentChapters(await enterChapters(room, params.filing), context.ports.newId()))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { filing } = await enterChapters(room, params.filing)
  const form = await request.formData()
  if (form.get('intent') === 'word') {
    const sent = await postWord(who, context, { project: room.project, filing: filing.id, chapter: null }, form)
    if (sent.ok) throw redirect(`/projects/${room.project.id}/filings/${filing.id}/chapters/returned/${sent.returned}`)
    return json({ ...nothingTyped, intent: 'word', message: sent.message, fields: sent.fields ?? {} }, { status: 422 })
  }
  const done = await postAssignments(who, context, { project: room.project, filing: filing.id }, form)
  if (done.ok)
    throw redirectWith(context, `/projects/${room.project.id}/filings/${filing.id}/chapters`, {
      kind: 'done',
      title: done.said,
    })
  const typed = {
    chapters: form.getAll('chapter').map(String),
    owner: String(form.get('owner') ?? ''),
    checker: String(form.get('checker') ?? ''),
  }
  return json({ intent: 'assign', message: done.message, fields: done.fields ?? {}, typed }, { status: 422 })
}

const nothingTyped: { typed: { chapters: string[]; owner: string; checker: string } } = {
  typed: { chapters: [], owner: '', checker: '' },
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `分章编写：${data?.filing.title ?? ''} · ${data?.frame.name ?? ''} · 科技板` },
]

/** The chapters of one paper: whose each is, how far it is, and the form that divides them. */
export default function ChaptersRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: `分章编写：${page.filing.title}`, href: page.filing.href }}
        facts={[
          { label: '已复核', value: `${page.checked} / ${page.lines.length} 章` },
          { label: '待核对', value: `${page.lines.filter(({ warnings }) => warnings.length > 0).length} 章` },
          { label: '截至', value: instantText(page.asOf) },
        ]}
      />
      {page.problem ? (
        <Alert kind="warning" title={page.problem}>
          <a href={`/projects/${page.frame.id}/facts`}>补齐要素</a>后，章节列在这里。
        </Alert>
      ) : null}
      {page.returned.map(({ id, name, href, sent }) => (
        <Alert key={id} kind="note" title={`Word 文件“${name}”等待处理`}>
          {sent}。<a href={href}>逐项接受或拒绝修订</a>
        </Alert>
      ))}
      <div className="with-side">
        <ChapterTable
          lines={page.lines}
          list={`/projects/${page.frame.id}/exports/chapters?filing=${page.filing.id}`}
        />
        {page.problem ? null : (
          <div className="stack">
            {page.mayAssign ? (
              <AssignChapters
                lines={page.lines}
                people={page.people}
                requestKey={page.key}
                refused={refused?.intent === 'assign' ? refused : undefined}
              />
            ) : null}
            <WordForm
              what="全文"
              download={page.word}
              requestKey={page.key}
              refused={refused?.intent === 'word' ? refused : undefined}
            />
          </div>
        )}
      </div>
    </div>
  )
}
