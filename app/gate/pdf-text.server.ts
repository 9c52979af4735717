import type { PDFiumDocument } from '@hyzyla/pdfium'
import { blocked } from './blocked.ts'
import type { PageRead } from './page-warnings.ts'
import { openInReader } from './pdf-reader.server.ts'

/** Characters read of one file: a prospectus has three hundred thousand. */
export const mostText = 1_000_000

/** Seconds of processor after which no further page is read: a volume of two thousand pages takes ten. */
const mostSeconds = 12

/**
 * The first `most` pages as PDFium, the reader of common browsers, shows them: sizes and words; and how many it counts,
 * which may be a mere claim. Asked only after the structure was found
 * whole, inside the limits of the gate's thread. A page whose words cannot be had, or that comes after the share of the
 * processor is used, has none; a file that the reader cannot open at all is refused (`blocked`).
 */
export async function readPages(
  bytes: Buffer,
  { most, seconds = mostSeconds }: { most: number; seconds?: number },
): Promise<{ counted: number; pages: PageRead[] }> {
  const file = await openInReader(bytes).catch(() => {
    throw blocked('阅读软件打不开这个 PDF，请重新另存为 PDF 后上传')
  })
  const began = process.threadCpuUsage()
  const over = () => {
    const { user, system } = process.threadCpuUsage(began)
    return (user + system) / 1e6 > seconds
  }
  const pages: PageRead[] = []
  const counted = file.getPageCount()
  let length = 0
  for (let at = 0; at < Math.min(counted, most); at += 1) {
    const page = readPage(file, at, length < mostText && !over())
    length += page.words?.length ?? 0
    pages.push(page)
  }
  return { counted, pages }
}

/** A page that the reader has no words of says so by an error of its own; a fault inside the reader goes on to the gate. */
function readPage(file: PDFiumDocument, at: number, withWords: boolean): PageRead {
  const page = file.getPage(at)
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
  if (!withWords) return { width, height, words: null }
  try {
    return { width, height, words: tidy(page.getText()) }
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error
    return { width, height, words: null }
  }
}

/** Where a line was broken inside a word the reader puts U+FFFE. */
const tidy = (words: string): string =>
  words
    .replace(/\ufffe/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
