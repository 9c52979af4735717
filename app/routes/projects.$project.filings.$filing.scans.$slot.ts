import type { LoaderFunctionArgs } from '@remix-run/node'
import { contentDisposition } from '../filings/content-disposition.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { signatureScan } from '../presenters/signature-scans.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** The scan of one signature or seal page, to be saved and never run, for those who gather them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { file, name } = await signatureScan(room, params)
  const bytes = await context.files.open(file)
  if (!bytes) throw new Response('没有这份扫描件。', { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': name.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      ETag: `"${file}"`,
    },
  })
}
