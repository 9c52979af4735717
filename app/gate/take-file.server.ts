import { createHash } from 'node:crypto'
import type { Db } from '#db/connect.ts'
import { type FileKind, fileKinds } from '#db/files/signature.ts'
import type { Store } from '#db/files/store.ts'
import { releaseSpace, reserveSpace, type Share } from '#db/queries/sent-files.ts'
import type { Gate, Reading } from './inspection.ts'
import { rememberReading } from './keep-reading.server.ts'

const GiB = 1024 ** 3

/** What one institution may have in the store: some hundred filings with their scans (OWASP ASVS 5.0 5.2.4). */
export const shareOfInstitution: Share = { bytes: 20 * GiB, files: 50_000 }

export type FileMeans = { db: Db; store: Store; gate: Gate }
type Sent = { bytes: Uint8Array; organisation: string; at: string; share?: Share; only?: readonly FileKind[] }
export type Taken = { ok: true; sha256: string; reading: Reading } | { ok: false; message: string }

/**
 * Takes a file from outside, in this order: the institution's share, the gate, the store; beside the bytes is kept what the
 * gate read. `only` names the kinds that are of use here. A refusal is a Chinese sentence and leaves nothing behind.
 */
export async function takeFile({ db, store, gate }: FileMeans, sent: Sent): Promise<Taken> {
  const { bytes, organisation, at, share = shareOfInstitution, only } = sent
  const hash = createHash('sha256').update(bytes).digest('hex')
  const space = await reserveSpace(db, { organisation, sha256: hash, bytes: bytes.length, at }, share)
  if (!space.ok) return { ok: false, message: fullSentence(space.used, share) }
  const refused = async (message: string): Promise<Taken> => {
    if (space.fresh) await releaseSpace(db, organisation, hash)
    return { ok: false, message }
  }
  const looked = await gate.inspect(bytes)
  if (!looked.ok) return refused(looked.message)
  const { reading } = looked
  if (only && !only.includes(reading.kind))
    return refused(`这里只接受 ${only.map((kind) => fileKinds[kind].title).join('、')}`)
  const sha256 = await store.put(bytes)
  await rememberReading(db, sha256, reading, at)
  return { ok: true, sha256, reading }
}

function fullSentence(used: Share, most: Share): string {
  const said =
    used.files >= most.files
      ? `${used.files} 个文件，上限为 ${most.files} 个`
      : `${(used.bytes / GiB).toFixed(2)} GB，加上本文件将超过 ${(most.bytes / GiB).toFixed(0)} GB 的上限`
  return `本机构上传的文件已有 ${said}，请联系平台管理员`
}
