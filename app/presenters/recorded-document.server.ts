import { fileKinds } from '#db/files/signature.ts'
import { findFile } from '#db/queries/files.ts'
import { findRecording } from '#db/queries/recordings.ts'
import { uploadedName } from '../filings/file-name.ts'
import type { Room } from './project-room.server.ts'

/** Which bytes prove a recorded step, and the name to save them under. */
export async function recordedDocument(room: Room, id: string | undefined): Promise<{ sha256: string; name: string }> {
  const row = id ? await findRecording(room.tx, id) : undefined
  const [title = '', sha256] = (row?.document ?? '').split('\n')
  const file = sha256 ? await findFile(room.tx, sha256) : undefined
  if (row?.project !== room.project.id || room.who.capacity !== 'lead-underwriter' || !file || !sha256)
    throw new Response('没有这份文书。', { status: 404 })
  const extension = fileKinds[file.kind as keyof typeof fileKinds]?.extension ?? 'bin'
  return { sha256, name: uploadedName(`${title}.${extension}`, extension) }
}
