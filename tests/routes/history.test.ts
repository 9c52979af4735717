import { beforeEach, describe, expect, test } from 'vitest'
import type { HistoryPage } from '#app/presenters/history-page.server.ts'
import { loader } from '#app/routes/_desk.projects.$project.history.tsx'
import { loader as exporting } from '#app/routes/projects.$project.exports.$list.ts'
import { go } from '#tests/support/desk.ts'
import { engines } from '#tests/support/engines.ts'
import { banker, checker, file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { answered, cookieOf, get } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

describe('the audit trail', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    return of.end
  })

  const path = () => `/projects/${of.project}/history`
  const args = (request: Request) => ({ request, context: of.context, params: { project: of.project } })

  const exported = (request: Request) =>
    exporting({ request, context: of.context, params: { project: of.project, list: 'history' } })
  const exportPath = () => `/projects/${of.project}/exports/history`

  const open = async (person: string, capacity: Capacity, query = ''): Promise<HistoryPage> =>
    (await loader(args(get(`${path()}${query}`, await cookieOf(of.context, person, capacity))))).json()

  const titles = (page: HistoryPage) => page.lines.map(({ title }) => title)
  const line = (page: HistoryPage, title: string) => page.lines.find((one) => one.title === title)

  test("the underwriter's own review is read by the underwriter, known to the issuer, hidden from the venue", async () => {
    await file(of)
    const bank = line(await open('banker-1', 'lead-underwriter'), '内核通过')
    expect(bank?.body).toEqual([{ key: 'opinion', value: '同意报送' }])
    expect(line(await open('issuer-1', 'issuer'), '内核通过')).toMatchObject({ body: null, person: '' })
    const venue = await open('reviewer-1', 'venue-review')
    expect(titles(venue)).not.toContain('内核通过')
    expect(titles(venue)).not.toContain('提交内部审核')
    expect(titles(venue)).toContain('报送申请文件')
  })

  test('pages go on by key, without a line twice or left out', async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      await go(of.db, of.ports, of.run, banker, 'filing.request-review')
      await go(of.db, of.ports, of.run, checker, 'filing.send-back', { reason: `第 ${turn} 次` })
    }
    const first = await open('banker-1', 'lead-underwriter')
    expect(first.lines).toHaveLength(50)
    const second = await open('banker-1', 'lead-underwriter', first.next?.slice(path().length) ?? '')
    const seqs = [...first.lines, ...second.lines].map(({ seq }) => seq)
    expect(second.next).toBeNull()
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a))
    expect(seqs.at(-1)).toBe(1)
  })

  test('the chain is verified on asking, and a changed line is named', async () => {
    await file(of)
    expect((await open('banker-1', 'lead-underwriter', '?verify=1')).verified).toMatchObject({ ok: true })
    await of.db
      .updateTable('event')
      .set({ at: '2020-01-01T00:00:00.000Z' })
      .where('type', '=', 'filing.clear')
      .execute()
    expect((await open('banker-1', 'lead-underwriter', '?verify=1')).verified).toMatchObject({
      ok: false,
      words: expect.stringContaining('校验值不符'),
    })
  })

  test('no cell of an export can begin a formula, and the file is saved, not run', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    await go(of.db, of.ports, of.run, checker, 'filing.send-back', { reason: '=HYPERLINK("http://evil")\n"引号",逗号' })
    await of.db.updateTable('person').set({ name: '@SUM(A1)' }).where('id', '=', 'banker-2').execute()
    const cookie = await cookieOf(of.context, 'banker-1', 'lead-underwriter')
    const csv = await exported(get(`${exportPath()}?format=csv`, cookie))
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer())
    expect(text).toMatch(/^\uFEFF"[^"]+ 经过"\r\n"截至 [^"]+"\r\n"序号"/)
    expect(text).toContain(`"'@SUM(A1)"`)
    expect(text).toContain('""引号"",逗号"')
    expect(text).not.toMatch(/(^|,)"[=+@-]/m)
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; /)
    const xlsx = await exported(get(exportPath(), cookie))
    expect(new Uint8Array(await xlsx.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
  })

  test('a stranger gets neither page nor export', async () => {
    const cookie = await cookieOf(of.context, 'stranger-1', 'lead-underwriter')
    expect((await answered(loader(args(get(path(), cookie))))).status).toBe(404)
    expect((await answered(exported(get(exportPath(), cookie)))).status).toBe(404)
  })
})
