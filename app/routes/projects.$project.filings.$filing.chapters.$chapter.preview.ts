import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { previewChapter, previewTyped } from '../presenters/chapter-preview.server.ts'
import { enterChapters } from '../presenters/chapter-room.server.ts'
import { previewPage } from '../presenters/preview-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** The paper with the chapter as it stands, for a frame. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const chapters = await enterChapters(await enterProject(who, context, params.project), params.filing)
  return previewPage('章节预览', await previewChapter(chapters, params.chapter))
}

/** The same with what is typed, which is not saved. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const chapters = await enterChapters(await enterProject(who, context, params.project), params.filing)
  const typed = (await request.formData()).get('typed')
  return previewPage('章节预览', await previewTyped(chapters, params.chapter, typeof typed === 'string' ? typed : ''))
}
