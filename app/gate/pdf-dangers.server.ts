import { blocked } from './blocked.ts'
import { inflate, MiB } from './inflate.server.ts'
import { find, type PdfFile, resolve } from './pdf-file.server.ts'
import { filtersOf, type PdfObject, placeOf, unpackStream } from './pdf-objects.server.ts'
import { isDict, nameOf, type PdfDict, type PdfValue, refOf } from './pdf-values.server.ts'
import { testSignature } from './test-signature.server.ts'

/** Kinds of action (ISO 32000-1, 12.6.4) that run something, reach out or carry something in. */
const actions: Record<string, string> = {
  JavaScript: 'JavaScript 脚本',
  Launch: '启动外部程序的动作（Launch）',
  SubmitForm: '向外发送表单的动作（SubmitForm）',
  ImportData: '导入外部数据的动作（ImportData）',
  GoToR: '打开外部文件的动作（GoToR）',
  GoToE: '打开内嵌文件的动作（GoToE）',
  Rendition: '播放媒体的动作（Rendition）',
  Movie: '播放影片的动作（Movie）',
  Sound: '播放声音的动作（Sound）',
  RichMediaExecute: '富媒体动作（RichMedia）',
}

const annotations: Record<string, string> = {
  RichMedia: '富媒体批注（RichMedia）',
  FileAttachment: '附件批注（FileAttachment）',
  Movie: '影片批注',
  Sound: '声音批注',
  Screen: '媒体批注（Screen）',
  '3D': '三维批注',
}

type Found = { file: PdfFile; links: number; signatures: number; attachments: Set<number> }

/**
 * Looks at every dictionary of every object, those in streams of objects too: names as values, so that a text that only
 * speaks of JavaScript is no danger. Throws `blocked` at the first danger; answers with what should be known.
 */
export function dangersIn(file: PdfFile): string[] {
  const found: Found = { file, links: 0, signatures: 0, attachments: new Set() }
  for (const object of [...file.objects, ...[...file.within.values()].flat()]) {
    if (object.stream && isDict(object.value) && object.value.has('F'))
      throw blocked(`${placeOf(object)}引用文件之外的数据`)
    visit(object, object.value, found)
    if (isDict(object.value) && nameOf(object.value.get('Type')) === 'EmbeddedFile')
      found.attachments.add(object.number)
  }
  const data = [...found.attachments].filter((number) => carriesData(file, number))
  checkStreams(file)
  return [
    ...(data.length > 0 ? [`内嵌 ${data.length} 个数据附件（JSON）`] : []),
    ...(found.links > 0 ? [`含有 ${found.links} 处网页链接`] : []),
    ...(found.signatures > 0 ? [`含有 ${found.signatures} 处电子签名（未验证）`] : []),
  ]
}

function visit(object: PdfObject, value: PdfValue, found: Found): void {
  if (Array.isArray(value)) for (const one of value) visit(object, one, found)
  if (!isDict(value)) return
  checkDict(object, value, found)
  for (const inner of value.values()) visit(object, inner, found)
}

function checkDict(object: PdfObject, dict: PdfDict, found: Found): void {
  const refuse = (what: string) => blocked(`${placeOf(object)}含有${what}，不能上传`)
  const action = dict.get('S')
  const danger = actions[nameOf(action) ?? '']
  if (danger) throw refuse(danger)
  if (refOf(action) !== undefined) throw refuse('写成间接引用的动作类型，无法判断其作用')
  if (dict.has('JS')) throw refuse('JavaScript 脚本')
  if (dict.has('XFA')) throw refuse('XFA 动态表单')
  if (dict.has('RichMediaContent')) throw refuse('富媒体（RichMedia）')
  const annotation = dict.has('Rect') ? annotations[nameOf(dict.get('Subtype')) ?? ''] : undefined
  if (annotation) throw refuse(annotation)
  const files = resolve(found.file, dict.get('EF'))
  if (isDict(files)) for (const file of files.values()) found.attachments.add(refOf(file) ?? -1)
  if (nameOf(action) === 'URI') found.links += 1
  if (nameOf(dict.get('Type')) === 'Sig') found.signatures += 1
}

/** An attachment that is JSON (our own papers carry their facts so) is data; anything else is refused. */
function carriesData(file: PdfFile, number: number): boolean {
  const object = find(file, number)
  const bytes = object && (unpackStream(object, file.budget, 4 * MiB) ?? object.stream)
  if (!bytes) return false
  if (bytes.includes(testSignature)) throw blocked(`第 ${number} 号对象：附件含有病毒测试特征（EICAR），不能上传`)
  try {
    JSON.parse(bytes.toString('utf8'))
    return true
  } catch {
    throw blocked(`第 ${number} 号对象：内嵌了附件（EmbeddedFile），请删除附件后上传`)
  }
}

/** Pixels to a side, and in all: A0 at 600 dpi is within. */
export const largestSide = 20_000
export const mostPixels = 300_000_000

/** Every packed stream is unpacked once, within bounds; a picture no further than the size it states. */
function checkStreams(file: PdfFile): void {
  for (const object of file.objects) {
    if (!object.stream || !isDict(object.value)) continue
    const type = nameOf(object.value.get('Type'))
    if (type === 'ObjStm' || type === 'XRef') continue
    if (nameOf(object.value.get('Subtype')) === 'Image') checkPicture(object, object.value)
    else unpackStream(object, file.budget)
  }
}

/** Deflate makes at most 1032 bytes of one. */
const deflateRatio = 1032

function checkPicture(object: PdfObject, dict: PdfDict): void {
  const [width, height] = [dict.get('Width'), dict.get('Height')]
  if (typeof width !== 'number' || typeof height !== 'number' || width < 1 || height < 1)
    throw blocked(`${placeOf(object)}：图片没有写明尺寸`)
  if (width > largestSide || height > largestSide || width * height > mostPixels)
    throw blocked(`${placeOf(object)}：图片为 ${width}×${height} 像素，超过每边 ${largestSide} 像素的上限`)
  const [filter, ...more] = filtersOf(dict)
  if (more.length > 2) throw blocked(`${placeOf(object)}：图片压缩了 ${more.length + 1} 层`)
  // Four channels of two bytes, and a byte for each row's predictor.
  const stated = width * height * 8 + height
  const packed = object.stream?.length ?? 0
  if (filter !== 'FlateDecode' || packed * deflateRatio <= stated + MiB) return
  // What is thrown away at once does not count against the file: scans of many pages are large and honest.
  inflate(object.stream ?? Buffer.alloc(0), {
    budget: { left: Number.POSITIVE_INFINITY },
    where: `${placeOf(object)}的图片数据`,
    most: Math.max(MiB, Math.min(stated, 64 * MiB)),
  })
}
