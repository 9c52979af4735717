import { strToU8, zipSync } from 'fflate'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { approveChange } from '#app/commands/decide-change.server.ts'
import { readCalendarFile } from '#app/commands/import-calendar.server.ts'
import { proposeChange } from '#app/commands/propose-change.server.ts'
import { calendarDaysList } from '#app/exports/lists/rulebook.server.ts'
import { jobKinds } from '#app/jobs/kinds.server.ts'
import { workJobs } from '#app/jobs/work-jobs.server.ts'
import { presentChange } from '#app/presenters/change-page.server.ts'
import { rulebookOf } from '#app/rulebook.server.ts'
import type { Session } from '#app/session.server.ts'
import type { Db } from '#db/connect.ts'
import { scratchDb, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { gb18030 } from '#tests/support/gb18030.ts'
import { lei, ni, seedPlatform } from '#tests/support/platform.ts'
import { type RegistrationCase, registrationCase, underReview } from '#tests/support/registration-case.ts'
import { webContext } from '#tests/support/web-context.ts'
import { differingDays } from '#workflows/calendar/differing-days.ts'
import { calendars } from '#workflows/calendar/tables.ts'

const text = [
  '日期,性质,名称',
  '2027-01-01,休,元旦',
  '2027-01-04,休,元旦',
  '2027-01-05,休,元旦',
  '2027-01-09,班,元旦调休',
].join('\r\n')
const typed = { announcedUntil: '2027-12-31', source: '示例通知〔2026〕9号', reason: '次年安排公布' }
const utf8 = (words: string) => new TextEncoder().encode(words)

describe.each(engines)('a calendar is imported under four eyes on $name', ({ create }) => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(create)
    await seedPlatform(of.db, of.ports)
    return () => of.end()
  })

  const proposed = async () => {
    const made = await readCalendarFile(of.db, 'statutory', { bytes: utf8(text), typed })
    if (!made.ok) throw new Error(JSON.stringify(made))
    const change = { kind: 'calendar', calendar: made.calendar } as const
    const done = await proposeChange(of.db, { change, reason: made.reason, by: lei }, of.ports)
    if (!done.ok) throw new Error(done.message)
    return done.id
  }

  const reviewClock = () =>
    of.db
      .selectFrom('clock')
      .select(['due_on', 'provisional_at', 'budget'])
      .where('run', '=', of.run)
      .where('name', '=', 'review')
      .executeTakeFirstOrThrow()

  test('what moves is shown before, provisional days cease to be, and the job moves exactly that', async () => {
    of.ports.at('2026-12-28T01:00:00.000Z')
    await underReview(of)
    const before = await reviewClock()
    expect([before.due_on, before.provisional_at !== null]).toEqual(['2027-01-12', true])
    const id = await proposed()
    const { moved } = await presentChange(of.context, ni, id)
    expect(moved?.deadlines.map(({ title, was, is }) => [title, was, is])).toEqual([
      ['审核', '2027-01-12（暂定）', '2027-01-13'],
    ])
    expect(moved?.days.map(({ day }) => day)).toEqual(
      expect.arrayContaining(['2027-01-04', '2027-01-05', '2027-01-09']),
    )
    expect(await approveChange(of.db, { id, by: ni, seen: 0, words: '' }, of.ports)).toEqual({ ok: true })
    expect((await rulebookOf(of.db)).calendars.statutory).toMatchObject({ version: 2, announcedUntil: '2027-12-31' })
    const means = { db: of.db, ports: of.ports, store: of.context.files }
    const failures: unknown[] = []
    await workJobs(means, { kinds: jobKinds, goOn: () => true, report: (error) => failures.push(error) })
    expect(failures).toEqual([])
    const after = await reviewClock()
    expect([after.due_on, after.provisional_at, after.budget]).toEqual(['2027-01-13', null, 10])
  })

  test('two versions made from the same one: the second is refused and has to be made anew', async () => {
    const [first, second] = [await proposed(), await proposed()]
    expect(await approveChange(of.db, { id: first, by: ni, seen: 0, words: '' }, of.ports)).toEqual({ ok: true })
    const done = await approveChange(of.db, { id: second, by: ni, seen: 1, words: '' }, of.ports)
    expect(done).toMatchObject({ ok: false, reason: 'stale', message: expect.stringContaining('现行已是第 2 版') })
    expect((await presentChange(of.context, ni, second)).problem).toContain('请重新导入')
  })
})

