import type { LoaderFunctionArgs } from '@remix-run/node'
import { enterFile, noFile, previewOf, wordPreview } from '../presenters/file-room.server.ts'
import { previewPage } from '../presenters/preview-page.server.ts'
import { requireSignedIn } from '../session.server.ts'

/** A paper as printed, or the words of an uploaded Word file, for a frame. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = await requireSignedIn(request, context)
  const room = await enterFile(who, context, params.version)
  const html = previewOf(room) ?? (await wordPreview(room, context))
  if (!html) throw noFile()
  return previewPage('文件预览', html)
}
