import { blocked } from './blocked.ts'
import { type Budget, mostUnpacked } from './inflate.server.ts'
import type { Reading } from './inspection.ts'
import { mostText } from './pdf-text.server.ts'
import { testSignature } from './test-signature.server.ts'
import { zipEntries } from './zip-entries.server.ts'

const carried = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|.*\.(exe|dll|js|vbs|bat|cmd|ps1|scr|jar|lnk)$)/i

/** Word and Excel: an archive of XML without macros, other files inside, or document types. Throws `blocked`. */
export function inspectOffice(bytes: Buffer, kind: 'docx' | 'xlsx'): Omit<Reading, 'kind'> {
  const budget: Budget = { left: mostUnpacked }
  const warnings = new Set<string>()
  const words: string[] = []
  let pages: number | null = null
  for (const entry of zipEntries(bytes, budget)) {
    if (carried.test(entry.name)) throw blocked(`压缩包中的“${entry.name}”是宏或程序，请另存为不含宏的文件`)
    const data = entry.bytes()
    checkPart(entry.name, data)
    if (entry.name.endsWith('.rels')) for (const warning of outsideLinks(entry.name, data)) warnings.add(warning)
    if (isText(kind, entry.name)) words.push(textIn(data.toString('utf8'), kind))
    if (entry.name === 'docProps/app.xml' && kind === 'docx') pages = statedPages(data.toString('utf8'))
  }
  return { pages, fonts: [], sizes: [], text: words.join('\n').slice(0, mostText).trim(), warnings: [...warnings] }
}

const archives = [
  Buffer.from('PK\u0003\u0004'),
  Buffer.from('Rar!'),
  Buffer.from([0x37, 0x7a, 0xbc, 0xaf]),
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
]

/** XML writes them in capitals only; two encodings are allowed. */
const declarations = ['<!DOCTYPE', '<!ENTITY'].flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')])

function checkPart(name: string, data: Buffer): void {
  if (data.includes(testSignature)) throw blocked(`压缩包中的“${name}”含有病毒测试特征（EICAR），不能上传`)
  if (
    archives.some((mark) => data.subarray(0, mark.length).equals(mark)) ||
    data.subarray(0, 2).equals(Buffer.from('MZ'))
  )
    throw blocked(`压缩包中的“${name}”是另一个文件包或程序，请删除内嵌对象（图表可粘贴为图片）后上传`)
  if (/\.(xml|rels|vml)$/i.test(name) && declarations.some((one) => data.includes(one)))
    throw blocked(`压缩包中的“${name}”含有文档类型声明（DTD），不能上传`)
}

/** Links to web pages are told; anything else that is fetched from outside when the file is opened is refused. */
function outsideLinks(name: string, data: Buffer): string[] {
  const found = data.toString('utf8').match(/<Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>/gi) ?? []
  const fetched = found.find((one) => !/relationships\/hyperlink["']/i.test(one))
  if (fetched) {
    const target = /\bTarget\s*=\s*["']([^"']{0,60})/i.exec(fetched)?.[1] ?? ''
    throw blocked(`压缩包中的“${name}”引用外部内容（${target}），请断开链接后上传`)
  }
  return found.length > 0 ? ['含有网页链接'] : []
}

const isText = (kind: 'docx' | 'xlsx', name: string): boolean =>
  kind === 'docx' ? name === 'word/document.xml' : name === 'xl/sharedStrings.xml'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Paragraphs of Word, strings of Excel, one a line. */
function textIn(xml: string, kind: 'docx' | 'xlsx'): string {
  const parts = xml.match(kind === 'docx' ? /<w:t[ >][^<]*<|<w:t>[^<]*<|<\/w:p>/g : /<t[ >][^<]*<|<\/si>/g) ?? []
  return parts
    .map((part) => (part.startsWith('</') ? '\n' : part.slice(part.indexOf('>') + 1, -1)))
    .join('')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
}

function statedPages(xml: string): number | null {
  const pages = Number(/<Pages>(\d{1,5})<\/Pages>/.exec(xml)?.[1] ?? 0)
  return pages >= 1 ? pages : null
}
