import type { LoaderFunctionArgs } from '@remix-run/node'
import { pictureResponse } from '../gate/picture-response.server.ts'
import { enterProject } from '../presenters/project-room.server.ts'
import { recordedDocument } from '../presenters/recorded-document.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** One page of the paper behind a 代录 as a picture, for the underwriter's side. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterProject(who, context, params.project)
  const { sha256 } = await recordedDocument(room, params.recording)
  return pictureResponse(context, sha256, { page: params.page, request })
}