describe('the file of a calendar', () => {
  let db: Db
  const read = (bytes: Uint8Array, more: Partial<typeof typed> = {}) =>
    readCalendarFile(db, 'statutory', { bytes, typed: { ...typed, ...more } })

  beforeAll(async () => {
    db = await scratchDb()
    return () => db.destroy()
  })

  test('what was exported, with the next year added, is imported', async () => {
    const who = { capacity: 'administrator', organisationKind: 'platform' } as Session
    const context = webContext(db, testPorts())
    const { heads, rows } = await calendarDaysList(who, context, new URLSearchParams('calendar=statutory'))
    const words = (cell: (typeof rows)[number][number]) =>
      cell && typeof cell === 'object' && 'day' in cell ? cell.day : cell
    const lines = [
      ['日历'],
      ['截至'],
      heads.map(({ head }) => head),
      ...rows.map((row) => row.map(words)),
      ['2027-01-01', '休', '元旦'],
    ]
    const made = await read(utf8(lines.map((line) => line.join(',')).join('\n')))
    if (!made.ok) throw new Error(JSON.stringify(made))
    expect(differingDays(calendars.statutory, made.calendar).every(({ day }) => day > '2026-12-31')).toBe(true)
    expect(made.calendar.workdays).toEqual([...calendars.statutory.workdays].sort((a, b) => (a.day < b.day ? -1 : 1)))
  })

  test('GB 18030 is read to the letter; a shorter calendar than the one in force is not taken', async () => {
    const made = await read(gb18030(text))
    expect(made.ok && made.calendar.holidays.at(-1)).toEqual({ day: '2027-01-05', name: '元旦' })
    expect(await read(utf8(text), { announcedUntil: '2026-06-30' })).toMatchObject({
      ok: false,
      fields: { announcedUntil: [expect.stringContaining('2026-12-31')] },
    })
  })

  const workbook = (sheet: string) =>
    zipSync({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="s" r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
      ),
      'xl/worksheets/s.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    })
  const cells = (...words: string[]) =>
    `<row>${words.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join('')}</row>`

  test('a workbook too, with days as the numbers spreadsheets keep', async () => {
    const made = await read(
      workbook(
        cells('日期', '性质', '名称') +
          '<row><c><v>46388</v></c><c t="inlineStr"><is><t>休</t></is></c><c t="inlineStr"><is><t>元旦</t></is></c></row>',
      ),
    )
    expect(made.ok && made.calendar.holidays.at(-1)).toEqual({ day: '2027-01-01', name: '元旦' })
  })

  test.each([
    ['nothing', new Uint8Array(), '文件是空的'],
    ['a PDF', utf8('%PDF-1.7 \0\0'), '只接受 CSV'],
    ['bytes of no encoding', Uint8Array.from([0xff, 0xff, 0x81, 0x20, 0x80]), '不是 UTF-8 或 GB 18030'],
    ['too much', new Uint8Array(1024 * 1024 + 1).fill(0x2c), '超过 1 MB'],
    ['a broken workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), '工作簿'],
    ['a quote without end', utf8('日期,性质,名称\n"2027-01-01,休,元旦'), '引号没有成对'],
  ])('hostile: %s', async (_, bytes, words) => {
    const said = await read(bytes)
    expect(said).toMatchObject({ ok: false, fields: { file: [expect.stringContaining(words)] } })
  })

  test('a formula is a name like any other, and a wrong row is told by its number', async () => {
    const said = await read(utf8(`${text}\r\n2027-13-01,休,=1+1\r\n2027-05-01,也许,劳动节`))
    expect(said).toMatchObject({
      ok: false,
      problems: [
        { row: 6, message: expect.stringContaining('2027-13-01') },
        { row: 7, message: expect.stringContaining('也许') },
      ],
    })
  })
})
