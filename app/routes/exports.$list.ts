import type { LoaderFunctionArgs } from '@remix-run/node'
import { notForThisSeat } from '../exports/house-list.ts'
import { houseLists } from '../exports/house-lists.server.ts'
import { listingResponse } from '../exports/listing-response.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** A list across projects as a file to keep, as its screen is filtered: .xlsx, or CSV with `format=csv`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const list = houseLists.get(params.list ?? '')
  if (!list) throw notForThisSeat()
  const { searchParams } = new URL(request.url)
  return listingResponse(request, await list(who, context, searchParams), who, context.ports.now())
}
