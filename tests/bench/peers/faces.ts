import { openRareFace } from '#templates/fonts/rare-blocks.ts'
import { openFace } from '#templates/fonts/shelf.ts'
import { wholeFace } from '#tests/support/whole-face.ts'

/** The faces that the text of the benchmark is set in, as complete files for engines that read them so. */
export async function facesOfText(): Promise<{ song: Buffer; hei: Buffer; rare: Buffer }> {
  const rare = openRareFace(0x2a6a5)
  if (!rare) throw new Error('the rare ideographs are not installed')
  return { song: openFace('song').data, hei: openFace('hei').data, rare: await wholeFace(rare) }
}
