import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect } from '#db/connect.ts'
import { type CastOrganisation, castTeams, personId } from '#seeds/cast.ts'
import { type Capacity, capacities, type Side } from '#workflows/kit/seats.ts'
import { type RunningApplication, startApplication } from './application.ts'
import { axe, browserOfFile, overflow } from './browser.ts'
import { sitDown } from './sitter.ts'

const seats: readonly { house: CastOrganisation; capacity: Capacity }[] = [
  ...new Map(castTeams.map(({ organisation, capacity }) => [capacity, { house: organisation, capacity }])).values(),
]

/** How many pages of one kind a seat looks at: runs differ by their stage, most others only by their project. */
const enough = (kind: string) => (kind === '/projects/:/runs/:' ? 2 : 1)

const kindOf = (path: string) =>
  path.replace(
    /\/[0-9a-f]{8}-[0-9a-f-]{27}|\/demo-[\w-]+|(?<=^\/(?:calendars|enterprises))\/\w+|(?<=^\/(?:rulebook|clauses))\/[\w-]+\.[\w-]+|(?<=\/chapters)\/[\w-]+/g,
    '/:',
  )

const linksOn = async (page: Page): Promise<string[]> => {
  const paths = await page
    .locator('a[href^="/"]:not([download])')
    .evaluateAll((links) => links.map((link) => String(link.getAttribute('href')).split(/[?#]/)[0] ?? ''))
  return [...new Set(paths)].filter(
    (path) => !/^\/(files|sign-out|seats$|exports\/)|\/exports\/|\.zip$|\/document$|\/preview$/.test(path),
  )
}

/** What is wrong with the page that stands, one line each. */
async function faultsOf(page: Page, withAxe: boolean): Promise<string[]> {
  const styled = await page.locator('[style]').evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 120)))
  const wide = await overflow(page)
  return [
    ...styled.map((html) => `style attribute: ${html}`),
    ...(wide > 0 ? [`${wide} px wider than the window`] : []),
    ...(withAxe ? await axe(page) : []),
  ]
}

/** One seat of each capacity on these sides looks at every screen it can reach. Sides are told apart so that files share the work. */
export function everyScreenOf(sides: readonly Side[]): void {
  let application: RunningApplication
  beforeAll(async () => {
    application = await startApplication({ demo: inject('demoData') })
    await lengthenNames(application.dataFolder)
  })
  afterAll(() => application.stop())
  const { openPage } = browserOfFile()
  const here = seats.filter(({ capacity }) => sides.includes(capacities[capacity].side))
  const seen = new Set<string>()

  describe.each(here)('$capacity of $house', ({ house, capacity }) => {
    test('finds every screen sound at 1440 and 390 px, and the skip link first', { timeout: 120_000 }, async () => {
      const page = await openPage()
      await sitDown(page, application.url, personId(house, capacity))
      expect(await firstTab(page)).toEqual({ words: '跳到正文', shown: true, ringed: true })
      const faults: string[] = []
      const queue = [new URL(page.url()).pathname]
      const [known, count] = [new Set(queue), new Map<string, number>()]
      for (let path = queue.shift(); path; path = queue.shift()) {
        const kind = kindOf(path)
        if ((count.get(kind) ?? 0) >= enough(kind)) continue
        count.set(kind, (count.get(kind) ?? 0) + 1)
        const answer = await page.goto(`${application.url}${path}`)
        if (answer?.status() !== 200) faults.push(`${path}: ${answer?.status()}`)
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 })
          // Pages of one kind differ little within a side, and less on a phone: the long examination once each is enough.
          const look = `${kind} ${width === 390 ? 'phone' : capacities[capacity].side}`
          faults.push(...(await faultsOf(page, !seen.has(look))).map((fault) => `${path} at ${width}: ${fault}`))
          seen.add(look)
        }
        for (const next of await linksOn(page)) {
          if (!known.has(next)) queue.push(next)
          known.add(next)
        }
      }
      expect([...count.keys()].length).toBeGreaterThan(2)
      expect(faults).toEqual([])
    })
  })
}

/** Issuers get names of 120 characters, four of them rare: a screen that is sound for short names only is not sound. */
async function lengthenNames(folder: string): Promise<void> {
  const db = connect(join(folder, 'kejiban.sqlite'))
  const name = `𬭊𫟹㛃䶮${'智能装备与高端材料科技创新发展'.repeat(8).slice(0, 110)}股份有限公司`
  const { numUpdatedRows } = await db
    .updateTable('organisation')
    .set({ name })
    .where('id', 'in', (eb) => eb.selectFrom('project').select('issuer'))
    .executeTakeFirstOrThrow()
  await db.destroy()
  expect([[...name].length, Number(numUpdatedRows) > 0]).toEqual([120, true])
}

/** Where the first Tab leads, and whether one sees it. */
async function firstTab(page: Page) {
  await page.keyboard.press('Tab')
  return page.locator(':focus').evaluate((one) => {
    const { textContent } = one
    const box = one.getBoundingClientRect()
    const style = one.ownerDocument.defaultView?.getComputedStyle(one)
    const shown = box.width > 1 && box.top >= 0 && box.left >= 0
    return { words: textContent?.trim(), shown, ringed: style?.outlineStyle !== 'none' || style?.boxShadow !== 'none' }
  })
}
