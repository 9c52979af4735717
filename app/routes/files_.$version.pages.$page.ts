import type { LoaderFunctionArgs } from '@remix-run/node'
import { pictureResponse } from '../gate/picture-response.server.ts'
import { enterFile, noFile } from '../presenters/file-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** One page of an uploaded version as a picture, for whoever may have the version itself. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const { version } = await enterFile(who, context, params.version)
  if (version.source !== 'uploaded' || version.state !== 'ready' || !version.file) throw noFile()
  return pictureResponse(context, version.file, { page: params.page, request })
}
