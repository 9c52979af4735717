import { codeModules, darkBars } from '../code-modules.ts'

/** Dark on white in both themes, with the free modules around it: a scanner wants it so. The words beside it say the same. */
export function codeSvg(link: string): string {
  const modules = codeModules(link)
  const side = modules.length + 8
  const bars = darkBars(modules).map(({ row, from, length }) => `M${from + 4} ${row + 4}h${length}v1h-${length}z`)
  return `<svg class="doc-code-picture" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" aria-hidden="true"><rect width="${side}" height="${side}" fill="#fff"/><path d="${bars.join('')}" fill="#000"/></svg>`
}
