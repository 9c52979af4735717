import type { LoaderFunctionArgs } from '@remix-run/node'
import { legalDay } from '#workflows/calendar/day.ts'
import { contentDisposition } from '../filings/content-disposition.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { termSheetOf } from '../presenters/term-sheet.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** The terms of one bond as JSON, to whoever may see the bond. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const sheet = await termSheetOf(room, params.bond)
  return new Response(`${JSON.stringify(sheet, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': contentDisposition(`${sheet.instrument.name} 条款数据 ${legalDay(room.now)}.json`),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
