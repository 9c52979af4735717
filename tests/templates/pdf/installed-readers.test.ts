import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rareCharacters, sampleProspectus } from '../sample-prospectus.ts'
import { rendered } from './open-pdf.ts'

/** qpdf and poppler where this machine has them; otherwise these checks count as skipped. */
const installed = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

let folder = ''
let file = ''
let env = process.env

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kejiban-pdf-'))
  file = join(folder, 'prospectus.pdf')
  writeFileSync(file, (await rendered(sampleProspectus({ sections: 1, rows: 30 }))).bytes)
  // Without the machine's own fonts: poppler would quietly put one in place of a broken embedded font.
  writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?><fontconfig><dir>${folder}/none</dir></fontconfig>`)
  env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (command: string, ...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(command, args, { env, encoding: 'utf8', maxBuffer: 1 << 26 })
  return { stdout, stderr, status }
}

test.skipIf(!installed('qpdf'))('qpdf finds no error', () => {
  expect(run('qpdf', '--check', file)).toMatchObject({ status: 0, stderr: '' })
})

test.skipIf(!installed('qpdf'))(
  'no object of the file carries transparency, and every font is embedded with its way back to text',
  () => {
    const json = execFileSync('qpdf', ['--json', '--json-key=qpdf', file], { encoding: 'utf8', maxBuffer: 1 << 27 })
    expect(json).not.toMatch(/"\/(SMask|CA|ca|BM)"/)
    const fonts = json.match(/"\/Subtype": "\/Type0"/g) ?? []
    expect(fonts.length).toBeGreaterThan(3)
    expect(json.match(/"\/ToUnicode"/g)).toHaveLength(fonts.length)
    expect(json.match(/"\/FontFile2"/g)).toHaveLength(fonts.length)
  },
)

test.skipIf(!installed('pdftotext'))('poppler extracts the words without a complaint, rare characters too', () => {
  const { stdout, stderr } = run('pdftotext', '-layout', file, '-')
  expect(stderr).toBe('')
  const words = stdout.replace(/\s/g, '')
  for (const char of rareCharacters) expect(words).toContain(char)
  expect(words).toContain('资产总额为1,286,450.37万元')
})

test.skipIf(!installed('pdfinfo'))('poppler sees a tagged file with its headings, tables and contents', () => {
  expect(run('pdfinfo', file).stdout).toMatch(/Tagged:\s+yes/)
  const { stdout, stderr } = run('pdfinfo', '-struct', file)
  expect(stderr).toBe('')
  for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'TOC', 'TOCI', 'L', 'LI', 'Link'])
    expect(stdout).toMatch(new RegExp(`^\\s*${role}\\b`, 'm'))
})

test.skipIf(!installed('pdftoppm'))('poppler draws every page without a complaint and without fonts of its own', () => {
  expect(run('pdftoppm', '-r', '20', '-gray', file, join(folder, 'page'))).toMatchObject({ status: 0, stderr: '' })
})
