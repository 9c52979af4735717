import { escapeXml } from './xml.ts'

type Look = { bold?: boolean; kai?: boolean; deleted?: boolean }

const kaiFonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="楷体"/>'

function words(text: string, tag: 't' | 'delText'): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line ? `<w:${tag} xml:space="preserve">${escapeXml(line)}</w:${tag}>` : ''))
    .join('<w:br/>')
}

/** One run of words in one look. */
export function run(text: string, { bold, kai, deleted }: Look = {}): string {
  const look = `${kai ? kaiFonts : ''}${bold ? '<w:b/>' : ''}`
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${words(text, deleted ? 'delText' : 't')}</w:r>`
}

/** An edge of a field. */
export const fieldMark = (type: 'begin' | 'separate' | 'end', more = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${type}"${more}/></w:r>`

/** A field with what it shows until Word reckons it. */
export const field = (code: string, shown: string): string =>
  `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${fieldMark('separate')}${run(shown)}${fieldMark('end')}`
