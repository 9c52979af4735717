import type { LoaderFunctionArgs } from '@remix-run/node'
import { contentDisposition } from '../filings/content-disposition.ts'
import { wordOfChapter } from '../presenters/chapter-preview.server.ts'
import { enterChapters } from '../presenters/chapter-room.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** One chapter as it stands for Word, to whoever may have one. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const chapters = await enterChapters(await enterProject(who, context, params.project), params.filing)
  const { name, bytes } = wordOfChapter(chapters, params.chapter)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
