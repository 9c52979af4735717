import type { Block, Cover } from '../blocks.ts'
import { printedDay } from '../layout/set-signing.ts'
import { listMarks } from '../list-marks.ts'
import { codePicture } from './code-picture.ts'
import type { Desk } from './desk.ts'
import { field, fieldMark, run } from './run.ts'
import { paragraph, runs } from './set-runs.ts'
import { setChart, setFacts, setPersons, setTable } from './set-tables.ts'
import { escapeXml } from './xml.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const blankDay = '\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'
const dayOf = (date: string | undefined): string => (date ? printedDay(date) : blankDay)
export const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

function heading(desk: Desk, block: Of<'heading'>): string {
  const name = desk.bookmarks.get(block) ?? ''
  const id = Number(name.replace(/\D/g, ''))
  const inner = block.marked ? runs(desk, block.marked) : run(block.text)
  return paragraph(`<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`, {
    style: `Heading${block.level}`,
  })
}

function body(desk: Desk, { text, align, indent, style }: Of<'paragraph'>): string {
  const flush = indent === false || align === 'center' || align === 'right'
  const names = { note: 'Note', kai: 'Kai', lead: 'Lead' } as const
  return paragraph(runs(desk, text), {
    style: style ? names[style] : 'BodyText',
    align,
    ...(flush ? { more: '<w:ind w:firstLineChars="0" w:firstLine="0"/>' } : {}),
  })
}

/** 目录: a field over all headings of two levels; its entries lead there, and Word counts its own pages when it opens the file. */
function contents(desk: Desk): string {
  const entries = [...desk.bookmarks].flatMap(([block, name]) =>
    block.kind === 'heading' && block.level < 3 ? [{ name, text: block.text, level: block.level }] : [],
  )
  const begin = `${fieldMark('begin', ' w:dirty="true"')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>${fieldMark('separate')}`
  const lines = entries.map(({ name, text, level }, at) =>
    paragraph(
      `${at === 0 ? begin : ''}<w:hyperlink w:anchor="${name}">${run(text)}<w:r><w:tab/></w:r>${field(`PAGEREF ${name} \\h`, '')}</w:hyperlink>${at === entries.length - 1 ? fieldMark('end') : ''}`,
      { style: `TOC${level}` },
    ),
  )
  return `${paragraph(run('目录'), { style: 'ContentsTitle' })}${lines.join('')}`
}

/** Items carry their number or point as words, as on the pages, so that copied text keeps them. */
function list(desk: Desk, block: Of<'list'>): string {
  const marks = listMarks(block, (number) => `${number}.`)
  return block.items
    .map((item, at) => {
      const { words, deep } = marks[at] ?? { words: '', deep: false }
      const style = deep ? 'ListItem2' : 'ListItem'
      return paragraph(`${run(words)}<w:r><w:tab/></w:r>${runs(desk, item)}`, { style })
    })
    .join('')
}

function signature({ parties }: Of<'signature'>): string {
  return parties
    .map(({ role, name, persons = [], date }) =>
      [
        paragraph(run(`${role}：${name}`), { style: 'Signing' }),
        persons.length > 0
          ? setPersons(persons)
          : paragraph(run('法定代表人或授权代表（签字或盖章）：____________________'), { style: 'Signing' }),
        paragraph(run(dayOf(date)), { style: 'Signing', align: 'right' }),
      ].join(''),
    )
    .join('')
}

const seal = ({ of, date }: Of<'seal'>): string =>
  [
    paragraph(run('（盖章）'), { style: 'Signing', align: 'right' }),
    paragraph(run(of), { style: 'Signing', align: 'right' }),
    paragraph(run(dayOf(date)), { style: 'Signing', align: 'right' }),
  ].join('')

function code(desk: Desk, { link, text }: Of<'code'>): string {
  desk.pictures.push(codePicture(link))
  const number = desk.pictures.length
  // English Metric Units: 96 points, as on the pages.
  const size = 96 * 12700
  const about = `<wp:extent cx="${size}" cy="${size}"/><wp:docPr id="${number}" name="二维码 ${number}" descr="${escapeXml(link)}"/>`
  const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="code${number}.bmp"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPicture${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${size}" cy="${size}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`
  const drawn = `<w:r><w:drawing><wp:inline>${about}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  return `${paragraph(drawn, { style: 'Signing' })}${text.map((part) => paragraph(runs(desk, part), { style: 'Note' })).join('')}`
}

export function setBlock(desk: Desk, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return heading(desk, block)
    case 'paragraph':
      return body(desk, block)
    case 'facts':
      return setFacts(desk, block)
    case 'table':
      return setTable(desk, block)
    case 'list':
      return list(desk, block)
    case 'signature':
      return signature(block)
    case 'seal':
      return seal(block)
    case 'toc':
      return contents(desk)
    case 'page-break':
      return pageBreak
    case 'callout':
      return `${paragraph(run(block.title, { bold: true }), { style: 'Callout' })}${paragraph(runs(desk, block.text), { style: 'Callout' })}`
    case 'chart':
      return setChart(desk, block)
    case 'code':
      return code(desk, block)
  }
}

/** The cover, a page of its own. An issuer that opens the title is not said twice. */
export function setCover({ title, subtitle, issuer, facts, parties, date }: Cover): string {
  const pairs = [...facts, ...parties.map(({ label, name }) => ({ label, value: name }))]
  return [
    title.startsWith(issuer) ? '' : paragraph(run(issuer), { style: 'CoverIssuer' }),
    paragraph(run(title), { style: 'Title' }),
    subtitle ? paragraph(run(subtitle), { style: 'Subtitle' }) : '',
    ...pairs.map(({ label, value }) => paragraph(run(`${label}：${value}`), { style: 'CoverFact' })),
    paragraph(run(printedDay(date)), { style: 'CoverDate' }),
    pageBreak,
  ].join('')
}
