import { blocked } from './blocked.ts'
import { pageBreak, type Reading } from './inspection.ts'
import { pageWarnings } from './page-warnings.ts'
import { dangersIn } from './pdf-dangers.server.ts'
import { openPdf } from './pdf-file.server.ts'
import { fontsOf, pagesOf } from './pdf-pages.server.ts'
import { mostText, readPages } from './pdf-text.server.ts'

/** A PDF as paper: its structure is whole, nothing in it acts. Throws `blocked` with what is wrong and where. */
export async function inspectPdf(bytes: Buffer): Promise<Omit<Reading, 'kind'>> {
  refuseTail(bytes)
  const file = openPdf(bytes)
  const warnings = dangersIn(file)
  const { length } = pagesOf(file)
  const fonts = fontsOf(file)
  const { counted, pages } = await readPages(bytes, { most: length })
  const apart = fonts.filter(({ embedded }) => !embedded).map(({ name }) => name)
  return {
    pages: length,
    fonts,
    sizes: pages.map(({ width, height }) => [Math.round(width), Math.round(height)]),
    text: pages
      .map(({ words }) => words ?? '')
      .join(pageBreak)
      .slice(0, mostText),
    warnings: [
      ...warnings,
      ...(apart.length > 0 ? [`未嵌入字体，换一台电脑可能显示不同：${apart.slice(0, 5).join('、')}`] : []),
      ...(counted === length ? [] : [`页面目录里有 ${length} 页，文件自称 ${counted} 页`]),
      ...pageWarnings(pages),
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
