import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Db } from '#db/connect.ts'
import { type CastOrganisation, personId } from '#seeds/cast.ts'
import type { Capacity } from '#workflows/kit/seats.ts'
import { type RunningApplication, startApplication } from './application.ts'
import { browserOfFile, type PageOptions } from './browser.ts'
import { type Sitter, sitDown, sitter } from './sitter.ts'

/** The demo as it is told today, served once for a test file; whoever of the cast is named sits down before a screen. */
export function demoHouseOfFile() {
  let application: RunningApplication | undefined
  beforeAll(async () => {
    application = await startApplication({ demo: inject('demoData') })
  })
  afterAll(() => application?.stop())
  const { openPage } = browserOfFile()
  const url = () => application?.url ?? ''

  const seat = async (
    house: CastOrganisation,
    capacity: Capacity,
    place = 0,
    options: PageOptions = {},
  ): Promise<Sitter> => {
    const page = await openPage(options)
    await sitDown(page, url(), personId(house, capacity, place))
    return sitter(page, url())
  }

  /** A look into, or a turn of, what the server keeps. */
  const inDatabase = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const db = connect(join(application?.dataFolder ?? '', 'kejiban.sqlite'))
    return work(db).finally(() => db.destroy())
  }

  return { seat, url, openPage, inDatabase }
}
