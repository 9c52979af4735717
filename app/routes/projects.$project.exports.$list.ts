import type { LoaderFunctionArgs } from '@remix-run/node'
import { notForThisSeat } from '../exports/house-list.ts'
import { listingResponse } from '../exports/listing-response.server.ts'
import { roomLists } from '../exports/room-lists.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** A list within one project as a file to keep: .xlsx, or CSV with `format=csv`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const list = roomLists.get(params.list ?? '')
  if (!list) throw notForThisSeat()
  const { searchParams } = new URL(request.url)
  return listingResponse(request, await list(room, searchParams, who), who, room.now)
}
