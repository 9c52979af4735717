import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keepCheckpoint } from '#app/checkpoint.server.ts'
import { archiveOf } from '#app/filings/archive.server.ts'
import { archiveFor } from '#app/presenters/archive.server.ts'
import { engines } from '#tests/support/engines.ts'
import { hashOf, pdfOf, uploadedPaper } from '#tests/support/filed-papers.ts'
import { file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, seat, signedIn } from '#tests/support/room.ts'

const repository = new URL('../../app/server/verify.mjs', import.meta.url).pathname

function run(program: string, ...args: string[]): { passed: boolean; words: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { passed: status === 0, words: `${stdout}${stderr}` }
}

type Kept = { zip: Uint8Array; checkpoint: string }

/** A filed case with a draft besides, a checkpoint kept outside, and the archive of it that the underwriter takes. */
async function archived(of: RegistrationCase): Promise<Kept> {
  await uploadedPaper(of, { id: 'm', words: 'first' })
  await uploadedPaper(of, { id: 'f', words: 'opinion' })
  of.ports.at('2026-03-05T02:00:00.000Z')
  await file(of)
  await uploadedPaper(of, { id: 'm', words: 'draft of a revision', number: 2 })
  const outside: string[] = []
  const keep = async (_name: string, text: string) => void outside.push(text)
  await keepCheckpoint(of.db, keep, of.ports.now())
  return { zip: await archiveOfUnderwriter(of), checkpoint: outside.join('') }
}

