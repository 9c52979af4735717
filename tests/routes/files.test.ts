import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { atDesk } from '#app/commands/desk.server.ts'
import { writeEnvelope } from '#app/filings/envelope.ts'
import { openChecklist } from '#app/filings/open-checklist.server.ts'
import { presentFacts } from '#app/presenters/facts-page.server.ts'
import { action as filingsAction } from '#app/routes/_desk.projects.$project.filings._index.tsx'
import { loader } from '#app/routes/files.$version.ts'
import { loader as preview } from '#app/routes/files_.$version.preview.ts'
import { loader as word } from '#app/routes/files_.$version.word.ts'
import type { Row } from '#db/schema.ts'
import { prospectus } from '#templates/prospectus/prospectus.ts'
import { go } from '#tests/support/desk.ts'
import { dossiers } from '#tests/support/dossiers.ts'
import { engines } from '#tests/support/engines.ts'
import { openReserve } from '#tests/support/preparation.ts'
import { banker, checker, file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { enter, seat, signedIn } from '#tests/support/room.ts'
import { answered, cookieOf, get, post } from '#tests/support/web-context.ts'
import type { Capacity } from '#workflows/kit/seats.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

const bytes = new TextEncoder().encode('%PDF-1.7\n<script>alert(1)</script>')

const readers: readonly [person: string, capacity: Capacity][] = [
  ['issuer-1', 'issuer'],
  ['banker-1', 'lead-underwriter'],
  ['counsel-1', 'counsel'],
  ['reviewer-1', 'venue-review'],
  ['intake-1', 'venue-intake'],
  ['investor-1', 'investor'],
  ['stranger-1', 'lead-underwriter'],
]

/** One fact of the project; others that came from elsewhere or were not there. */
const quoted = (project: string) => [
  { scope: `project:${project}`, key: 'issuer.registeredCapital', revision: 2 },
  { scope: `project:${project}`, key: 'issuer.address', revision: 0 },
  { scope: 'offering:another', key: 'issuer.industry', revision: 1 },
]

describe('files', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    return of.end
  })

  const version = async (
    over: Partial<Row<'filing'>> = {},
    name = '募集说明书（示例）"第1版".pdf',
  ): Promise<string> => {
    const sha256 = await of.context.files.put(bytes)
    const id = of.ports.newId()
    const filing = of.ports.newId()
    await of.db
      .insertInto('filing')
      .values({
        id: filing,
        project: of.project,
        scope_kind: 'registration',
        scope_id: of.registration,
        template: 'uploaded',
        code: 'M',
        title: '募集说明书',
        prepared_by: 'issuer',
        requirement: 'mandatory',
        condition: null,
        waived_reason: null,
        audience: 'issuer lead-underwriter counsel venue-intake venue-review',
        ordinal: 900,
        created_at: of.ports.now(),
        ...over,
      })
      .execute()
    const made = { made_by: 'issuer-1', made_at: of.ports.now(), filed_at: null, note: null, message_id: null }
    const printed = { template_version: null, dossier: null, fact_seq: 1, pages: 1, refusal: null }
    await of.db
      .insertInto('filing_version')
      .values({ id, filing, number: 1, source: 'uploaded', state: 'ready', file: sha256, name, ...made, ...printed })
      .execute()
    return id
  }

  const status = async (id: string, person: string, capacity: Capacity): Promise<number> => {
    const cookie = await cookieOf(of.context, person, capacity)
    const request = get(`/files/${id}`, cookie)
    return (await answered(loader({ request, context: of.context, params: { version: id } }))).status
  }

  const matrix = async (id: string) => {
    const seen: Record<string, number> = {}
    for (const [person, capacity] of readers) seen[person] = await status(id, person, capacity)
    return seen
  }

  test('before the filing the venue sees nothing; after it what was filed; strangers never', async () => {
    const id = await version()
    const issuerSide = { 'issuer-1': 200, 'banker-1': 200, 'counsel-1': 200 }
    const others = { 'investor-1': 404, 'stranger-1': 404 }
    expect(await matrix(id)).toEqual({ ...issuerSide, ...others, 'reviewer-1': 404, 'intake-1': 404 })
    await file(of)
    expect(await matrix(id)).toEqual({ ...issuerSide, ...others, 'reviewer-1': 200, 'intake-1': 200 })
    const later = await version({ code: 'M-2' })
    expect(await matrix(later)).toEqual({ ...issuerSide, ...others, 'reviewer-1': 404, 'intake-1': 404 })
  })

  test('who is not of the audience has a 404, whatever seat he holds on the project', async () => {
    const id = await version({ audience: 'lead-underwriter' })
    expect(await status(id, 'banker-1', 'lead-underwriter')).toBe(200)
    expect(await status(id, 'issuer-1', 'issuer')).toBe(404)
    expect(await status('no-such-version', 'banker-1', 'lead-underwriter')).toBe(404)
  })

  test('an opinion asked in house stays in the house, though its letter has the audience of every letter', async () => {
    await go(of.db, of.ports, of.run, banker, 'filing.request-review')
    const items = [{ title: '内核', category: '用途', severity: '一般', question: '请核对。' }]
    await go(of.db, of.ports, of.run, checker, 'feedback.issue', { items })
    const round = await of.db.selectFrom('round').select('id').executeTakeFirstOrThrow()
    const audience = 'issuer lead-underwriter counsel venue-intake venue-review'
    const id = await version({ scope_kind: 'round', scope_id: round.id, template: 'feedback-letter', audience })
    await of.db.insertInto('seat').values(venueSeat(of)).execute()
    expect(await status(id, 'banker-1', 'lead-underwriter')).toBe(200)
    expect(await status(id, 'reviewer-1', 'venue-review')).toBe(404)
    expect(await status(id, 'counsel-1', 'counsel')).toBe(404)
  })

  test('bytes are handed out as an attachment in a sandbox, under a name in UTF-8 that ends no header', async () => {
    const id = await version({}, '募集"说明书"\r\nX-Evil: 1;𬭊.pdf')
    const cookie = await cookieOf(of.context, 'banker-1', 'lead-underwriter')
    const response = await loader({
      request: get(`/files/${id}`, cookie),
      context: of.context,
      params: { version: id },
    })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const said = response.headers.get('content-disposition') ?? ''
    expect(said).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/)
    expect(decodeURIComponent(said.split("UTF-8''")[1] ?? '')).toBe('募集"说明书"\r\nX-Evil: 1;𬭊.pdf')
    expect(said.match(/"/g)).toHaveLength(2)
  })

  /** A prospectus as the platform writes it, of the wording in force or of an earlier one. */
  const written = async (wording: number): Promise<string> => {
    const id = await version({ template: 'prospectus' }, '示例 M 募集说明书 第1版.pdf')
    const dossier = writeEnvelope({ facts: quoted(of.project), data: Object.values(dossiers)[0] })
    await of.db
      .updateTable('filing_version')
      .set({ source: 'generated', dossier, template_version: wording })
      .where('id', '=', id)
      .execute()
    return id
  }
  const wordOf = async (id: string, person: string, capacity: Capacity): Promise<Response> => {
    const request = get(`/files/${id}/word`, await cookieOf(of.context, person, capacity))
    return answered(word({ request, context: of.context, params: { version: id } }))
  }

  test('what was written here can be had for Word, by whoever may read it and by nobody else', async () => {
    const id = await written(prospectus.version)
    const seen: Record<string, number> = {}
    for (const [person, capacity] of readers) seen[person] = (await wordOf(id, person, capacity)).status
    expect(seen).toEqual(await matrix(id))
    expect(seen).toMatchObject({ 'banker-1': 200, 'reviewer-1': 404, 'stranger-1': 404 })
    const response = await wordOf(id, 'banker-1', 'lead-underwriter')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('募集说明书 第1版.docx')
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('第一章')
  })

  test('there is no copy for Word of what was uploaded, nor in other words than the file has', async () => {
    for (const id of [await version(), await written(prospectus.version - 1)])
      expect((await wordOf(id, 'banker-1', 'lead-underwriter')).status).toBe(404)
  })

  test('in the preview a fact leads to its row, for those who have the page of facts', async () => {
    await file(of)
    const id = await written(prospectus.version)
    const look = async (person: string, capacity: Capacity): Promise<Response> => {
      const request = get(`/files/${id}/preview`, await cookieOf(of.context, person, capacity))
      return answered(preview({ request, context: of.context, params: { version: id } }))
    }
    const linked = (html: string) =>
      new Set([...html.matchAll(/<a class="doc-fact" href="([^"]+)" target="_top">/g)].map(([, href]) => href))
    const kept = `/projects/${of.project}/facts#fact-issuer.registeredCapital`
    const answer = await look('banker-1', 'lead-underwriter')
    expect(answer.headers.get('content-security-policy')).toMatch(/sandbox (?!.*allow-scripts)/)
    expect(linked(await answer.text())).toEqual(new Set([kept]))
    await of.db.updateTable('filing_version').set({ filed_at: of.ports.now() }).where('id', '=', id).execute()
    const html = await (await look('reviewer-1', 'venue-review')).text()
    expect(html).toContain('data-fact="issuer.registeredCapital"')
    expect(linked(html)).toEqual(new Set())
    const room = await enter(of.db, of.ports, signedIn('lead-underwriter', 'org-bank'), of.project)
    const { groups } = await presentFacts(room, { group: null, history: null, key: 'k' })
    expect(groups.flatMap(({ lines }) => lines.map(({ anchor }) => anchor))).toContain(kept.split('#')[1])
  })

  test('a preview of what has no dossier is not there', async () => {
    const id = await version()
    const cookie = await cookieOf(of.context, 'banker-1', 'lead-underwriter')
    const request = get(`/files/${id}/preview`, cookie)
    expect((await answered(preview({ request, context: of.context, params: { version: id } }))).status).toBe(404)
  })

  test("a seat on one project does not generate another's papers", async () => {
    await atDesk(of.db, of.project, of.ports, async (desk) => {
      await openChecklist(desk, of.registration, of.ports.now())
      return { ok: true as const }
    })
    const paper = await of.db
      .selectFrom('filing')
      .select('id')
      .where('template', '=', 'prospectus')
      .executeTakeFirstOrThrow()
    const { project } = await openReserve(of.db, of.ports)
    await seat(of.db, project, 'lead-underwriter', 'org-fund')
    const cookie = await cookieOf(of.context, 'stranger-1', 'lead-underwriter')
    const generate = (at: string) => {
      const request = post(
        `/projects/${at}/filings`,
        { intent: 'generate', filing: paper.id, key: 'request-key-1' },
        cookie,
      )
      return answered(filingsAction({ request, context: of.context, params: { project: at } }))
    }
    expect((await generate(of.project)).status).toBe(404)
    expect((await generate(project)).status).toBe(409)
    expect(await of.db.selectFrom('filing_version').select('id').where('filing', '=', paper.id).execute()).toEqual([])
  })
})

const venueSeat = (of: RegistrationCase) => ({
  id: 'seat-venue-1',
  project: of.project,
  run: null,
  capacity: 'venue-review',
  organisation: 'org-nafmii',
  mode: 'platform' as const,
  from_at: of.ports.now(),
  until_at: null,
})
