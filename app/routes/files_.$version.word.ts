import type { LoaderFunctionArgs } from '@remix-run/node'
import { contentDisposition } from '../filings/content-disposition.ts'
import { enterFile, noFile, wordCopyOf } from '../presenters/file-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** One version of a paper for Word, to whoever may read that version. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const copy = wordCopyOf(await enterFile(who, context, params.version))
  if (!copy) throw noFile()
  return new Response(new Uint8Array(copy.bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Length': String(copy.bytes.length),
      'Content-Disposition': contentDisposition(copy.name),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
