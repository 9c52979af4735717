import { deflateSync } from 'node:zlib'
import { paperObjects, pdfOf, type SmallObject, smallPdf } from './small-pdf.ts'
import { zipOf } from './small-zip.ts'

/** A file that must not be taken, and words of its refusal. The numbers are those of the list of faults tested for. */
export type HostileFile = { what: string; bytes: () => Buffer; said: RegExp }

export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const MiB = 1024 * 1024

/** A paper with one more object, which is the seventh. */
const withObject = (object: SmallObject): Buffer =>
  pdfOf([...paperObjects('paper'), { dict: '/Type /Metadata' }, object])
const withDict = (dict: string) => withObject({ dict })

/** Cross-references as a stream with these widths. */
function withWidths(widths: string): Buffer {
  const head = '%PDF-1.7\n'
  const data = deflateSync(Buffer.alloc(64))
  const dict = `<< /Type /XRef /W [${widths}] /Size 4 /Root 1 0 R /Filter /FlateDecode /Length ${data.length} >>`
  return Buffer.concat([
    Buffer.from(`${head}1 0 obj\n${dict}\nstream\n`),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF`),
  ])
}

/** A danger inside a stream of objects, where a search of the bytes finds nothing. */
function hidden(dict: string): Buffer {
  const inner = Buffer.from(`9 0 ${dict}`)
  const data = deflateSync(inner)
  return withObject({ dict: `/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length}`, stream: data })
}

const bomb = (bytes: number): SmallObject => {
  const data = deflateSync(Buffer.alloc(bytes), { level: 1 })
  return { dict: `/Filter /FlateDecode /Length ${data.length}`, stream: data }
}

const thirty = bomb(30 * MiB)

/** A page tree that leads back into itself. */
const looped = () =>
  pdfOf([
    { dict: '/Type /Catalog /Pages 2 0 R' },
    { dict: '/Type /Pages /Kids [3 0 R]' },
    { dict: '/Type /Pages /Kids [2 0 R]' },
  ])

const manyPages = () =>
  pdfOf([
    { dict: '/Type /Catalog /Pages 2 0 R' },
    { dict: `/Type /Pages /Kids [${Array.from({ length: 100_000 }, (_, at) => `${at + 3} 0 R`).join(' ')}]` },
    ...Array.from({ length: 100_000 }, () => ({ dict: '/Type /Page' })),
  ])

/** One page object that many nodes name: short in bytes, long to walk. */
const sharedPages = () =>
  pdfOf([
    { dict: '/Type /Catalog /Pages 2 0 R' },
    ...Array.from({ length: 40 }, (_, at) => ({ dict: `/Type /Pages /Kids [${`${at + 3} 0 R `.repeat(40)}]` })),
    { dict: '/Type /Page' },
  ])

const wrongXref = () => {
  const bytes = Buffer.from(smallPdf('paper'))
  const at = bytes.lastIndexOf('xref\n0') + 'xref\n0 6\n0000000000 65535 f \n'.length
  bytes.write('0000000033', at)
  return bytes
}

/** Twelve drawings of which each shows the next ten times: short in bytes, a million million to whoever draws the page. */
export function endlessDrawing(): SmallObject[] {
  const objects = paperObjects('paper')
  const first = objects.length + 1
  objects[3] = {
    dict: `/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /X ${first} 0 R >> >>`,
  }
  objects[4] = { dict: '', stream: '/X Do' }
  const drawings = Array.from({ length: 12 }, (_, at) => ({
    dict: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${first + at + 1} 0 R >> >>`,
    stream: '/X Do '.repeat(10),
  }))
  const last = { dict: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >>' }
  return [...objects, ...drawings, { ...last, stream: 'BT /F1 9 Tf (x) Tj ET' }]
}

