import { expect, test } from 'vitest'
import { alarmCalendars } from '#app/calendar-alarm.server.ts'
import { approveChange } from '#app/commands/decide-change.server.ts'
import { proposeChange } from '#app/commands/propose-change.server.ts'
import { calendarAlarms } from '#app/presenters/calendars.server.ts'
import { scratchDb, seedOrganisations, testPorts } from '#tests/support/desk.ts'
import { lei, ni, seedPlatform } from '#tests/support/platform.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'

test('administrators are told once at sixty days, once when it is over, and anew of a new version', async () => {
  const db = await scratchDb()
  const ports = testPorts('2026-10-31T01:00:00.000Z')
  await seedOrganisations(db)
  await seedPlatform(db, ports)
  expect(await alarmCalendars(db, ports)).toBe(0)
  ports.at('2026-11-01T01:00:00.000Z')
  expect([await alarmCalendars(db, ports), await alarmCalendars(db, ports)]).toEqual([5, 0])
  const change = {
    kind: 'calendar',
    calendar: { ...builtInRulebook.calendars.sse, version: 2, announcedUntil: '2027-12-31' },
  } as const
  const done = await proposeChange(db, { change, reason: '次年安排', by: lei }, ports)
  if (!done.ok) throw new Error(done.message)
  expect(await approveChange(db, { id: done.id, by: ni, seen: 0, words: '' }, ports)).toEqual({ ok: true })
  ports.at('2027-01-02T01:00:00.000Z')
  expect((await calendarAlarms({ reader: db, ports })).map(({ id }) => id)).toEqual([
    'statutory',
    'interbank',
    'szse',
    'bse',
  ])
  expect(await alarmCalendars(db, ports)).toBe(4)
  const titles = (
    await db.selectFrom('notice').select('title').where('title', 'like', '%法定%').orderBy('at').execute()
  ).map(({ title }) => title)
  expect(titles).toEqual(['法定工作日历即将用完（公布至 2026-12-31）', '法定工作日历已用完（公布至 2026-12-31）'])
  await db.destroy()
})
