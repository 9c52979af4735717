import type { Db } from '#db/connect.ts'
import { findOrganisationByCode, insertOrganisation } from '#db/queries/people.ts'
import { parseCreditCode } from '#workflows/finance/credit-code.ts'
import { shortText } from '#workflows/kit/body.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'

type Registered = { ok: true; organisation: string; sample: boolean }

/** Names that differ in width, brackets and blanks only are the same name. */
const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()

/**
 * Enters an issuer into the directory by name and 统一社会信用代码 (GB 32100-2015, check character included). A code
 * entered before is that organisation if the name agrees, and refused if it does not. Registered by somebody of a sample
 * organisation it is a sample too.
 */
export async function registerIssuer(
  db: Db,
  issuer: { name: string; code: string; region: string | undefined },
  { by }: { by: string },
  ports: Ports,
): Promise<Registered | Refusal> {
  const name = shortText.safeParse(issuer.name)
  const code = parseCreditCode(issuer.code)
  if (!name.success || !code.ok)
    return refuse('invalid', '请选择已有发行人，或填写新发行人。', {
      ...(name.success ? {} : { issuerName: [name.error.issues[0]?.message ?? '请填写'] }),
      ...(code.ok ? {} : { issuerCode: [code.message] }),
    })
  const known = await findOrganisationByCode(db, code.value)
  if (known && plainName(known.name) !== plainName(name.data))
    return refuse('invalid', '信用代码与名称不符。', { issuerCode: ['此代码已登记为另一名称，请核对名称与代码'] })
  if (known) return { ok: true, organisation: known.id, sample: known.sample_at !== null }
  const opener = await db.selectFrom('organisation').select('sample_at').where('id', '=', by).executeTakeFirst()
  const [id, at] = [ports.newId(), ports.now()]
  const sample = opener?.sample_at != null
  await db.transaction().execute((tx) =>
    insertOrganisation(tx, {
      id,
      name: name.data,
      kind: 'company',
      credit_code: code.value,
      region: issuer.region ?? null,
      sample_at: sample ? at : null,
      created_at: at,
    }),
  )
  return { ok: true, organisation: id, sample }
}
