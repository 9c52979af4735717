import type { Row } from '#db/schema.ts'

/** Characters that some file system or header does not take become a full-width or plain stand-in. */
const safe = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^\.+/, '')
    .trim()

/** Names that Windows keeps for devices, whatever ending they have. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/**
 * At most so many bytes of UTF-8: file systems take 255 for a name, ending and all, and a character of Chinese needs three
 * or four. Never half a character.
 */
function within(words: string, bytes: number): string {
  let length = 0
  const kept = [...words].filter((letter) => {
    length += Buffer.byteLength(letter)
    return length <= bytes
  })
  return kept.join('').trim()
}

/** `NAFMII-2026-00012 M 募集说明书 第2版.pdf` */
export const fileNameOf = (
  { code, title }: Pick<Row<'filing'>, 'code' | 'title'>,
  { number }: Pick<Row<'filing_version'>, 'number'>,
  project: Pick<Row<'project'>, 'number'>,
): string => `${within(safe(`${project.number} ${code} ${title}`), 220)} 第${number}版.pdf`

/** The name a person gave a file: the last part of a path, at most 220 bytes; `文件` where nothing is left. */
export function uploadedName(given: string, extension: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const bare = safe(last).replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const kept = within(bare, 220)
    .replace(/[. ]+$/, '')
    .replace(devices, '_$1')
  return `${kept || '文件'}.${extension}`
}
