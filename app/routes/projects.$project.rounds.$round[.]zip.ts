import type { LoaderFunctionArgs } from '@remix-run/node'
import { legalDay } from '#workflows/calendar/day.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import { roundZip } from '../filings/round-zip.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { roundPackage } from '../presenters/round-package.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** Everything that goes over the table in one round, as one file. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { ordinal, files } = await roundPackage(room, params.round)
  const name = `${room.project.number} 第${ordinal}轮反馈回复 ${legalDay(room.now)}.zip`
  return new Response(roundZip({ store: context.files, printer: context.printer }, files, room.now), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
