import type { Db } from '#db/connect.ts'
import { insertNotice } from '#db/queries/inbox.ts'
import { hasNotice, listPlatforms } from '#db/queries/rulebook.ts'
import type { Ports } from './ports.ts'
import { calendarAlarms } from './presenters/calendars.server.ts'

/**
 * Tells those who look after the platform that a calendar runs out: once when sixty days are left, and once when it has
 * run out. The title names calendar and last day, so that a new version is told anew.
 */
export async function alarmCalendars(db: Db, ports: Ports): Promise<number> {
  const alarms = await calendarAlarms({ reader: db, ports })
  if (alarms.length === 0) return 0
  return db.transaction().execute(async (tx) => {
    let told = 0
    for (const { id: organisation } of await listPlatforms(tx))
      for (const { name, announcedUntil, words, over } of alarms) {
        const title = over ? `${name}已用完（公布至 ${announcedUntil}）` : `${name}即将用完（公布至 ${announcedUntil}）`
        if (await hasNotice(tx, organisation, title)) continue
        const detail = `${words}。请在“日历”页导入下一年的安排，由另一位管理员复核；此前其后的期限均标暂定。`
        const to = { project: null, run: null, person: null, organisation, capacity: 'administrator' }
        await insertNotice(tx, { id: ports.newId(), ...to, title, detail, at: ports.now(), read_at: null })
        told += 1
      }
    return told
  })
}
