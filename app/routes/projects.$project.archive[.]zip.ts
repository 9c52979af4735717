import type { LoaderFunctionArgs } from '@remix-run/node'
import { legalDay } from '#workflows/calendar/day.ts'
import { archiveOf } from '../filings/archive.server.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import { packageProblem } from '../filings/package.server.ts'
import { archiveFor } from '../presenters/archive.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** 离线存档: papers, manifest, chain and verifier, to keep where no server is. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const archive = await archiveFor(room)
  const problem = packageProblem(archive.filings)
  if (problem) throw new Response(problem, { status: archive.filings.length === 0 ? 404 : 413 })
  return new Response(archiveOf(context.files, archive), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(`${room.project.number} 离线存档 ${legalDay(room.now)}.zip`),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
