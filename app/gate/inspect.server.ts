import { fileKinds, fileProblem, kindOf } from '#db/files/signature.ts'
import { readWord } from '../word/read-word.server.ts'
import { blocked, blockedBy } from './blocked.ts'
import { drawPage } from './draw-page.server.ts'
import { inspectImage } from './inspect-image.server.ts'
import { inspectOffice } from './inspect-office.server.ts'
import { inspectPdf } from './inspect-pdf.server.ts'
import type { Gate, Inspection } from './inspection.ts'
import { testSignature } from './test-signature.server.ts'
import { zipEnd } from './zip-entries.server.ts'

/**
 * Looks at a file from outside, cheapest first: size and signature, then its structure and everything packed in it within
 * bounds. Every refusal says what is wrong and where. Runs in a thread of its own (app/server/gate-pool.ts).
 */
export async function inspectHere(given: Uint8Array): Promise<Inspection> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const kind = kindOf(bytes)
  const problem = fileProblem(bytes)
  if (!kind || kind === 'csv' || problem) return { ok: false, message: problem ?? '不接受这种文件' }
  try {
    refuseTwoInOne(bytes, kind)
    const reading =
      kind === 'pdf'
        ? await inspectPdf(bytes)
        : kind === 'docx' || kind === 'xlsx'
          ? inspectOffice(bytes, kind)
          : inspectImage(bytes, kind)
    return { ok: true, reading: { kind, ...reading, text: storable(reading.text) } }
  } catch (error) {
    // Whatever a hostile file makes of our own reading, it is not taken.
    return { ok: false, message: blockedBy(error) ?? '文件结构异常，无法检查，请重新另存后上传' }
  }
}

/** Control characters are no words, and PostgreSQL takes no NUL; half a pair of surrogates is no character. */
const storable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '').toWellFormed()

/** One file that is two: a browser or an unpacker would see the other. */
function refuseTwoInOne(bytes: Buffer, kind: keyof typeof fileKinds): void {
  const packed = kind === 'docx' || kind === 'xlsx'
  if (!packed && zipEnd(bytes) >= 0) throw blocked(`既是 ${fileKinds[kind].title} 又是压缩包，不能上传`)
  const ends = [bytes.subarray(0, 1024), bytes.subarray(-1024)].map((end) => end.toString('latin1'))
  if (!packed && ends.some((end) => /<(!doctype|html|script|body|svg|iframe)\b/i.test(end)))
    throw blocked(`既是 ${fileKinds[kind].title} 又含有网页代码，不能上传`)
  if (bytes.includes(testSignature)) throw blocked('含有病毒测试特征（EICAR），不能上传')
}

/** For tests and told deals, where every file is our own: in this process. */
export const gateHere: Gate = {
  inspect: inspectHere,
  readWord: async (bytes) => readWord(bytes, await inspectHere(bytes)),
  drawPage,
  stop: async () => {},
}