export const joined = (...parts: (Uint8Array | string)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)))
export const hostilePdfs: readonly HostileFile[] = [
  { what: '48 widths of two hundred million', bytes: () => withWidths('1 200000000 1'), said: /字段宽度 \/W 不合规/ },
  { what: '48 widths of two thousand million', bytes: () => withWidths('1 2000000000 1'), said: /字段宽度 \/W 不合规/ },
  { what: '48 widths of nothing', bytes: () => withWidths('0 0 0'), said: /\/W 全为零/ },
  { what: '49 a stream of 300 MB', bytes: () => withObject(bomb(300 * MiB)), said: /第 7 号对象.*解压后超过 32 MB/ },
  {
    what: '49 many streams within the limit of one',
    bytes: () => pdfOf([...paperObjects('paper'), ...Array.from({ length: 12 }, () => thirty)]),
    said: /合计超过 256 MB/,
  },
  { what: '49 packed twice', bytes: () => packedTwice(), said: /解压后超过 32 MB/ },
  { what: '50 cut off', bytes: () => Buffer.from(smallPdf('paper')).subarray(0, 300), said: /没有传完整/ },
  {
    what: '50 cut off inside a stream',
    bytes: () => joined(Buffer.from(smallPdf('paper')).subarray(0, 470), '%%EOF'),
    said: /没有传完整/,
  },
  { what: '50 wrong cross-references', bytes: wrongXref, said: /第 1 号对象在字节 33，那里没有这个对象/ },
  { what: '50 looped page tree', bytes: looped, said: /页面树在第 2 号对象处成环/ },
  { what: '50 a hundred thousand pages', bytes: manyPages, said: /超过 5000 页/ },
  { what: '50 pages that share their nodes', bytes: sharedPages, said: /成环/ },
  { what: '50 encrypted', bytes: () => pdfOf(paperObjects('paper'), '/Encrypt 3 0 R'), said: /已加密/ },
  { what: '50 nested deep', bytes: () => withDict(`/A ${'['.repeat(5000)}`), said: /嵌套超过 64 层/ },
  {
    what: '51 also an archive',
    bytes: () => joined(smallPdf('paper'), zipOf([{ name: 'a', data: 'b' }])),
    said: /又是压缩包/,
  },
  {
    what: '51 also a web page',
    bytes: () => joined('%PDF-1.7\n%<script>alert(1)</script>\n', smallPdf('paper').subarray(9)),
    said: /网页代码/,
  },
  {
    what: '51 something behind the end',
    bytes: () => joined(smallPdf('paper'), Buffer.alloc(5000, 7)),
    said: /之后还有/,
  },
  { what: '52 an attached test virus', bytes: () => withAttachment(eicar), said: /EICAR/ },
  { what: '52 an attachment', bytes: () => withAttachment('MZ...'), said: /内嵌了附件/ },
  {
    what: 'JavaScript',
    bytes: () => withDict('/S /JavaScript /JS (app.alert(1))'),
    said: /第 7 号对象（字节 \d+）含有JavaScript 脚本/,
  },
  {
    what: 'JavaScript written otherwise',
    bytes: () => withDict('/S /J#61vaScript /J#53 (app.alert(1))'),
    said: /JavaScript/,
  },
  {
    what: 'JavaScript in a stream of objects',
    bytes: () => hidden('<< /S /JavaScript /JS (x) >>'),
    said: /JavaScript/,
  },
  { what: 'a program started', bytes: () => withDict('/OpenAction << /S /Launch /F (cmd.exe) >>'), said: /Launch/ },
  { what: 'a kind of action by reference', bytes: () => withDict('/A << /S 3 0 R >>'), said: /间接引用的动作/ },
  { what: 'a form that is sent', bytes: () => withDict('/S /SubmitForm /F (http://x)'), said: /SubmitForm/ },
  { what: 'XFA', bytes: () => withDict('/AcroForm << /XFA 3 0 R >>'), said: /XFA/ },
  { what: 'rich media', bytes: () => withDict('/Type /Annot /Subtype /RichMedia /Rect [0 0 1 1]'), said: /RichMedia/ },
  {
    what: 'data outside the file',
    bytes: () => withObject({ dict: '/F (\\\\\\\\server\\\\share)', stream: '' }),
    said: /文件之外/,
  },
  {
    what: '55 a picture of 60000 by 60000 in a paper',
    bytes: () => withObject({ dict: '/Subtype /Image /Width 60000 /Height 60000', stream: '' }),
    said: /60000×60000/,
  },
]

const packedTwice = () => {
  const data = deflateSync(deflateSync(Buffer.alloc(200 * MiB), { level: 1 }))
  return withObject({ dict: `/Filter [/FlateDecode /FlateDecode] /Length ${data.length}`, stream: data })
}

const withAttachment = (words: string) =>
  pdfOf([
    ...paperObjects('paper'),
    { dict: '/Type /Filespec /F (a.txt) /EF << /F 7 0 R >>' },
    { dict: '', stream: words },
  ])
