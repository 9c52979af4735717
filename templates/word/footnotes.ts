import { declaration } from './xml.ts'

const rule = (id: number, type: 'separator' | 'continuationSeparator') =>
  `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`

/** The part of the footnotes: the rules above them, which Word asks for, and then the notes. */
export const footnotesXml = (spaces: string, notes: readonly string[]): string =>
  `${declaration}<w:footnotes ${spaces}>${rule(-1, 'separator')}${rule(0, 'continuationSeparator')}${notes.join('')}</w:footnotes>`

/** Numbered ①②③ and anew on each page, as on ours. */
export const footnoteSettings =
  '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numRestart w:val="eachPage"/><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
