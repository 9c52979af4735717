import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { openProject } from '#app/commands/open-project.server.ts'
import { startProject } from '#app/commands/start-project.server.ts'
import { plainCell } from '#app/exports/plain-cell.ts'
import type { LoadContext } from '#app/load-context.ts'
import { readProjectAddress } from '#app/presenters/project-address.ts'
import { presentProjects } from '#app/presenters/projects.server.ts'
import { reachProject, type SignedIn } from '#app/reach.server.ts'
import { loader as exportLoader } from '#app/routes/exports.$list.ts'
import type { Db } from '#db/connect.ts'
import { actor, scratchDb, seedOrganisations, type TestPorts, testPorts } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { answered, cookieOf, get, openAccount, webContext } from '#tests/support/web-context.ts'
import { creditCodeCheckCharacter } from '#workflows/finance/credit-code.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'

const who = (organisation: string, capacity: Capacity, person = 'somebody'): SignedIn => ({
  session: 's',
  person,
  name: person,
  organisation,
  organisationName: organisation,
  capacity,
  duties: [],
})

const code = `91000000MA0000001${creditCodeCheckCharacter('91000000MA0000001')}`

describe.each(engines)('projects on $name', ({ create }) => {
  let db: Db
  let ports: TestPorts
  let context: LoadContext

  beforeEach(async () => {
    const scratch = await create()
    db = await scratchDb(scratch.url)
    ports = testPorts()
    context = webContext(db, ports)
    await seedOrganisations(db)
    await db.updateTable('organisation').set({ credit_code: code }).where('id', '=', 'org-issuer').execute()
    return async () => {
      await db.destroy()
      await scratch.drop()
    }
  })

  let keys = 0
  type Seats = Parameters<typeof openProject>[1]['seats']
  const open = async (name: string, seats: Partial<Record<string, Seats[number]['mode']>> = {}, day = '2026-03-02') => {
    keys += 1
    ports.at(`${day}T01:00:00.000Z`)
    const done = await openProject(
      db,
      {
        form: {
          name,
          issuer: 'org-issuer',
          issuerKind: 'tech-firm',
          route: 'interbank',
          venue: 'NAFMII',
          product: 'MTN',
          placement: 'public',
          sample: 'invented',
        },
        seats: [
          { capacity: 'issuer', organisation: 'org-issuer', persons: [] },
          { capacity: 'lead-underwriter', organisation: 'org-bank', persons: [] },
          ...Object.entries(seats).map(([key, mode]) => {
            const [capacity, organisation] = key.split(' ')
            return {
              capacity: capacity as Capacity,
              organisation: organisation ?? '',
              persons: [],
              ...(mode ? { mode } : {}),
            }
          }),
        ],
        actor: actor('chen', 'org-bank', 'lead-underwriter'),
        key: `open-${keys}`,
      },
      ports,
    )
    if (!done.ok) throw new Error(done.message)
    return done.project
  }

  const list = (query = '', by = who('org-bank', 'lead-underwriter')) =>
    presentProjects(by, context, readProjectAddress(new URLSearchParams(query)))
  const names = async (query = '', by = who('org-bank', 'lead-underwriter')) =>
    (await list(query, by)).rows.map(({ name }) => name)

  test('only a live seat of one’s organisation in the capacity acted in reaches a project: the whole matrix', async () => {
    const id = await open('26星河MTN001', { 'counsel org-counsel': undefined, 'venue-review org-nafmii': 'recorded' })
    const organisations = ['org-issuer', 'org-bank', 'org-counsel', 'org-nafmii', 'org-sse', 'org-rater']
    const reached: string[] = []
    for (const organisation of organisations)
      for (const capacity of Object.keys(capacities) as Capacity[])
        if (await reachProject(db, who(organisation, capacity), id)) reached.push(`${organisation} ${capacity}`)
    // A recorded seat tells its organisation nothing.
    expect(reached).toEqual(['org-issuer issuer', 'org-bank lead-underwriter', 'org-counsel counsel'])
    await db.updateTable('seat').set({ until_at: ports.now() }).where('capacity', '=', 'counsel').execute()
    expect(await reachProject(db, who('org-counsel', 'counsel'), id)).toBeUndefined()
    expect(await reachProject(db, who('org-bank', 'lead-underwriter'), 'no-such-project')).toBeUndefined()
  })

  test('are found by name, full name, number and credit code, one character or many, and never beyond one’s reach', async () => {
    await open('26星河智造MTN001(科创债)')
    await open('26䶮行㛃𬭊𫟹SCP001')
    expect(await names('q=星河智造MTN001(科创债)')).toEqual(['26星河智造MTN001(科创债)'])
    expect(await names('q=星河智造ＭＴＮ００１（科创债）')).toEqual(['26星河智造MTN001(科创债)'])
    expect(await names('q=䶮')).toEqual(['26䶮行㛃𬭊𫟹SCP001'])
    expect(await names(`q=${code}`)).toHaveLength(2)
    expect(await names('q=NAFMII-2026-00002')).toEqual(['26䶮行㛃𬭊𫟹SCP001'])
    expect(await names('q=𬭊𫟹')).toEqual(['26䶮行㛃𬭊𫟹SCP001'])
    expect(await names('q=星河智造mtn001科创债')).toEqual(['26星河智造MTN001(科创债)'])
    expect(await names('q=没有的')).toEqual([])
    expect(await names('q=（）')).toEqual([])
    expect(await names(`q=${encodeURIComponent(`"' OR 1=1 --*`)}`)).toEqual([])
    expect(await names('q=星河', who('org-sse', 'lead-underwriter'))).toEqual([])
  })

  test('page by key, forwards and back, without a gap or a double while others are opened', async () => {
    for (let n = 1; n <= 45; n += 1) await open(`第${n}号`, {}, `2026-01-${String(1 + (n % 28)).padStart(2, '0')}`)
    const hrefs = ['']
    const seen: string[] = []
    for (let page = 0; page < 3; page += 1) {
      const view = await list(hrefs.at(-1))
      seen.push(...view.rows.map(({ name }) => name))
      if (page === 0) await open('后来的', {}, '2026-03-09')
      const next = view.pager.next
      expect(Boolean(next)).toBe(page < 2)
      if (next) hrefs.push(next.split('?')[1] ?? '')
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
    const third = await list(hrefs[2])
    const second = await list(third.pager.previous?.split('?')[1])
    expect(second.rows.map(({ name }) => name)).toEqual(seen.slice(20, 40))
    const front = await list(second.pager.previous?.split('?')[1])
    expect(front.rows[0]?.name).not.toBe(undefined)
    expect(front.pager.next).toBeDefined()
  })

  test('filter by whose turn it is, stage and route; what the address does not know is ignored', async () => {
    await open('甲')
    expect(await names('turn=ours')).toEqual(['甲'])
    expect(await names('turn=theirs')).toEqual([])
    expect(await names('turn=theirs', who('org-issuer', 'issuer'))).toEqual(['甲'])
    expect(await names('stage=reserve&route=interbank&state=open')).toEqual(['甲'])
    expect(await names('stage=issuance')).toEqual([])
    expect(await names('state=ended')).toEqual([])
    expect(await names('stage=nonsense&turn=x&route=y&before=z')).toEqual(['甲'])
  })

  test('the sheet holds what the list does, and no formula', async () => {
    await openAccount(db, ports, { id: 'chen', organisation: 'org-bank', capacities: ['lead-underwriter'] })
    await open('=HYPERLINK("http://evil.example")')
    await open('+1+1')
    const cookie = await cookieOf(context, 'chen', 'lead-underwriter')
    const params = { list: 'projects' }
    const answer = await answered(exportLoader({ request: get('/exports/projects', cookie), context, params }))
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; .*filename\*=UTF-8''/)
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const text = Object.entries(parts)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n')
    expect(text).not.toMatch(/<f[ >]/)
    expect(text).toContain('&apos;=HYPERLINK'.replace('&apos;', "'"))
    expect(text).toContain("'+1+1")
    const stranger = await answered(exportLoader({ request: get('/exports/projects'), context, params }))
    expect([stranger.status, stranger.headers.get('Location')]).toEqual([303, '/sign-in?next=%2Fexports%2Fprojects'])
  })

  test.each([
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    ' =1',
    '　=1',
    '＝1',
    '|x',
    '%x',
  ])('a cell that begins with %j is defused', (text) => {
    expect(plainCell(text)).toBe(`'${text}`)
  })

  const form = {
    issuer: '',
    issuerName: '示例新芯半导体股份有限公司',
    issuerCode: code,
    issuerRegion: '',
    issuerKind: 'tech-firm',
    name: '26新芯MTN001',
    path: 'interbank:NAFMII',
    product: 'MTN',
    placement: 'public',
    authorities: 'platform',
  }
  const start = (change: Record<string, string>, key = 'start') =>
    startProject(
      db,
      {
        form: { ...form, ...change },
        opener: { actor: actor('chen', 'org-bank', 'lead-underwriter'), capacity: 'lead-underwriter' },
        key,
      },
      ports,
    )

  test.each([
    [{ issuerCode: `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}` }, 'issuerCode', '校验位不符'],
    [{ issuerCode: '' }, 'issuerCode', '请填写'],
    [{}, 'issuerCode', '已登记为另一名称'],
    [{ issuer: 'org-rater' }, 'issuer', '请选择发行人'],
    [{ issuer: 'org-issuer', path: 'exchange-public:SSE' }, 'product', '不在所选路径'],
    [{ issuer: 'org-issuer', product: 'PPN' }, 'placement', '非公开'],
    [{ issuer: 'org-issuer', path: 'interbank:SSE' }, 'path', '请选择申报路径'],
    [{ issuer: 'org-issuer', maker: 'a', checker: 'a' }, 'checker', '不能是同一人'],
    [{ issuer: 'org-issuer', maker: 'a' }, 'maker', '不是本机构'],
    [{ issuer: 'org-issuer', name: ' ' }, 'name', '请填写'],
  ])('opening one is refused on its field: %j', async (change, field, because) => {
    expect(await start(change)).toMatchObject({ ok: false, fields: { [field]: [expect.stringContaining(because)] } })
  })

  test('opening one registers the issuer once, and with the authorities recorded seats them unseen', async () => {
    const fresh = `91000000MA0000002${creditCodeCheckCharacter('91000000MA0000002')}`
    const done = await start({ issuerCode: ` ${fresh.toLowerCase()} `, authorities: 'recorded' })
    if (!done.ok) throw new Error(JSON.stringify(done))
    expect(await start({ issuerCode: fresh, name: '第二个' }, 'second')).toMatchObject({ ok: true })
    const issuers = await db.selectFrom('organisation').select('id').where('credit_code', '=', fresh).execute()
    expect(issuers).toHaveLength(1)
    expect(await reachProject(db, who('org-nafmii', 'venue-review'), done.project)).toBeUndefined()
    const recorded = await db.selectFrom('seat').select('capacity').where('mode', '=', 'recorded').execute()
    expect(recorded.map(({ capacity }) => capacity)).toContain('venue-review')
  })

  test('the same form sent twice opens one project', async () => {
    const [one, two] = [await start({ issuer: 'org-issuer' }), await start({ issuer: 'org-issuer' })]
    expect(two).toEqual(one)
    expect(await names()).toHaveLength(1)
  })
})
