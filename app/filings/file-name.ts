import type { Row } from '#db/schema.ts'

/** Characters that some file system or header does not take become a full-width or plain stand-in. */
const safe = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/g, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^\.+/, '')
    .trim()

/** `NAFMII-2026-00012 M 募集说明书 第2版.pdf` */
export const fileNameOf = (
  { code, title }: Pick<Row<'filing'>, 'code' | 'title'>,
  { number }: Pick<Row<'filing_version'>, 'number'>,
  project: Pick<Row<'project'>, 'number'>,
): string => `${safe(`${project.number} ${code} ${title}`).slice(0, 150)} 第${number}版.pdf`

/** The name a person gave a file: the last part of a path, at most 150 characters; `文件` where nothing is left. */
export function uploadedName(given: string, extension: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const bare = safe(last).replace(/\.[A-Za-z0-9]{1,5}$/, '')
  return `${[...bare].slice(0, 150).join('') || '文件'}.${extension}`
}
