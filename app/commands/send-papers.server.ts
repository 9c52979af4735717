import { fileKinds } from '#db/files/signature.ts'
import { listFilings } from '#db/queries/filings.ts'
import { insertIncoming } from '#db/queries/incoming.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { uploadedName } from '../filings/file-name.ts'
import { guessPaper } from '../filings/guess-paper.ts'
import { type FileMeans, takeFile } from '../gate/take-file.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log, refusal } from './desk.server.ts'
import { isLetter, makes } from './filing-seat.server.ts'

export type SentFile = { name: string; bytes: Uint8Array }
export type SendPapers = {
  project: string
  files: readonly SentFile[]
  organisation: string
  actor: Actor
  key: string
}

export type RefusedFile = { name: string; message: string }
type Sent = { ok: true; taken: number; refused: RefusedFile[] }

/** Files in one form. */
export const mostFiles = 40

/**
 * Many papers at once: each is looked at by the gate, those it takes wait with a guess which paper they are, those it
 * refuses are named with the reason. Nothing is filed yet. By who makes papers on the issuer's side.
 */
export async function sendPapers(
  means: FileMeans,
  { project, files, organisation, actor, key }: SendPapers,
  ports: Ports,
): Promise<Sent | Refusal> {
  const { db } = means
  if (files.length === 0) return refuse('invalid', '没有选择文件。', { files: ['请选择要上传的文件'] })
  if (files.length > mostFiles)
    return refuse('invalid', '文件过多。', { files: [`一次最多 ${mostFiles} 个文件，请分几次上传`] })
  const allowed = await atDesk(db, project, ports, async () => {
    sorts(actor)
    return { ok: true as const }
  })
  if (!allowed.ok) return allowed
  const taken: Taken[] = []
  const refused: RefusedFile[] = []
  for (const { name, bytes } of files) {
    const looked = await takeFile(means, { bytes, organisation, at: ports.now() })
    if (!looked.ok) {
      refused.push({
        name: uploadedName(name, /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? 'bin'),
        message: looked.message,
      })
      continue
    }
    const { sha256 } = looked
    const { kind, pages, text } = looked.reading
    taken.push({ name: uploadedName(name, fileKinds[kind].extension), sha256, pages, words: text.slice(0, 2000) })
  }
  const request = { what: 'filing.receive', project, taken, refused, organisation, actor, key }
  return atDesk(db, project, ports, (desk) => once(desk, request, () => keep(desk, request)))
}

type Taken = { name: string; sha256: string; pages: number | null; words: string }

/** Who sorts papers that came in together. */
export function sorts(actor: Actor): void {
  if (!makes(actor, 'lead-underwriter') && !makes(actor, 'issuer'))
    throw refusal(refuse('unavailable', '批量收文由发行人和主承销商的经办人员办理。'))
}

type Request = { taken: readonly Taken[]; refused: RefusedFile[]; organisation: string; actor: Actor }

async function keep(desk: Desk, { taken, refused, organisation, actor }: Request): Promise<Sent> {
  const at = desk.ports.now()
  const papers = (await listFilings(desk.tx, desk.project.id)).filter(
    (paper) => !isLetter(paper) && paper.requirement !== 'waived',
  )
  await insertIncoming(
    desk.tx,
    taken.map(({ name, sha256, pages, words }) => {
      const guess = guessPaper({ name, words }, papers)
      return {
        id: desk.ports.newId(),
        project: desk.project.id,
        organisation,
        file: sha256,
        name,
        pages,
        guess: guess?.paper ?? null,
        because: guess?.because ?? null,
        state: 'waiting' as const,
        version: null,
        sent_by: actor.person,
        sent_at: at,
        ended_at: null,
      }
    }),
  )
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  const data = { files: taken.map(({ name, sha256 }) => ({ name, sha256 })) }
  if (taken.length > 0)
    await log(desk, { ...nothing, id: desk.ports.newId(), type: 'filing.receive', data, by: actor, at })
  return { ok: true, taken: taken.length, refused }
}
