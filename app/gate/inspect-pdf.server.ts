import { blocked } from './blocked.ts'
import type { Reading } from './inspection.ts'
import { dangersIn } from './pdf-dangers.server.ts'
import { openPdf } from './pdf-file.server.ts'
import { fontsOf, pagesOf } from './pdf-pages.server.ts'
import { textOfPages } from './pdf-text.server.ts'

/** A PDF as paper: its structure is whole, nothing in it acts. Throws `blocked` with what is wrong and where. */
export function inspectPdf(bytes: Buffer): Omit<Reading, 'kind'> {
  refuseTail(bytes)
  const file = openPdf(bytes)
  const warnings = dangersIn(file)
  const pages = pagesOf(file)
  const fonts = fontsOf(file)
  const text = textOfPages(file, pages)
  const apart = fonts.filter(({ embedded }) => !embedded).map(({ name }) => name)
  return {
    pages: pages.length,
    fonts,
    text,
    warnings: [
      ...warnings,
      ...(apart.length > 0 ? [`字体未嵌入，换一台电脑可能显示不同：${apart.slice(0, 5).join('、')}`] : []),
      ...(text.length < pages.length * 4 ? ['没有可检索的文字（可能是扫描件）'] : []),
    ],
  }
}

const mostAfterEnd = 1024

/** What follows the end is no part of the paper: another file may stand there that only other programs see. */
function refuseTail(bytes: Buffer): void {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0) throw blocked('文件末尾没有 %%EOF，文件可能没有传完整，请重新另存为 PDF 后上传')
  if (bytes.length - end > mostAfterEnd)
    throw blocked(`PDF 在字节 ${end} 处结束，之后还有 ${bytes.length - end - 5} 字节的其他内容，不能上传`)
}
