import type { LoaderFunctionArgs } from '@remix-run/node'
import { pictureResponse } from '../gate/picture-response.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { signatureScan } from '../presenters/signature-scans.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** One page of the scan of a signature or seal page as a picture, for those who gather them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { file } = await signatureScan(room, params)
  return pictureResponse(context, file, { page: params.page, request })
}
