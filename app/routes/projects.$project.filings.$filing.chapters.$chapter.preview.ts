import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { previewChapter, previewTyped } from '../presenters/chapter-preview.server.ts'
import { enterChapters } from '../presenters/chapter-room.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'
import fonts from '../styles/fonts.css?url'
import styles from '../styles/index.css?url'

/** The paper with the chapter as it stands, for a frame. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const chapters = await enterChapters(await enterProject(who, context, params.project), params.filing)
  return pageOf(await previewChapter(chapters, params.chapter))
}

/** The same with what is typed, which is not saved. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const chapters = await enterChapters(await enterProject(who, context, params.project), params.filing)
  const typed = (await request.formData()).get('typed')
  return pageOf(await previewTyped(chapters, params.chapter, typeof typed === 'string' ? typed : ''))
}

/** No script may run there, and nothing but our styles and fonts is loaded. Only a click leads out of it. */
function pageOf(html: string): Response {
  const page = [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>章节预览</title>',
    `<link rel="stylesheet" href="${styles}"></head>`,
    `<body><main class="preview-desk"><h1 class="out-of-sight">章节预览</h1><div class="paper">${html}</div></main>`,
    `<link rel="stylesheet" href="${fonts}"></body></html>`,
  ].join('')
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin allow-top-navigation-by-user-activation",
      'Cache-Control': 'private, no-store',
    },
  })
}
