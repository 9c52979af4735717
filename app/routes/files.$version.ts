import type { LoaderFunctionArgs } from '@remix-run/node'
import { contentDisposition } from '../filings/content-disposition.ts'
import { enterFile, noFile } from '../presenters/file-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** The bytes of one version, always to be saved and never run: a sandbox of its own, whatever is inside. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { version } = await enterFile(who, context, params.version)
  const bytes = version.file && version.state === 'ready' ? await context.files.open(version.file) : null
  if (!bytes) throw noFile()
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mimeOf(version.name),
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(version.name ?? '文件.pdf'),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      ETag: `"${version.file}"`,
    },
  })
}

/** The extension was made from the signature when the file came in. Only PDF is called by its name; the rest is bytes. */
const mimeOf = (name: string | null): string =>
  name?.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream'
