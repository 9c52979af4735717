import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFace } from '#templates/fonts/face.ts'
import { readWoff2 } from '#templates/fonts/woff2.ts'
import { rareFiles, unpacked } from '#tests/support/whole-face.ts'

const outline = (face: ReturnType<typeof readFace>, glyph: number): string => {
  const { data, from, to } = face.outlineOf(glyph)
  return data.toString('latin1', from, to)
}

/** Every thirteenth of the files: signs with hints, scripts, and ideographs of each block. */
const some = rareFiles.filter((_, at) => at % 13 === 0)

describe('a face out of a WOFF 2 file', () => {
  test.each(some)('$name is what another library makes of it, glyph by glyph', async ({ path, name }) => {
    const theirs = readFace(await unpacked(path), name)
    const ours = readWoff2(readFileSync(path), name)
    const { characters, widths, bounds, glyphCount } = theirs
    expect(ours).toMatchObject({ characters, widths, bounds, glyphCount })
    // From the last to the first: an outline may be asked for before those it comes after.
    for (let glyph = glyphCount - 1; glyph >= 0; glyph -= 1) {
      // The file ends each outline on a word.
      expect(outline(ours, glyph).padEnd(outline(theirs, glyph).length, '\0')).toBe(outline(theirs, glyph))
    }
  })

  test('what our faces do not have is refused by name', () => {
    const file = readFileSync(some[0]!.path)
    const changed = (at: number, write: (bytes: Buffer) => void) => {
      const copy = Buffer.from(file)
      write(copy.subarray(at))
      return () => readWoff2(copy, 'Changed')
    }
    expect(changed(0, (bytes) => bytes.write('wOFF', 'latin1'))).toThrow('not a WOFF 2 file')
    expect(changed(4, (bytes) => bytes.write('ttcf', 'latin1'))).toThrow('a collection')
    expect(changed(48, (bytes) => bytes.writeUInt8((bytes[0] ?? 0) | 0x40))).toThrow('packed in a way that is not read')
  })

  test('a glyph that the face does not have is refused', () => {
    const { path, name } = some[0]!
    const face = readWoff2(readFileSync(path), name)
    expect(() => face.outlineOf(face.glyphCount + 1)).toThrow()
  })
})
