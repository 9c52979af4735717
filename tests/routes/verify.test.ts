import { beforeEach, describe, expect, test } from 'vitest'
import { action, loader } from '#app/routes/verify._index.tsx'
import { loader as resultLoader } from '#app/routes/verify.$hash.tsx'
import { admitVerification, verificationLimits } from '#app/verification-limits.server.ts'
import { engines } from '#tests/support/engines.ts'
import { hashOf, pdfOf, uploadedPaper } from '#tests/support/filed-papers.ts'
import { file, type RegistrationCase, registrationCase } from '#tests/support/registration-case.ts'
import { answered, get } from '#tests/support/web-context.ts'

const [sqlite] = engines
if (!sqlite) throw new Error('no engine')

describe('文件核验, without an account', () => {
  let of: RegistrationCase

  beforeEach(async () => {
    of = await registrationCase(sqlite.create)
    await uploadedPaper(of, { id: 'm', words: 'prospectus' })
    of.ports.at('2026-03-05T02:00:00.000Z')
    await file(of)
    await of.db.updateTable('registration').set({ accepted_on: '2026-03-06' }).execute()
    return of.end
  })

  const args = (request: Request, params: Record<string, string> = {}) => ({ request, context: of.context, params })
  const upload = (bytes: Uint8Array) => {
    const body = new FormData()
    body.append('file', new File([new Uint8Array(bytes)], '募集说明书.pdf'))
    return answered(action(args(new Request('http://127.0.0.1:3000/verify?index', { method: 'POST', body }))))
  }
  const result = async (hash: string) => {
    const answer = await answered(resultLoader(args(get(`/verify/${hash}`), { hash })))
    const view = await answer.json()
    expect(answer.status).toBe(view.verification.known ? 200 : 404)
    return view
  }

  test('the file itself leads to its answer; one changed byte leads to none', async () => {
    const there = await upload(pdfOf('prospectus'))
    const path = `/verify/${hashOf(pdfOf('prospectus'))}`
    expect([there.status, there.headers.get('location')]).toEqual([303, path])
    expect((await result(path.slice('/verify/'.length))).verification.known.says).toContain('2026年3月5日')
    const elsewhere = (await upload(pdfOf('prospectuS'))).headers.get('location') ?? ''
    expect((await result(elsewhere.slice('/verify/'.length))).verification.known).toBeNull()
  })

  test('nothing of an uploaded file is kept', async () => {
    const files = () => of.db.selectFrom('file').select('sha256').execute()
    const before = await files()
    await upload(pdfOf('somebody’s own paper'))
    expect(await files()).toEqual(before)
  })

  test('a typed hash leads to the same page; an empty form says what is missing', async () => {
    const asked = await answered(loader(args(get(`/verify?hash=${hashOf(pdfOf('prospectus')).toUpperCase()}`))))
    expect(asked.headers.get('location')).toBe(`/verify/${hashOf(pdfOf('prospectus'))}`)
    expect((await upload(new Uint8Array())).status).toBe(400)
  })

  test('who asks too often is told when to come back; another address is not', async () => {
    const limits = verificationLimits(2)
    await admitVerification('192.0.2.1', limits)
    await admitVerification('192.0.2.1', limits)
    const refused = await answered(admitVerification('192.0.2.1', limits))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(await refused.text()).toContain('15 分钟后再试')
    await admitVerification('192.0.2.2', limits)
  })
})
