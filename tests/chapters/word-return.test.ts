import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readChapters } from '#app/chapters/read-chapters.server.ts'
import { chapterDocument, decideWord, returnedWord } from '#app/chapters/word-chapter.server.ts'
import { bringWord } from '#app/commands/bring-word.server.ts'
import { settleRemark } from '#app/commands/chapter-remarks.server.ts'
import { settleWord } from '#app/commands/settle-word.server.ts'
import { wordCopy } from '#app/filings/word-copy.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import { openStore } from '#db/files/store.ts'
import { listRemarks } from '#db/queries/chapter-remarks.ts'
import { findWordReturn, listChapterTexts, listWordReturns } from '#db/queries/chapters.ts'
import { findFiling } from '#db/queries/filings.ts'
import {
  assign,
  type ChapterWorld,
  chapterCase,
  chapterNow,
  checker,
  firm,
  notation,
  writer,
} from '#tests/support/chapter-case.ts'
import { plain } from '#tests/support/desk.ts'
import { type Engine, engines } from '#tests/support/engines.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

async function readPaper({ db, project, ports }: ChapterWorld) {
  const filing = (await findFiling(db, 'paper'))!
  const read = await readChapters({ tx: db, project, rulebook: builtInRulebook }, filing, ports.now())
  if (!read.ok) throw new Error(read.message)
  return read
}

/** A world of its own for each test, and what is done in it. */
function wordCase(engine: Engine) {
  let world: ChapterWorld
  let folder: string
  beforeEach(async () => {
    world = await chapterCase(engine)
    folder = mkdtempSync(join(tmpdir(), 'kejiban-word-'))
  })
  afterEach(async () => {
    await world.drop()
    rmSync(folder, { recursive: true })
  })

  const readNow = () => readPaper(world)

  /** The chapter, or the whole paper, as it is downloaded, with its text changed as somebody at Word would. */
  async function edited(
    key: string | null,
    edit: (xml: string) => string,
    beside: Record<string, string> = {},
  ): Promise<Uint8Array> {
    const read = await readNow()
    const chapter = read.chapters.find((one) => one.key === (key ?? 'issuer'))!
    const document = key === null ? read.documentWith(chapter.key, chapter.blocks) : chapterDocument(read, chapter)
    const parts = unzipSync(wordCopy(document))
    const xml = edit(strFromU8(parts['word/document.xml']!))
    const added = Object.entries(beside).map(([name, data]) => [name, strToU8(data)] as const)
    return zipSync({ ...parts, ...Object.fromEntries(added), 'word/document.xml': strToU8(xml) })
  }

  let keys = 0
  const bring = (bytes: Uint8Array, chapter: string | null, actor = writer) =>
    bringWord(
      { db: world.db, store: openStore(world.db, folder, world.ports.now), gate: gateHere },
      { filing: 'paper', chapter, name: '稿.docx', bytes, actor, key: `bring-key-${++keys}` },
      world.ports,
    )

  const settle = async (
    returned: string,
    chapter: string,
    more: { refused?: number[]; restored?: string[]; done?: number[]; revision?: number } = {},
  ) => {
    const revision = (await chapterNow(world, chapter)).row?.revision ?? 0
    const asked = { filing: 'paper', returned, chapter, revision, refused: [], restored: [], done: [], ...more }
    return settleWord(world.db, { ...asked, actor: writer, key: `settle-key-${++keys}` }, world.ports)
  }

  const waiting = async (id: string) => returnedWord(await readNow(), (await findWordReturn(world.db, id))!)
  return { at: () => world, readNow, edited, bring, settle, waiting }
}

describe.each(engines)('a chapter brought back from Word on $name', (engine) => {
  const { at, readNow, edited, bring, settle, waiting } = wordCase(engine)

  test('untouched, it is the chapter as it was, quotes and all', async () => {
    const before = await chapterNow(at(), 'issuer')
    const done = await bring(await edited('issuer', (xml) => xml), 'issuer')
    if (!done.ok) throw new Error(JSON.stringify(done))
    const { chapters, content } = await waiting(done.returned)
    expect(content.losses).toEqual([])
    expect(decideWord(await readNow(), chapters[0]!)).toMatchObject({ changed: 0, changes: [] })
    expect(await settle(done.returned, 'issuer')).toMatchObject({ ok: true, left: 0 })
    const after = await chapterNow(at(), 'issuer')
    expect([after.source, notation(after.kept)]).toEqual(['word', notation(before.kept)])
    expect(await listWordReturns(at().db, 'paper')).toEqual([])
  })
})

