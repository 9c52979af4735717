import type { LoaderFunctionArgs } from '@remix-run/node'
import { legalDay } from '#workflows/calendar/day.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import { packageOf, packageProblem } from '../filings/package.server.ts'
import { filingsToPack } from '../presenters/filing-package.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** All papers of a project that one person may open, each in its last version, as one file to keep. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const filings = await filingsToPack(room)
  const problem = packageProblem(filings)
  if (problem) throw new Response(problem, { status: filings.length === 0 ? 404 : 413 })
  const { number: project, name } = room.project
  return new Response(packageOf(context.files, { project, name, asOf: room.now }, filings), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(`${project} 申报文件 ${legalDay(room.now)}.zip`),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
