import type { LoaderFunctionArgs } from '@remix-run/node'
import { compareVersions } from '../filings/compare-versions.server.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import { isMarking, markedName, markedVersion } from '../filings/marked-versions.server.ts'
import { comparable } from '../presenters/compare-page.server.ts'
import { noFile } from '../presenters/file-room.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** Two versions in one PDF: as redline, or the new one with its revised words in 楷体加粗. Made anew each time. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const query = new URL(request.url).searchParams
  const as = query.get('as')
  const asked = { filing: params.filing, from: query.get('from'), to: query.get('to'), round: null }
  const { filing, from, to } = await comparable(room, asked)
  const compared = await compareVersions(room.tx, filing.template, [from, to])
  if (!compared || !isMarking(as)) throw noFile()
  const printed = await context.printer.printText(markedVersion(compared, as, { from, to }))
  if (!printed.ok) throw new Response(printed.message, { status: 422 })
  return new Response(new Uint8Array(printed.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(printed.bytes.length),
      'Content-Disposition': contentDisposition(markedName(to.name, as)),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
