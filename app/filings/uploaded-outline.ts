export type OutlineLine = { ordinal: number; level: number; title: string; page: number | null; digest: null }
export type ReadOutline = { ok: true; headings: OutlineLine[] } | { ok: false; message: string }

const mostLines = 400

/**
 * The table of contents of an uploaded paper as somebody typed or pasted it: one heading a line, its page at the end, with
 * or without leaders. 第一章, 第一节 and the like are chapters, everything else stands under them.
 */
export function readOutline(text: string, pages: number): ReadOutline {
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostLines) return { ok: false, message: `最多 ${mostLines} 行` }
  const headings: OutlineLine[] = []
  for (const [at, line] of lines.entries()) {
    const [, words = line, number] = /^(.*?)[\s.…·．]*?(\d{1,5})?$/u.exec(line) ?? []
    const title = words.replace(/[\s.…·．]+$/u, '').trim()
    const page = number === undefined ? null : Number(number)
    if (title === '' || title.length > 200) return { ok: false, message: `第 ${at + 1} 行：请写“标题 页码”` }
    if (page !== null && (page < 1 || page > pages))
      return { ok: false, message: `第 ${at + 1} 行：页码须在 1 到 ${pages} 之间` }
    headings.push({ ordinal: at, level: /^第.{1,4}[章节]/u.test(title) ? 1 : 2, title, page, digest: null })
  }
  return { ok: true, headings }
}
