import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { postChapter } from '../commands/posted-chapter.server.ts'
import { postRemark } from '../commands/posted-remark.server.ts'
import { postWord } from '../commands/posted-word.server.ts'
import { Alert } from '../components/alert.tsx'
import { ChapterEditor } from '../components/chapter-editor.tsx'
import { ChapterRemarks } from '../components/chapter-remarks.tsx'
import { ChapterSide } from '../components/chapter-side.tsx'
import { ChapterTexts } from '../components/chapter-texts.tsx'
import { ProjectHead } from '../components/project-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { WorkTag } from '../components/tag.tsx'
import { TextChanges } from '../components/text-changes.tsx'
import { WordForm } from '../components/word-form.tsx'
import { redirectWith } from '../flash.server.ts'
import { presentConflict } from '../presenters/chapter-conflict.server.ts'
import { presentChapter } from '../presenters/chapter-page.server.ts'
import { chapterIn, enterChapters } from '../presenters/chapter-room.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const text = new URL(request.url).searchParams.get('text')
  const asked = { key: params.chapter, text, requestKey: context.ports.newId() }
  return json(await presentChapter(await enterChapters(room, params.filing), asked))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const chapters = await enterChapters(room, params.filing)
  const { key } = chapterIn(chapters, params.chapter)
  const form = await request.formData()
  if (form.get('intent') === 'word') {
    const sent = await postWord(who, context, { project: room.project, filing: chapters.filing.id, chapter: key }, form)
    if (sent.ok)
      throw redirect(`/projects/${room.project.id}/filings/${chapters.filing.id}/chapters/returned/${sent.returned}`)
    const nothing = { typed: '', reason: '', conflict: null }
    return json({ intent: 'word', ...nothing, message: sent.message, fields: sent.fields ?? {} }, { status: 422 })
  }
  form.set('chapter', key)
  const at = { project: room.project, filing: chapters.filing.id }
  const done =
    form.get('intent') === 'remark'
      ? await postRemark(who, context, { ...at, chapter: key }, form)
      : await postChapter(who, context, at, form)
  if (done.ok)
    throw redirectWith(context, `/projects/${room.project.id}/filings/${chapters.filing.id}/chapters/${key}`, {
      kind: 'done',
      title: done.said,
    })
  const [intent, typed] = [wordIn(form, 'intent'), wordIn(form, 'typed')]
  const conflict =
    intent === 'write' && done.reason === 'stale'
      ? await presentConflict(chapters, { key, seen: Number(wordIn(form, 'seen')) || 0, typed })
      : null
  const refused = {
    intent,
    typed,
    reason: wordIn(form, 'reason'),
    message: done.message,
    fields: done.fields ?? {},
    conflict,
  }
  return json(refused, { status: done.reason === 'stale' ? 409 : 422 })
}

const wordIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? '章节'} · ${data?.frame.name ?? ''} · 科技板` },
]

/** One chapter: its text beside its page, what the platform knows to be looked at, and whose turn it is. */
export default function ChapterRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const preview = `${page.filing.href}/${page.key}/preview`
  return (
    <div className="stack">
      <ProjectHead
        frame={page.frame}
        page={{ title: page.title, href: page.filing.href }}
        facts={[
          { label: '来源', value: page.source },
          { label: '编写', value: page.owner || '未分工' },
          { label: '复核', value: page.checker || '未分工' },
          { label: '状态', value: <WorkTag state={page.standing.state} word={page.standing.word} /> },
        ]}
      />
      {page.warnings.length > 0 ? <Alert kind="warning" title={page.warnings.join('；')} /> : null}
      {refused && !['write', 'word'].includes(refused.intent) && Object.keys(refused.fields).length === 0 ? (
        <Alert kind="error" title={refused.message} live />
      ) : null}
      {page.differences.length > 0 ? (
        <Sheet title="与生成文本的不同" note="复核时先看这里；生成文本随要素更新">
          <TextChanges caption="不同之处" changes={page.differences} />
        </Sheet>
      ) : null}
      <ChapterRemarks page={page.remarks} requestKey={page.requestKey} />
      {page.writable && page.mayWrite === null ? (
        <>
          <div className="halves">
            <ChapterEditor page={page} refused={refused} />
            <Preview title={page.title} at={preview} />
          </div>
          <div className="thirds">
            <ChapterSide page={page} refused={refused} />
            <WordForm
              what="本章"
              download={`${page.filing.href}/${page.key}/word`}
              requestKey={page.requestKey}
              refused={refused?.intent === 'word' ? refused : undefined}
            />
            <ChapterTexts page={page} />
          </div>
        </>
      ) : (
        <div className="with-side">
          <Preview title={page.title} at={preview} />
          <div className="stack">
            <ChapterSide page={page} refused={refused} />
            <ChapterTexts page={page} />
          </div>
        </div>
      )}
    </div>
  )
}

const Preview = ({ title, at }: { title: string; at: string }) => (
  <Sheet title="预览" note="点引用的要素到它的登记处" end={<a href={at}>单独打开</a>} bare>
    <iframe className="pdf-frame" name="chapter-preview" src={at} title={`${title}预览`} />
  </Sheet>
)
