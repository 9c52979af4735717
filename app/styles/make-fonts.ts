/**
 * Writes fonts.css: the faces a machine without Chinese fonts falls back to. Run it when a font package changes.
 * Only woff2, the two weights in use side by side (their equal ranges then compress to one), and of Hanazono only the
 * blocks of ideographs, for rare names. Every face has a unicode-range, so a machine with its own fonts loads nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const modules = new URL('../../node_modules/', import.meta.url)

type Face = { file: string; range: string }

function facesOf(stylesheet: string, folder: string): Face[] {
  const css = readFileSync(new URL(stylesheet, modules), 'utf8')
  return [...css.matchAll(/url\((?:\.\/)?([^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/g)].map(([, file, range]) => ({
    file: `${folder}${file}`,
    range: (range ?? '').replace(/\s+/g, '').toLowerCase(),
  }))
}

const rule = (family: string, weight: number, { file, range }: Face): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url("${file}") format("woff2");unicode-range:${range}}`

const regular = facesOf('@fontsource/noto-sans-sc/400.css', '@fontsource/noto-sans-sc/')
const sans = regular.flatMap((face) => {
  const bold = { ...face, file: face.file.replace('-400-', '-600-') }
  return [rule('Kejiban Sans', 400, face), rule('Kejiban Sans', 600, bold)]
})
const ideographs = /CJK-(Unified|Compatibility)-Ideographs/
const rare = facesOf('hanamin/HanaMin.css', 'hanamin/')
  .filter((face) => ideographs.test(face.file))
  .map((face) => rule('Kejiban Rare', 400, face))

const rules = [...sans, ...rare]
const missing = rules
  .map((css) => /url\("([^"]+)"/.exec(css)?.[1] ?? '')
  .filter((file) => !existsSync(new URL(file, modules)))
if (missing.length > 0) throw new Error(`font files missing: ${missing.join(', ')}`)
const head = '/* Written by make-fonts.ts from @fontsource/noto-sans-sc (OFL-1.1) and hanamin (GlyphWiki licence). */'
writeFileSync(new URL('fonts.css', import.meta.url), `${[head, ...rules].join('\n')}\n`)