describe.each(engines.slice(0, 1))('what was edited in Word', (engine) => {
  const { at, readNow, edited, bring, settle, waiting } = wordCase(engine)

  test('edited words stay, quotes beside them stay quotes, a quote that was changed is put to the person', async () => {
    const text = (xml: string) =>
      xml
        .replace(/(<w:t [^>]*>)截至本期发行文件签署日，/, '$1截至本募集说明书签署日，')
        .replace(/(<w:tag w:val="kejiban:issuer.phone"\/>.*?<w:t [^>]*>)[^<]*/s, '$1010-00000000')
    const done = await bring(await edited('issuer', text), 'issuer')
    if (!done.ok) throw new Error(JSON.stringify(done))
    const read = await readNow()
    const { chapters } = await waiting(done.returned)
    const { changes, changed } = decideWord(read, chapters[0]!)
    expect(changes).toEqual([{ key: 'issuer.phone', now: '010-00000000', was: expect.stringContaining('示例') }])
    expect(changed).toBeGreaterThan(1)
    expect(notation(decideWord(read, chapters[0]!).blocks)).toContain('| 联系电话 | 010-00000000 |')
    expect(await settle(done.returned, 'issuer', { restored: ['issuer.phone=010-00000000'] })).toMatchObject({
      ok: true,
    })
    const typed = notation((await chapterNow(at(), 'issuer')).kept)
    expect(typed).toMatch(
      /截至本募集说明书签署日，发行人控股股东和实际控制人情况：\{\{issuer\.controller(\|句中)?\}\}。/,
    )
    expect(typed).toContain('| 联系电话 | {{issuer.phone}} |')
    expect(typed).toContain('| 员工人数 | {{issuer.employees|人}} |')
  })

  test('a revision that is refused leaves the chapter as it was, and is kept in the record with its author', async () => {
    const revised = (xml: string) =>
      xml.replace(
        /<w:r>(<w:t [^>]*>资产方面，[^<]*<\/w:t>)<\/w:r>/,
        '<w:r>$1</w:r><w:ins w:id="5" w:author="律师甲" w:date="2026-07-19T08:00:00Z"><w:r><w:t>另加一句。</w:t></w:r></w:ins>',
      )
    const before = await chapterNow(at(), 'issuer')
    const done = await bring(await edited('issuer', revised), 'issuer')
    if (!done.ok) throw new Error(JSON.stringify(done))
    const { chapters } = await waiting(done.returned)
    expect(chapters[0]?.revisions).toMatchObject([{ by: '律师甲', after: '另加一句。' }])
    expect(notation(decideWord(await readNow(), chapters[0]!).blocks)).toContain('另加一句。')
    expect(await settle(done.returned, 'issuer', { revision: 7 })).toMatchObject({ reason: 'stale' })
    expect(await settle(done.returned, 'issuer', { refused: [0] })).toMatchObject({ ok: true })
    expect(notation((await chapterNow(at(), 'issuer')).kept)).toBe(notation(before.kept))
    const [text] = await listChapterTexts(at().db, 'paper')
    expect(JSON.parse(text?.settled ?? '{}')).toMatchObject({
      name: '稿.docx',
      revisions: [{ by: '律师甲', after: '另加一句。', accepted: false }],
    })
  })

  const comments = {
    'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${['请核对数据来源', '措辞再斟酌'].map((words, id) => `<w:comment w:id="${id}" w:author="律师甲" w:date="2026-07-19T08:00:00Z"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`).join('')}</w:comments>`,
  }
  const commented = (xml: string) =>
    xml.replace(
      /<w:r>(<w:t [^>]*>资产方面，[^<]*<\/w:t>)<\/w:r>/,
      '<w:commentRangeStart w:id="0"/><w:r>$1</w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>',
    )

  test('comments wait beside the chapter until somebody who writes or checks it has dealt with them', async () => {
    const world = at()
    const remarks = () => listRemarks(world.db, 'paper', 'issuer')
    const file = await edited('issuer', commented, comments)
    const done = await bring(file, 'issuer')
    if (!done.ok) throw new Error(JSON.stringify(done))
    const { chapters, content, unplaced } = await waiting(done.returned)
    expect([content.losses, unplaced]).toEqual([[], []])
    expect(chapters[0]?.remarks).toMatchObject([
      { by: '律师甲', words: '请核对数据来源', about: expect.stringContaining('资产方面') },
      { words: '措辞再斟酌', about: '' },
    ])
    expect(await settle(done.returned, 'issuer', { done: [1] })).toMatchObject({ ok: true })
    // Nothing but comments: the text, and whoever checked it, is left alone.
    expect((await chapterNow(world, 'issuer')).source).toBe('generated')
    expect((await remarks()).map(({ words, done_by }) => [words, done_by])).toEqual([
      ['请核对数据来源', null],
      ['措辞再斟酌', 'bank-1'],
    ])
    const again = await bring(file, 'issuer')
    if (!again.ok) throw new Error(JSON.stringify(again))
    await settle(again.returned, 'issuer')
    const [first] = await remarks()
    expect(await remarks()).toHaveLength(2)
    const log = world.db.selectFrom('event').select('data').where('type', '=', 'chapter.comment')
    expect((await log.execute()).map(({ data }) => JSON.parse(data).count)).toEqual([2])
    let dealt = 0
    const deal = (actor: Actor, chapter = 'issuer') =>
      settleRemark(
        world.db,
        { filing: 'paper', chapter, remark: first?.id ?? '', actor, key: `remark-key-${++dealt}` },
        world.ports,
      )
    await assign(world, 'issuer', 'law-1', 'bank-2')
    expect(await deal(writer)).toMatchObject({ ok: false, message: '由编写人或复核人办结批注。' })
    expect(await deal(checker, 'risks')).toMatchObject({ ok: false, message: '没有这条批注。' })
    expect(await deal(checker)).toMatchObject({ ok: true })
    expect(await deal(checker)).toMatchObject({ ok: false, reason: 'stale' })
    expect((await remarks()).map(({ done_by }) => done_by)).toEqual(['bank-2', 'bank-1'])
  })

  test('a whole paper is split by its chapters, each taken by itself', async () => {
    const done = await bring(
      await edited(null, (xml) =>
        xml
          .replace('税项', '税项')
          .replace(/(<w:t [^>]*>)不可抗力风险|(<w:t [^>]*>)严重自然灾害、/, '$1$2重大自然灾害、'),
      ),
      null,
    )
    if (!done.ok) throw new Error(JSON.stringify(done))
    const { chapters, strangers } = await waiting(done.returned)
    const read = await readNow()
    const changed = chapters.filter((piece) => decideWord(read, piece).changed > 0).map(({ chapter }) => chapter.key)
    expect(chapters.length).toBe(read.chapters.length)
    expect(strangers).toContain('重大事项提示')
    expect(changed.filter((key) => key !== 'statements')).toEqual(['risks'])
    expect(await settle(done.returned, 'risks')).toMatchObject({ ok: true, left: chapters.length - 1 })
    expect((await chapterNow(at(), 'risks')).source).toBe('word')
  })

  test('who may not write does not bring back; a file without the chapter is refused by its headings', async () => {
    await assign(at(), 'tax', 'law-1', 'bank-2')
    const tax = await edited('tax', (xml) => xml)
    expect(await bring(tax, 'tax')).toMatchObject({ message: '由编写人编写。' })
    expect(await bring(tax, 'tax', plain('investor', 'org-investor', 'investor-1'))).toMatchObject({ ok: false })
    expect(
      await bring(await edited(null, (xml) => xml.replaceAll('发行人基本情况', '别的章')), 'issuer', firm),
    ).toMatchObject({
      fields: { file: [expect.stringMatching(/^没有找到对应的章；文件中的一级标题是：声明、/)] },
    })
    expect(await bring(strToU8('%PDF-1.4'), 'risks')).toMatchObject({ fields: { file: [expect.any(String)] } })
  })
})
