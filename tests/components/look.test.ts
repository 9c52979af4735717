import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const folder = new URL('app/', root)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
const fonts = readFileSync(new URL('styles/fonts.css', folder), 'utf8')

/** `style-src 'self'` refuses every style attribute and every style element that is not ours. */
test('nothing on screen carries a style attribute, a style element or raw HTML', () => {
  expect(sources.length).toBeGreaterThan(40)
  for (const file of sources) {
    const text = readFileSync(new URL(file, folder), 'utf8')
    expect(text, file).not.toMatch(/\sstyle=|<style|dangerouslySetInnerHTML/)
  }
})

type Face = { family: string; file: string; ranges: [number, number][] }

const faces: Face[] = [...fonts.matchAll(/font-family:"([^"]+)".*?url\("([^"]+)"\).*?unicode-range:([^}]+)/g)].map(
  ([, family = '', file = '', range = '']) => ({
    family,
    file,
    ranges: range.split(',').map((part) => {
      const [from = '', to = from] = part.replace(/^u\+/i, '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    }),
  }),
)

test.each([...'科技板债券元亿，。「」0123A𬭊𫟹㛃䶮𠮷㐂'])('a machine without fonts has a face for %s', (char) => {
  const point = char.codePointAt(0) ?? 0
  const found = faces.filter((face) => face.ranges.some(([from, to]) => from <= point && point <= to))
  expect(found.length).toBeGreaterThan(0)
  for (const { file } of found) expect(existsSync(new URL(`node_modules/${file}`, root)), file).toBe(true)
})

test('both weights in use have the same faces', () => {
  const sans = faces.filter((face) => face.family === 'Kejiban Sans').map((face) => face.file)
  const weight = (name: string) => sans.filter((file) => file.includes(`-${name}-`)).length
  expect(weight('400')).toBe(weight('600'))
})