async function archiveOfUnderwriter(of: RegistrationCase): Promise<Uint8Array> {
  const room = await enter(of.db, of.ports, signedIn('lead-underwriter', 'org-bank', 'banker-1'), of.project)
  const stream = archiveOf(of.context.files, await archiveFor(room))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const textIn = (files: Record<string, Uint8Array>, name: string) => Buffer.from(files[name] ?? []).toString('utf8')

describe.each(engines)('the archive of a project on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    return of.end
  })

  test('every filed version and the last, both hashes, the chain, the checkpoint: and its own verifier agrees', async () => {
    const { zip } = await archived(of)
    const files = unzipSync(zip)
    const manifest = JSON.parse(textIn(files, 'manifest.json'))
    expect(
      manifest.files.map(({ code, version }: { code: string; version: number }) => `${code}${version}`),
    ).toHaveLength(3)
    for (const { file: name, sha256, sm3, bytes } of manifest.files) {
      const content = files[name] ?? new Uint8Array()
      expect([hashOf(content), hashOf(content, 'sm3'), content.length]).toEqual([sha256, sm3, bytes])
    }
    const lines = textIn(files, 'chain.jsonl').trim().split('\n')
    expect(lines).toHaveLength(manifest.chain.events)
    const { head } = await of.db.selectFrom('project').select('head').executeTakeFirstOrThrow()
    expect(manifest.chain.head).toBe(head)
    expect(manifest.checkpoint).toMatchObject({ day: '2026-03-05', head })
    const folder = mkdtempSync(join(tmpdir(), 'kejiban-archive-'))
    const path = join(folder, 'archive.zip')
    writeFileSync(path, zip)
    const { passed, words } = run(repository, path)
    expect([passed, words]).toEqual([true, expect.stringContaining('文件 3 份，其中 2 份与报送时封存的校验值相符')])
    rmSync(folder, { recursive: true })
  })

  test('lines that are not the reader’s are links without words; a draft is not in the reviewer’s', async () => {
    await archived(of)
    const review = signedIn('venue-review', 'org-nafmii', 'reviewer-1')
    const { chain, filings } = await archiveFor(await enter(of.db, of.ports, review, of.project))
    expect(filings.map(({ version }) => version)).toEqual([1, 1])
    for (const line of chain)
      if ('withheld' in line) expect(Object.keys(line).sort()).toEqual(['hash', 'previous', 'seq', 'withheld'])
      else expect(line.by_organisation === 'org-nafmii' || line.type === 'filing.seal').toBe(true)
    expect(chain.some((line) => !('withheld' in line) && line.type === 'filing.seal')).toBe(true)
    await seat(of.db, of.project, 'rater', 'org-rater')
    const rater = await archiveFor(await enter(of.db, of.ports, signedIn('rater', 'org-rater'), of.project))
    expect(rater.chain.every((line) => 'withheld' in line)).toBe(true)
    expect(rater.filings).toEqual([])
  })

  test('a stranger finds nothing', async () => {
    await archived(of)
    const stranger = signedIn('lead-underwriter', 'org-fund', 'stranger-1')
    await expect(enter(of.db, of.ports, stranger, of.project)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the verifier names what was changed', () => {
  let files: Record<string, Uint8Array>
  let checkpoint: string
  let folder: string
  let count = 0

  beforeAll(async () => {
    const [sqlite] = engines
    if (!sqlite) throw new Error('no engine')
    const of = await registrationCase(sqlite.create)
    const kept = await archived(of)
    files = unzipSync(kept.zip)
    checkpoint = kept.checkpoint
    folder = mkdtempSync(join(tmpdir(), 'kejiban-tamper-'))
    await of.end()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  type Files = Record<string, Uint8Array | string>

  /** Unpacks the archive with something changed, and runs the verifier that came with it. */
  function verified(change: (files: Files) => void, ...args: string[]) {
    count += 1
    const at = join(folder, String(count))
    const changed: Files = { ...files }
    change(changed)
    for (const [name, content] of Object.entries(changed)) {
      mkdirSync(dirname(join(at, name)), { recursive: true })
      writeFileSync(join(at, name), content)
    }
    return run(join(at, 'verify.mjs'), ...args)
  }

  const edit = (name: string, change: (text: string) => string) => (all: Files) => {
    const before = Buffer.from(all[name] as Uint8Array).toString('utf8')
    all[name] = change(before)
    expect(all[name]).not.toBe(before)
  }
  const lines = (change: (lines: string[]) => string[]) =>
    edit('chain.jsonl', (text) => `${change(text.trim().split('\n')).join('\n')}\n`)
  const manifest = (change: (manifest: ReturnType<typeof JSON.parse>) => void) =>
    edit('manifest.json', (text) => {
      const value = JSON.parse(text)
      change(value)
      return JSON.stringify(value)
    })

  test('untouched it passes, beside the checkpoint that was kept elsewhere too', () => {
    expect(verified(() => {})).toMatchObject({ passed: true, words: expect.stringContaining('核验通过') })
    const path = join(folder, 'kept.json')
    writeFileSync(path, checkpoint)
    const { passed, words } = verified(() => {}, '--checkpoint', path)
    expect([passed, words]).toEqual([true, expect.stringContaining('另存的检查点 2026-03-05 与操作记录相符')])
  })

  const other = pdfOf('first, but otherwise')
  const put = (name: string, bytes: Uint8Array) => (all: Files) => {
    all[name] = bytes
  }
  const listed = (name: string, over: Record<string, unknown>) =>
    manifest((value) => {
      value.files = value.files.map((paper: { file: string }) => (paper.file === name ? { ...paper, ...over } : paper))
    })
  const no = '0'.repeat(64)
  const replaced = { sha256: hashOf(other), sm3: hashOf(other, 'sm3'), bytes: other.length }

  test.each<[what: string, change: (files: Files) => void, said: RegExp]>([
    ['a byte of a paper', put('文件/m.pdf', pdfOf('firsT')), /文件「文件\/m\.pdf」：SHA-256 与清单不符/],
    ['a paper left out', (all) => void delete all['文件/f.pdf'], /文件「文件\/f\.pdf」：不在包里/],
    ['a paper put in', put('文件/x.pdf', other), /文件「文件\/x\.pdf」：清单中没有/],
    ['a SHA-256', listed('文件/m.pdf', { sha256: no }), /m\.pdf」：SHA-256 与清单不符/],
    ['an SM3', listed('文件/m.pdf', { sm3: no }), /m\.pdf」：SM3 与清单不符/],
    [
      'a filed paper together with its hashes',
      (all) => {
        put('文件/m.pdf', other)(all)
        listed('文件/m.pdf', replaced)(all)
      },
      /^文件「文件\/m\.pdf」：标为已报送，操作记录中没有它的校验值\n核验未通过：1 处/,
    ],
    [
      'the words of a line',
      lines((all) => all.map((line) => line.replace('同意报送', '不同意报送'))),
      /操作记录第 \d+ 条：内容与校验值不符/,
    ],
    ['a line taken out', lines((all) => all.toSpliced(2, 1)), /操作记录第 3 条：缺失或者次序被改动/],
    ['two lines swapped', lines(([a = '', b = '', ...rest]) => [b, a, ...rest]), /与前一条不相接/],
    ['the end cut off', lines((all) => all.slice(0, -1)), /末条校验值与清单不符，末尾被截去或者改动/],
    [
      'the head in the manifest',
      manifest(({ chain }) => void Object.assign(chain, { head: no })),
      /末条校验值与清单不符/,
    ],
    [
      'the checkpoint',
      manifest(({ checkpoint: it }) => void Object.assign(it, { seq: it.seq + 1 })),
      /检查点 2026-03-05：与操作记录不符/,
    ],
    [
      'a hash in what was sealed',
      lines((all) => all.map((line) => line.replace(hashOf(pdfOf('first')), hashOf(other)))),
      /操作记录第 \d+ 条：内容与校验值不符/,
    ],
    ['the manifest gone', (all) => void delete all['manifest.json'], /manifest\.json：不在包里/],
    ['the chain unreadable', edit('chain.jsonl', (text) => text.slice(0, -20)), /chain\.jsonl：不能读懂/],
    ['the manifest emptied', edit('manifest.json', () => '{}'), /manifest\.json：缺少应有的内容/],
  ])('%s', (_, change, said) => {
    const { passed, words } = verified(change)
    expect(words).toMatch(said)
    expect(passed).toBe(false)
  })

  test('a chain made up anew, hashes and all, is found out by the checkpoint that was kept elsewhere', () => {
    const path = join(folder, 'honest.json')
    writeFileSync(path, checkpoint)
    const short = (all: Files) => {
      lines((told) => told.slice(0, -1))(all)
      const last = JSON.parse(String(all['chain.jsonl']).trim().split('\n').at(-1) ?? '')
      manifest((value) => {
        Object.assign(value.chain, { head: last.hash, events: value.chain.events - 1 })
        value.checkpoint = null
      })(all)
    }
    expect(verified(short)).toMatchObject({ passed: true, words: expect.stringContaining('包内没有检查点') })
    const { passed, words } = verified(short, '--checkpoint', path)
    expect([passed, words]).toEqual([false, expect.stringContaining('另存的检查点 2026-03-05：与操作记录不符')])
  })

  test('a checkpoint that was changed itself is named', () => {
    const path = join(folder, 'changed.json')
    writeFileSync(path, checkpoint.replace(/"seq": \d+/, '"seq": 1'))
    expect(verified(() => {}, '--checkpoint', path).words).toContain('另存的检查点 2026-03-05：本身被改动')
  })

  test('what is no archive at all ends with a sentence', () => {
    const path = join(folder, 'no.zip')
    writeFileSync(path, 'PK?')
    expect(run(repository, path)).toMatchObject({
      passed: false,
      words: expect.stringContaining('不是完整的 ZIP 文件'),
    })
    expect(run(repository, join(folder, 'nowhere')).words).toContain('用法')
    expect(readFileSync(repository, 'utf8')).toBe(textIn(files, 'verify.mjs'))
  })
})
