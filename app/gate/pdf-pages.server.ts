import { blocked } from './blocked.ts'
import type { FontUsed } from './inspection.ts'
import { find, type PdfFile, resolve } from './pdf-file.server.ts'
import { isDict, nameOf, type PdfDict, refOf } from './pdf-values.server.ts'

/** Pages of one file: the longest volumes of a filing have two thousand. */
export const mostPages = 5000

/** The pages in reading order. Throws `blocked` on a tree that has none, too many, or leads back into itself. */
export function pagesOf(file: PdfFile): PdfDict[] {
  const catalogue = resolve(file, file.xref.trailer.get('Root'))
  const root = isDict(catalogue) ? refOf(catalogue.get('Pages')) : undefined
  if (root === undefined) throw blocked('文件没有页面目录（/Pages）')
  const pages: PdfDict[] = []
  const seen = new Set<number>()
  const waiting = [root]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) throw blocked(`页面树在第 ${number} 号对象处成环`)
    seen.add(number)
    const node = find(file, number)?.value
    if (!isDict(node)) throw blocked(`页面树指向的第 ${number} 号对象不存在`)
    const kids = resolve(file, node.get('Kids'))
    if (!Array.isArray(kids)) pages.push(node)
    else for (const kid of kids.toReversed()) waiting.push(refOf(kid) ?? -1)
    if (pages.length > mostPages || waiting.length > mostPages * 4) throw blocked(`超过 ${mostPages} 页，请分卷上传`)
  }
  if (pages.length === 0) throw blocked('文件没有任何页面')
  return pages
}

/** Every face by its name, without the six letters of a subset; whether it comes with the file. */
export function fontsOf(file: PdfFile): FontUsed[] {
  const faces = new Map<string, boolean>()
  for (const { value } of [...file.objects, ...[...file.within.values()].flat()]) {
    if (!isDict(value)) continue
    const [type, kind] = [nameOf(value.get('Type')), nameOf(value.get('Subtype'))]
    const described = type === 'FontDescriptor'
    // A composite or drawn face has no descriptor of its own; one of the fourteen of every reader may leave it out.
    const bare = type === 'Font' && kind !== 'Type0' && kind !== 'Type3' && !value.has('FontDescriptor')
    if (!described && !bare) continue
    const name = (nameOf(value.get(described ? 'FontName' : 'BaseFont')) ?? '').replace(/^[A-Z]{6}\+/, '').slice(0, 80)
    const embedded = described && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => value.has(key))
    if (name !== '') faces.set(name, embedded || (faces.get(name) ?? false))
  }
  return [...faces].slice(0, 200).map(([name, embedded]) => ({ name, embedded }))
}
