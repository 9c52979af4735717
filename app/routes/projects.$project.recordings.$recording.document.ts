import type { LoaderFunctionArgs } from '@remix-run/node'
import { contentDisposition } from '../filings/content-disposition.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { recordedDocument } from '../presenters/recorded-document.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** The scanned paper behind a 代录, for the underwriter's side. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { sha256, name } = await recordedDocument(room, params.recording)
  const bytes = await context.files.open(sha256)
  if (!bytes) throw new Response('没有这份文书。', { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
    },
  })
}
