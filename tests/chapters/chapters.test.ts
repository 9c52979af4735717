import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { buildDossier } from '#app/filings/dossier/build.server.ts'
import { documentOf } from '#app/filings/printer.server.ts'
import { listChapterTexts } from '#db/queries/chapters.ts'
import { previewHtml } from '#templates/html/preview.ts'
import {
  assign,
  type ChapterWorld,
  chapterCase,
  chapterNow,
  chaptersNow,
  checker,
  firm,
  move,
  notation,
  write,
  writer,
} from '#tests/support/chapter-case.ts'
import { plain } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

describe.each(engines)('the chapters of a prospectus on $name', (engine) => {
  let world: ChapterWorld
  beforeEach(async () => {
    world = await chapterCase(engine)
  })
  afterEach(() => world.drop())

  const printed = async () => {
    const looking = { tx: world.db, project: world.project, rulebook: builtInRulebook }
    const scope = { kind: 'registration', id: 'r1' }
    const built = await buildDossier(looking, { scope, template: 'prospectus', at: world.ports.now(), event: null })
    if (!built.ok) throw new Error(built.message)
    return documentOf('prospectus', built.dossier)
  }
  const record = (key: string, value: unknown) =>
    recordFacts(
      world.db,
      {
        project: 'p1',
        scope: { kind: 'project', id: 'p1' },
        facts: [{ key, value }],
        actor: writer,
        key: `fact ${key} ${String(value)}`,
      },
      world.ports,
    )

  test('written as they were generated, they print as they were generated, and still quote every fact', async () => {
    const before = await printed()
    for (const chapter of await chaptersNow(world)) {
      if (!chapter.writable) continue
      expect(await write(world, chapter.key, notation(chapter.kept))).toMatchObject({ ok: true })
    }
    expect(previewHtml(await printed())).toBe(previewHtml(before))
  })

  test('a fact edited once shows in a written chapter, and opens it again for whoever checked it', async () => {
    await assign(world, 'issuer', 'bank-1', 'bank-2')
    const typed =
      '# 一、概况\n\n发行人{{issuer.name}}现有员工{{issuer.employees|人}}，注册资本{{issuer.registeredCapital|亿元}}。'
    expect(await write(world, 'issuer', typed)).toEqual({ ok: true, title: expect.any(String), revision: 2 })
    await move(world, 'issuer', 'submit', writer)
    expect(await move(world, 'issuer', 'pass', checker)).toMatchObject({ ok: true })
    expect(await chapterNow(world, 'issuer')).toMatchObject({
      state: 'checked',
      changedSinceCheck: false,
      baseChanged: false,
    })
    world.ports.at('2026-07-21T01:00:00.000Z')
    await record('issuer.employees', 4321)
    // The engine numbers: what was typed of it is taken off.
    expect((await printed()).blocks).toContainEqual({ kind: 'heading', level: 2, text: '一、概况' })
    expect(JSON.stringify((await printed()).blocks)).toContain('"text":"4321人","fact":"issuer.employees"')
    expect(await chapterNow(world, 'issuer')).toMatchObject({ changedSinceCheck: true, baseChanged: true })
  })

  test('whoever wrote does not check, whatever seat he comes from; nobody checks what was not put to him', async () => {
    expect(await assign(world, 'risks', 'bank-1', 'bank-1')).toMatchObject({
      fields: { checker: ['复核人不能是编写人'] },
    })
    expect(await assign(world, 'risks', 'investor-1', '')).toMatchObject({ fields: { owner: ['不在本项目的席位上'] } })
    expect(await assign(world, 'risks', 'law-1', 'bank-2')).toMatchObject({ ok: true })
    expect(await write(world, 'risks', '甲')).toMatchObject({ message: '由编写人编写。' })
    const counsel = plain('counsel', 'org-counsel', 'law-1')
    expect(await write(world, 'risks', '甲', counsel)).toMatchObject({ ok: true })
    expect(await move(world, 'risks', 'pass', checker)).toMatchObject({ message: '提交复核后才能复核。' })
    expect(await move(world, 'risks', 'submit', counsel)).toMatchObject({ ok: true })
    expect(await move(world, 'risks', 'pass', { ...counsel, seats: ['lead-underwriter'] })).toMatchObject({ ok: false })
    expect(await move(world, 'risks', 'return', checker)).toMatchObject({ fields: { reason: ['请填写退回理由'] } })
    expect(await move(world, 'risks', 'return', checker, '甲\u0000')).toMatchObject({
      fields: { reason: [expect.any(String)] },
    })
    expect(await move(world, 'risks', 'return', checker, '补充汇率风险')).toMatchObject({ ok: true })
    expect(await chapterNow(world, 'risks')).toMatchObject({
      state: 'drafting',
      row: { returned_because: '补充汇率风险' },
    })
    expect(await assign(world, 'risks', '', '', counsel)).toMatchObject({ message: '由发行人或主承销商分工。' })
    expect(await assign(world, 'risks', 'firm-1', 'law-1')).toMatchObject({
      fields: { checker: [expect.stringContaining('另选')] },
    })
  })

  test('of two who write at once the second is told, and nothing is lost', async () => {
    expect(await write(world, 'tax', '甲', writer, 0)).toMatchObject({ ok: true, revision: 1 })
    expect(await write(world, 'tax', '乙', firm, 0)).toMatchObject({ ok: false, reason: 'stale' })
    expect(await write(world, 'tax', '乙', firm, 1)).toMatchObject({ ok: true })
    expect(await write(world, 'tax', null, firm, 2)).toMatchObject({ ok: true })
    const texts = await listChapterTexts(world.db, 'paper')
    expect(texts.map(({ source, blocks }) => [source, blocks && JSON.parse(blocks)[0].text])).toEqual([
      ['written', ['甲']],
      ['written', ['乙']],
      ['generated', null],
    ])
    expect((await chapterNow(world, 'tax')).source).toBe('generated')
  })

  test('faults come back with their lines, and a quote is checked as the facts stand', async () => {
    expect(
      await write(world, 'tax', '甲\n\n{{issuer.nobody}}和{{issuer.employees|万元}}和{{issuer.name'),
    ).toMatchObject({
      fields: { typed: ['第 3 行：没有“issuer.nobody”这项要素'] },
    })
    expect(await write(world, 'tax', '{{issuer.registeredCapital|项}}')).toMatchObject({
      fields: { typed: [expect.stringMatching(/^第 1 行：要素“注册资本”没有“项”这种写法，可用：.*\|大写/)] },
    })
    expect(await write(world, 'statements', '甲')).toMatchObject({ message: '本章是签署页，由平台编排。' })
    expect(await write(world, 'nothing', '甲')).toMatchObject({ message: '该文件没有这一章。' })
  })

  test('a paper of another project, or one that ended, is not written', async () => {
    const stranger = plain('lead-underwriter', 'org-other', 'x')
    await world.db.updateTable('registration').set({ ended_at: world.ports.now() }).where('id', '=', 'r1').execute()
    expect(await write(world, 'tax', '甲')).toMatchObject({ reason: 'finished' })
    expect(await assign({ ...world }, 'tax', '', '', { ...stranger, seats: [] })).toMatchObject({ ok: false })
  })
})
