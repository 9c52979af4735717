import { breathe } from './sheet-row.ts'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le'

export const encodingNames: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB 18030',
  'utf-16le': 'UTF-16',
}

const slice = 1 << 18

/** Decodes strictly, a piece at a time, so that pages go on meanwhile. The byte order mark is left out. */
export async function* decoded(
  bytes: Uint8Array,
  encoding: TextEncoding,
): AsyncGenerator<{ text: string; read: number }, void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let from = 0; from < bytes.length; from += slice) {
    const until = Math.min(from + slice, bytes.length)
    const text = decoder.decode(bytes.subarray(from, until), { stream: until < bytes.length })
    yield { text: from === 0 ? text.replace(/^\uFEFF/, '') : text, read: until }
    await breathe()
  }
}

async function decodes(bytes: Uint8Array, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const _ of decoded(bytes, encoding));
    return true
  } catch {
    return false
  }
}

/**
 * Which encoding a text is in: by its byte order mark, else the first of UTF-8 and GB 18030 in which every byte has a
 * meaning. Null when neither has. Text of GB 18030 is practically never valid UTF-8; a text of ASCII alone is both.
 */
export async function encodingOf(bytes: Uint8Array): Promise<TextEncoding | null> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return (await decodes(bytes, 'utf-16le')) ? 'utf-16le' : null
  if (await decodes(bytes, 'utf-8')) return 'utf-8'
  return (await decodes(bytes, 'gb18030')) ? 'gb18030' : null
}
