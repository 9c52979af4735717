import type { LoaderFunctionArgs } from '@remix-run/node'
import { pictureResponse } from '../gate/picture-response.server.ts'
import { waitingFile } from '../presenters/foreign-file-page.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** One page of a file that waits to be sorted as a picture, for those in whose hands it is. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { file } = await waitingFile(room, params.file)
  return pictureResponse(context, file, { page: params.page, request })
}
