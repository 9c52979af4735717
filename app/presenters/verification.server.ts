import { createHash } from 'node:crypto'
import { findSubmission, firstFiledAt, receiptMadeAt } from '#db/queries/submissions.ts'
import { instantText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'

export type Verification = {
  /** As it was asked, without blanks and in small letters. */
  hash: string
  /** Null when nothing of this hash was filed, or none that may be spoken of. */
  known: { title: string; says: string } | null
  /** The sentence for something that is no hash at all. */
  malformed: string | null
}

/** Hashes are copied with blanks and line ends in them, and in capitals. */
export const plainHash = (typed: string): string => typed.replace(/[\s:\-\u00a0\u200b]+/g, '').toLowerCase()

/** The SHA-256 of a file that somebody has at hand. */
export const hashOfUpload = async (file: Blob): Promise<string> =>
  createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex')

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Only that it was filed, and when: no name, no number, no project; of what is not known nobody learns why. */
export async function presentVerification(
  { reader }: Pick<LoadContext, 'reader'>,
  typed: string,
): Promise<Verification> {
  const hash = plainHash(typed)
  if (!isHash(hash))
    return {
      hash: hash.slice(0, 80),
      known: null,
      malformed: `校验值由 64 位数字和字母 a 至 f 组成，这里有 ${hash.length} 位。`,
    }
  return { hash, known: await known(reader, hash), malformed: null }
}

async function known(reader: LoadContext['reader'], hash: string): Promise<Verification['known']> {
  const submission = await findSubmission(reader, hash)
  if (submission)
    return {
      title: '这一批文件已经报送',
      says: `回执所列的文件，按报送时的原样，于 ${moment(submission.handed_in_at)}报送，平台于 ${moment(submission.received_at)}接收。`,
    }
  const filed = await firstFiledAt(reader, hash)
  if (filed)
    return {
      title: '这份文件已经报送',
      says: `这份文件，按报送时的原样，于 ${moment(filed)}报送，此后一个字节也没有改动。`,
    }
  const receipt = await receiptMadeAt(reader, hash)
  if (receipt)
    return { title: '这份回执由本平台出具', says: `这份回执，按出具时的原样，于 ${moment(receipt)}由本平台出具。` }
  return null
}

const moment = (at: string): string => `${instantText(at, { year: true })}（北京时间）`
