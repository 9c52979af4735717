import type { FilingDocument } from '../blocks.ts'
import { paper } from '../layout/page.ts'
import { markWords } from '../layout/set-running-heads.ts'
import { settled } from '../settled.ts'
import { type Desk, openDesk } from './desk.ts'
import { footnoteSettings, footnotesXml } from './footnotes.ts'
import { field, run } from './run.ts'
import { setBlock, setCover } from './set-blocks.ts'
import { paragraph } from './set-runs.ts'
import { stylesXml } from './styles.ts'
import { declaration, escapeXml, twips } from './xml.ts'

/** One file inside a .docx. */
export type WordPart = { path: string; data: string | Uint8Array }

const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}/relationships"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ')

const tab = '<w:r><w:tab/></w:r>'
const marksOf = ({ marks }: FilingDocument): string => marks.map((mark) => markWords[mark]).join('\u3000')

/** 第 x 页 共 y 页 in the middle, 草稿 or 示例 at the right, as at the foot of the pages; a cover carries only the mark. */
const foot = (document: FilingDocument, counted: boolean): string =>
  paragraph(
    `${tab}${counted ? `${run('第 ')}${field('PAGE', '1')}${run(' 页 共 ')}${field('NUMPAGES', '1')}${run(' 页')}` : ''}${tab}${run(marksOf(document))}`,
    { style: 'Footer' },
  )

const head = ({ reference, title }: FilingDocument): string =>
  paragraph(`${run(reference)}${tab}${run(title)}`, { style: 'Header' })

function section(covered: boolean): string {
  const { left, top, measure, width, height, depth } = paper
  const references = [
    '<w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/>',
    covered ? '<w:footerReference w:type="first" r:id="rIdFirstFoot"/>' : '',
  ]
  const margins = `w:top="${twips(top)}" w:right="${twips(width - left - measure)}" w:bottom="${twips(height - top - depth)}" w:left="${twips(left)}" w:header="${twips(70)}" w:footer="${twips(50)}" w:gutter="0"`
  return `<w:sectPr>${references.join('')}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar ${margins}/>${covered ? '<w:titlePg/>' : ''}</w:sectPr>`
}

function body(document: FilingDocument, desk: Desk): string {
  const { blocks, cover, title } = document
  const [first] = blocks
  const titled = cover !== undefined || (first?.kind === 'heading' && first.level === 1)
  const parts = [
    cover ? setCover(cover) : '',
    titled ? '' : paragraph(run(title), { style: 'Title' }),
    ...blocks.map((block) => setBlock(desk, block)),
  ]
  return `${declaration}<w:document ${spaces}><w:body>${parts.join('')}${section(cover !== undefined)}</w:body></w:document>`
}

const relationship = (id: string, kind: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${office}/relationships/${kind}" Target="${escapeXml(target)}"${more}/>`

const relationships = (lines: readonly string[]) =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">${lines.join('')}</Relationships>`

const edge = (tag: 'hdr' | 'ftr', inner: string) => `${declaration}<w:${tag} ${spaces}>${inner}</w:${tag}>`

const override = (path: string, type: string) => `<Override PartName="${path}" ContentType="${type}"/>`
const contentTypes = [
  `${declaration}<Types xmlns="${packaged}/content-types">`,
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bmp" ContentType="image/bmp"/>',
  override('/word/document.xml', `${wordType}.document.main+xml`),
  override('/word/styles.xml', `${wordType}.styles+xml`),
  override('/word/settings.xml', `${wordType}.settings+xml`),
  override('/word/header1.xml', `${wordType}.header+xml`),
  override('/word/footer1.xml', `${wordType}.footer+xml`),
  override('/word/footer2.xml', `${wordType}.footer+xml`),
  override('/word/footnotes.xml', `${wordType}.footnotes+xml`),
  override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  '</Types>',
].join('')

/** Set by the rules of Word 2013 and later; without a word on it a file opens in the mode of 2007. */
const settings = `${declaration}<w:settings ${spaces}>${footnoteSettings}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const core = ({ title, issuer, date }: FilingDocument): string =>
  `${declaration}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(issuer)}</dc:creator><dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created></cp:coreProperties>`

/**
 * The document for Word (ECMA-376, transitional), from the same blocks as its pages: headings in Word's own styles,
 * contents as a field, tables with head rows, revisions that can be accepted or refused, running heads and page numbers.
 * The files that a ZIP of them makes a .docx, in their order; the same document gives the same parts.
 */
export function wordParts(document: FilingDocument): WordPart[] {
  return settledParts(settled(document))
}

function settledParts(document: FilingDocument): WordPart[] {
  const desk = openDesk(document)
  const written = body(document, desk)
  const links = [...desk.links].map(([to, id]) => relationship(id, 'hyperlink', to, ' TargetMode="External"'))
  const pictures = desk.pictures.map((_, at) => relationship(`rIdPicture${at + 1}`, 'image', `media/code${at + 1}.bmp`))
  const ofDocument = [
    relationship('rIdStyles', 'styles', 'styles.xml'),
    relationship('rIdSettings', 'settings', 'settings.xml'),
    relationship('rIdHead', 'header', 'header1.xml'),
    relationship('rIdFoot', 'footer', 'footer1.xml'),
    relationship('rIdFirstFoot', 'footer', 'footer2.xml'),
    relationship('rIdNotes', 'footnotes', 'footnotes.xml'),
  ]
  const ofPackage = [
    relationship('rIdDocument', 'officeDocument', 'word/document.xml'),
    `<Relationship Id="rIdCore" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  ]
  return [
    { path: '[Content_Types].xml', data: contentTypes },
    { path: '_rels/.rels', data: relationships(ofPackage) },
    { path: 'docProps/core.xml', data: core(document) },
    { path: 'word/document.xml', data: written },
    { path: 'word/_rels/document.xml.rels', data: relationships([...ofDocument, ...links, ...pictures]) },
    { path: 'word/styles.xml', data: stylesXml },
    { path: 'word/settings.xml', data: settings },
    { path: 'word/header1.xml', data: edge('hdr', head(document)) },
    { path: 'word/footer1.xml', data: edge('ftr', foot(document, true)) },
    { path: 'word/footer2.xml', data: edge('ftr', foot(document, false)) },
    { path: 'word/footnotes.xml', data: footnotesXml(spaces, desk.notes) },
    ...desk.pictures.map((data, at) => ({ path: `word/media/code${at + 1}.bmp`, data })),
  ]
}
