import type { Administrator } from '#app/accounts/administrator.server.ts'
import type { LoadContext } from '#app/load-context.ts'
import type { Db } from '#db/connect.ts'
import type { TestPorts } from '#tests/support/desk.ts'
import { cookieOf, openAccount } from '#tests/support/web-context.ts'

const keeper = (person: string): Administrator => ({
  person,
  organisation: 'org-platform',
  everybody: true,
  sample: false,
  address: '192.0.2.1',
})

export const [lei, ni] = [keeper('lei'), keeper('ni')]

/** An administrator who looks after his own bank only. */
export const local: Administrator = { ...keeper('fang'), organisation: 'org-bank', everybody: false }

/** Two administrators of the platform and one of a bank. */
export async function seedPlatform(db: Db, ports: TestPorts): Promise<void> {
  const at = '2026-01-02T00:00:00.000Z'
  const row = { credit_code: null, region: null, sample_at: null, created_at: at }
  await db
    .insertInto('organisation')
    .values({ id: 'org-platform', name: '平台', kind: 'platform', ...row })
    .execute()
  for (const { person, organisation } of [lei, ni, local])
    await openAccount(db, ports, { id: person, organisation, capacities: ['administrator'] })
}

export const administratorCookie = (context: LoadContext, person: string): Promise<string> =>
  cookieOf(context, person, 'administrator')
