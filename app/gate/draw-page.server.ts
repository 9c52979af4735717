import { kindOf } from '#db/files/signature.ts'
import type { Drawing, PageAsked } from './inspection.ts'
import { openInReader } from './pdf-reader.server.ts'
import { pictureAsPdf } from './picture-as-pdf.server.ts'
import { pngOf } from './png.server.ts'

/** A sheet longer than this many times its width is drawn smaller, whatever its file says of it. */
const tallest = 3

/**
 * One page as PDFium shows it, with stamps and notes. Asked only of what the gate has taken, in a thread with limits; what
 * that reader cannot draw is said in a Chinese sentence.
 */
export async function drawPage(given: Uint8Array, { page: number, width }: PageAsked): Promise<Drawing> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const kind = kindOf(bytes)
  if (kind !== 'pdf' && kind !== 'png' && kind !== 'jpeg') return undrawn('这种文件没有可显示的页面')
  try {
    const paper = kind === 'pdf' ? bytes : pictureAsPdf(bytes, kind)
    if (!paper) return undrawn('隔行扫描的 PNG 图片不能预览，请下载后查看')
    const file = await openInReader(paper)
    if (number < 1 || number > file.getPageCount()) return undrawn('没有这一页')
    const page = file.getPage(number - 1)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    if (!(originalWidth > 0 && originalHeight > 0)) return undrawn('这一页打不开，请下载后查看')
    const scale = Math.min(width / originalWidth, (width * tallest) / originalHeight)
    const pixels = await page.render({
      scale: 1,
      width: Math.max(1, Math.round(originalWidth * scale)),
      height: Math.max(1, Math.round(originalHeight * scale)),
      render: async ({ data }) => data,
    })
    return { ok: true, png: pngOf(pixels) }
  } catch {
    // The reader failed on this page: it would fail again, and a thread of its own has suffered for it.
    return undrawn('这一页画不出来，请下载后查看')
  }
}

const undrawn = (message: string): Drawing => ({ ok: false, message, lasting: true })
