import { readdirSync, readFileSync } from 'node:fs'
import readWorkbook from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportHref } from '#app/components/export-href.ts'
import { houseLists } from '#app/exports/house-lists.server.ts'
import { roomLists } from '#app/exports/room-lists.server.ts'
import { loader as houseLoader } from '#app/routes/exports.$list.ts'
import { loader as roomLoader } from '#app/routes/projects.$project.exports.$list.ts'
import { engines } from '#tests/support/engines.ts'
import { type RegistrationCase, registrationCase, underReview } from '#tests/support/registration-case.ts'
import { answered, cookieOf, get } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

let of: RegistrationCase

beforeAll(async () => {
  of = await registrationCase(sqlite.create)
  await underReview(of)
  return of.end
})

type Asker = { person: string; capacity: Capacity }

const banker: Asker = { person: 'banker-1', capacity: 'lead-underwriter' }
const stranger: Asker = { person: 'stranger-1', capacity: 'lead-underwriter' }
const reviewer: Asker = { person: 'reviewer-1', capacity: 'venue-review' }
const askers: readonly Asker[] = [
  banker,
  stranger,
  reviewer,
  { person: 'issuer-1', capacity: 'issuer' },
  { person: 'counsel-1', capacity: 'counsel' },
  { person: 'investor-1', capacity: 'investor' },
]

async function ask(by: Asker, path: string): Promise<Response> {
  const cookie = await cookieOf(of.context, by.person, by.capacity)
  const [, first = '', project = '', , list = ''] = (path.split('?')[0] ?? '').split('/')
  const request = get(path, cookie)
  const { context } = of
  return answered(
    first === 'exports'
      ? houseLoader({ request, context, params: { list: project } })
      : roomLoader({ request, context, params: { project, list } }),
  )
}

const house = [...houseLists.keys()].map((list) => `/exports/${list}`)
const inRoom = () => [...roomLists.keys()].map((list) => `/projects/${of.project}/exports/${list}?run=${of.run}`)

async function sheet(answer: Response): Promise<unknown[][]> {
  const [read] = await readWorkbook(Buffer.from(await answer.arrayBuffer()))
  return read?.data ?? []
}

describe('every list, to every seat', () => {
  test('a stranger finds no list of a project, and in the lists of the house nothing of it', async () => {
    for (const path of inRoom()) expect([path, (await ask(stranger, path)).status]).toEqual([path, 404])
    for (const path of house) {
      const answer = await ask(stranger, `${path}?format=csv`)
      if (answer.status === 404) continue
      const text = await answer.text()
      expect([path, /星河智造MTN001|示例星河/.test(text)]).toEqual([path, false])
    }
  })

  test('nobody is asked in: without a session one is sent to sign in', async () => {
    const answer = await answered(
      houseLoader({ request: get('/exports/projects'), context: of.context, params: { list: 'projects' } }),
    )
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/sign-in?next=%2Fexports%2Fprojects'])
  })

  test('a word that names no list is not there', async () => {
    expect((await ask(banker, '/exports/nonsense')).status).toBe(404)
    expect((await ask(banker, `/projects/${of.project}/exports/nonsense`)).status).toBe(404)
  })

  test('each is a readable workbook under its title, as of when, by whom; its CSV has as many lines', async () => {
    let read = 0
    for (const by of askers)
      for (const path of [...house, ...inRoom()]) {
        const answer = await ask(by, path)
        if (answer.status === 404) continue
        const [title, note, heads, ...rows] = await sheet(answer)
        expect([path, title?.[0]]).toEqual([path, expect.stringMatching(/\S/)])
        expect(note?.[0]).toMatch(/^截至 2026年3月\d+日 \d\d:\d\d · 筛选：.+ · 共 \d+ 项 · .+ 导出$/)
        expect(heads?.every((head) => typeof head === 'string' && head !== '')).toBe(true)
        expect(note?.[0]).toContain(`共 ${rows.length} 项`)
        const csv = await (await ask(by, `${path}${path.includes('?') ? '&' : '?'}format=csv`)).text()
        expect([path, csv.split('\r\n').length - 4]).toEqual([path, rows.length])
        read += 1
      }
    expect(read).toBeGreaterThan(40)
  })
})

describe('every list has its screen, and the screen its filters', () => {
  const screens = ['app/routes', 'app/components', 'app/presenters']
    .flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')

  test('a screen leads to each', () => {
    const leads = (list: string) => new RegExp(`(exports/|\\{lists\\}/|exportOf\\(page, ')${list}['"\`?]`).test(screens)
    expect([...houseLists.keys(), ...roomLists.keys()].filter((list) => !leads(list))).toEqual([])
  })

  test('what names the subject stands, filters go with it, the place on the page does not', () => {
    const search = '?code=other&q=%E6%98%9F&kind=a&kind=b&after=7&format=csv'
    expect(exportHref('/exports/listed?code=mine', search, 'xlsx')).toBe(
      '/exports/listed?code=mine&q=%E6%98%9F&kind=a&kind=b',
    )
    expect(exportHref('/exports/queue', '?filter=held', 'csv')).toBe('/exports/queue?filter=held&format=csv')
    expect(exportHref('/exports/queue', '', 'xlsx')).toBe('/exports/queue')
  })
})

describe('what the files hold', () => {
  const rowsOf = async (by: Asker, path: string) => {
    const [, , heads = [], ...rows] = await sheet(await ask(by, path))
    return rows.map((row) => Object.fromEntries(heads.map((head, at) => [String(head), row[at]])))
  }

  test('numbers are numbers and days are days', async () => {
    const [row] = await rowsOf(banker, '/exports/projects')
    expect(row).toMatchObject({
      项目: '26星河智造MTN001',
      '金额（万元）': 100_000,
      立项日: new Date('2026-03-02T00:00:00Z'),
    })
  })

  test('an instant is told at +08:00', async () => {
    const lines = await rowsOf(banker, `/projects/${of.project}/exports/history`)
    expect(lines.at(-1)).toMatchObject({ 序号: 1, '时间（+08:00）': new Date('2026-03-02T09:00:00Z') })
  })

  test('the filter of the screen is the filter of the file, and is named', async () => {
    expect(await rowsOf(banker, '/exports/projects?q=%E6%98%9F%E6%B2%B3')).toHaveLength(1)
    expect(await rowsOf(banker, '/exports/projects?q=%E6%9C%88%E4%BA%AE')).toHaveLength(0)
    const [, note] = await sheet(await ask(banker, '/exports/projects?state=open&q=%E6%98%9F%E6%B2%B3'))
    expect(note?.[0]).toContain('筛选：「星河」，在办')
    const [, queue] = await sheet(await ask(reviewer, '/exports/queue?filter=held'))
    expect(queue?.[0]).toContain('筛选：已停表')
  })

  test('walls hold: the venue has no line of in-house review, an investor no rounds', async () => {
    const titles = (await rowsOf(reviewer, `/projects/${of.project}/exports/history`)).map((row) => row.办理)
    expect(titles).toContain('报送申请文件')
    expect(titles).not.toContain('内核通过')
    expect(
      (await ask({ person: 'investor-1', capacity: 'investor' }, `/projects/${of.project}/exports/rounds`)).status,
    ).toBe(404)
    expect((await ask(reviewer, `/projects/${of.project}/exports/facts`)).status).toBe(404)
    expect((await ask(banker, '/exports/queue')).status).toBe(404)
    expect((await ask(banker, '/exports/access')).status).toBe(404)
  })
})
