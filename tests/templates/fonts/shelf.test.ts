import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFace } from '#templates/fonts/face.ts'
import { openFace, openToMeasure, pathInPackage, readWhole } from '#templates/fonts/shelf.ts'

test('a face can be measured with at once, and is its whole file as soon as that was waited for', async () => {
  const file = readFileSync(pathInPackage('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'))
  const whole = readFace(file, 'NotoSerifSC-Bold')
  openToMeasure(['song-bold'])
  const face = openFace('song-bold')
  const { characters, widths, bounds, capHeight, glyphCount } = whole
  expect(face).toMatchObject({ characters, widths, bounds, capHeight, glyphCount })
  await readWhole()
  expect(face.data.equals(file)).toBe(true)
  expect(openFace('song-bold')).toBe(face)
})
