import { ink, styles as scale, space } from '../layout/type-scale.ts'
import { declaration, twips } from './xml.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const fonts = { song: '宋体', hei: '黑体', kai: '楷体', 'song-bold': '宋体', 'kai-bold': '楷体' } as const

type Scale = {
  typeface: string
  size: number
  leading: number
  align?: string
  first?: number
}

const faceOf = (typeface: string): string => Object.entries(fonts).find(([name]) => name === typeface)?.[1] ?? '宋体'

const font = (typeface: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${faceOf(typeface)}"/>`

const alignments: Record<string, string> = { justified: 'both', left: 'left', center: 'center', right: 'right' }

/** Sizes of letters are half points, leading is exact, and a first line is moved in by hundredths of a character. */
function looks(
  { typeface, size, leading, align = 'left', first = 0 }: Scale,
  [above, below]: readonly [number, number],
  more = '',
) {
  const indent = first > 0 ? `<w:ind w:firstLineChars="${first * 100}" w:firstLine="${twips(first * size)}"/>` : ''
  const spacing = `<w:spacing w:before="${twips(above)}" w:after="${twips(below)}" w:line="${twips(leading)}" w:lineRule="atLeast"/>`
  return {
    paragraph: `${spacing}${indent}<w:jc w:val="${alignments[align] ?? 'left'}"/>`,
    letters: `${font(typeface)}<w:sz w:val="${Math.round(size * 2)}"/><w:szCs w:val="${Math.round(size * 2)}"/>${more}`,
  }
}

type Named = {
  id: string
  name: string
  scale: Scale
  around?: readonly [number, number]
  before?: string
  after?: string
}

/** `before` and `after` stand around spacing and alignment, in the order that the schema asks for. */
const style = ({ id, name, scale: of, around = [0, 0], before = '', after = '' }: Named): string => {
  const { paragraph, letters } = looks(of, around)
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${before}${paragraph}${after}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`
}

const keep = '<w:keepNext/><w:keepLines/>'
const cover = (size: number, typeface: string, align = 'center'): Scale => ({
  typeface,
  size,
  leading: size * 1.65,
  align,
})
const toc = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8880"/></w:tabs>'
const box = ['top', 'left', 'bottom', 'right'].map(
  (side) => `<w:${side} w:val="single" w:sz="4" w:space="4" w:color="999999"/>`,
)

const paragraphs: readonly Named[] = [
  {
    id: 'Heading1',
    name: 'heading 1',
    scale: scale.heading1,
    around: space.heading1,
    before: keep,
    after: '<w:outlineLvl w:val="0"/>',
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    scale: scale.heading2,
    around: space.heading2,
    before: keep,
    after: '<w:outlineLvl w:val="1"/>',
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    scale: scale.heading3,
    around: space.heading3,
    before: keep,
    after: '<w:outlineLvl w:val="2"/>',
  },
  { id: 'BodyText', name: 'Body Text', scale: scale.body },
  { id: 'Lead', name: '导语', scale: scale.lead },
  { id: 'Kai', name: '楷体正文', scale: scale.kai },
  { id: 'Note', name: '注', scale: scale.note },
  { id: 'FootnoteText', name: 'footnote text', scale: scale.footnote },
  {
    id: 'ListItem',
    name: 'List Paragraph',
    scale: { ...scale.list, first: 2 },
    before: '<w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>',
  },
  {
    id: 'ListItem2',
    name: 'List Paragraph 2',
    scale: { ...scale.list, first: 4 },
    before: '<w:tabs><w:tab w:val="left" w:pos="1440"/></w:tabs>',
  },
  { id: 'Caption', name: 'caption', scale: scale.caption, around: [space.table[0], 3], before: keep },
  { id: 'Cell', name: '表格', scale: scale.cell },
  { id: 'TightCell', name: '小字表格', scale: scale.tightCell },
  { id: 'SignCell', name: '签署人', scale: { ...scale.cell, align: 'center' }, around: [18, 4], before: keep },
  { id: 'AfterTable', name: '表后', scale: { typeface: 'song', size: 5, leading: 6 } },
  { id: 'Callout', name: '提示', scale: scale.calloutText, before: `<w:pBdr>${box.join('')}</w:pBdr>` },
  { id: 'Signing', name: '签署', scale: { ...scale.body, align: 'left', first: 0 }, around: [10, 0], before: keep },
  { id: 'Title', name: 'Title', scale: cover(26, 'hei'), around: [60, 0] },
  { id: 'Subtitle', name: 'Subtitle', scale: cover(18, 'song'), around: [10, 40] },
  { id: 'CoverIssuer', name: '封面发行人', scale: cover(20, 'hei'), around: [90, 0] },
  { id: 'CoverFact', name: '封面要素', scale: cover(12, 'song', 'left') },
  { id: 'CoverDate', name: '封面日期', scale: cover(14, 'song'), around: [40, 0] },
  { id: 'ContentsTitle', name: '目录标题', scale: scale.heading1, around: space.heading1 },
  { id: 'TOC1', name: 'toc 1', scale: { ...scale.body, first: 0, align: 'left' }, before: toc },
  { id: 'TOC2', name: 'toc 2', scale: { ...scale.body, first: 2, align: 'left' }, before: toc },
  {
    id: 'Header',
    name: 'header',
    scale: scale.note,
    before:
      '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="000000"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8880"/></w:tabs>',
  },
  {
    id: 'Footer',
    name: 'footer',
    scale: { ...scale.note, align: 'left' },
    before: '<w:tabs><w:tab w:val="center" w:pos="4440"/><w:tab w:val="right" w:pos="8880"/></w:tabs>',
  },
]

const eighths = (points: number): number => Math.round(points * 8)
const edge = (side: string, points: number, color: string) =>
  `<w:${side} w:val="single" w:sz="${eighths(points)}" w:space="0" w:color="${color}"/>`
const padding =
  '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
const ledger = `<w:tblBorders>${edge('top', ink.frame, '000000')}${edge('bottom', ink.frame, '000000')}${edge('insideH', ink.hairline, '737373')}${edge('insideV', ink.hairline, '737373')}</w:tblBorders>`

const table = (id: string, name: string, borders: string) =>
  `<w:style w:type="table" w:styleId="${id}"><w:name w:val="${name}"/><w:tblPr>${borders}${padding}</w:tblPr></w:style>`

/** Named styles in the sizes of the pages; headings are Word's own, so that its outline and contents find them. */
export const stylesXml: string = [
  `${declaration}<w:styles xmlns:w="${main}">`,
  `<w:docDefaults><w:rPrDefault><w:rPr>${font('song')}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  ...paragraphs.map(style),
  '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
  table('Ledger', '要素表格', ledger),
  table('Bare', '签署表格', ''),
  '</w:styles>',
].join('')
