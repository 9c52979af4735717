import { strToU8, zipSync } from 'fflate'

const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Styles as Word writes them: headings by level, in the style that a third one is based on, and by name alone. */
export const wordStyles = `<w:styles ${spaces}>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="自定义三级"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="再定义"/><w:basedOn w:val="a5"/></w:style>
<w:style w:type="paragraph" w:styleId="k"><w:name w:val="引文"/><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr></w:style>
</w:styles>`

export const numbering = `<w:numbering ${spaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

type More = { styles?: string; parts?: Record<string, string>; without?: readonly string[]; raw?: string }

/** A .docx of a body, packed as Word packs it. */
export function wordFile(body: string, { styles = wordStyles, parts = {}, without = [], raw }: More = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const all: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/document.xml': raw ?? `<w:document ${spaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    ...parts,
  }
  const kept = Object.entries(all).filter(([name]) => !without.includes(name))
  return zipSync(Object.fromEntries(kept.map(([name, data]) => [name, strToU8(data)])))
}

export const r = (text: string, look = ''): string =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const gone = (text: string): string => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`
const by = (author: string, at = '2026-03-02T01:00:00Z') => `w:id="1" w:author="${author}" w:date="${at}"`
export const ins = (inner: string, author = '甲'): string => `<w:ins ${by(author)}>${inner}</w:ins>`
export const del = (inner: string, author = '甲'): string => `<w:del ${by(author)}>${inner}</w:del>`
export const endMark = (kind: 'ins' | 'del', author = '甲'): string => `<w:rPr><w:${kind} ${by(author)}/></w:rPr>`
export const move = (kind: 'From' | 'To', text: string, name = 'm1'): string =>
  `<w:move${kind}RangeStart w:id="9" w:name="${name}"/><w:move${kind} ${by('乙')}>${kind === 'From' ? r(text) : r(text)}</w:move${kind}><w:move${kind}RangeEnd w:id="9"/>`
