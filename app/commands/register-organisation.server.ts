import { z } from 'zod'
import type { Db } from '#db/connect.ts'
import { findOrganisationByCode, insertOrganisation } from '#db/queries/people.ts'
import { parseCreditCode } from '#workflows/finance/credit-code.ts'
import { optionalText, shortText } from '#workflows/kit/body.ts'
import { organisationKindNames } from '#workflows/kit/organisation-kinds.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Administrator } from '../accounts/administrator.server.ts'
import { logAccess } from '../accounts/open-session.server.ts'
import { fieldErrors } from '../forms/field-errors.ts'
import type { Ports } from '../ports.ts'

const form = z.strictObject({
  name: shortText,
  kind: z.enum(organisationKindNames, '请选择机构类型'),
  creditCode: optionalText,
  region: optionalText,
})

/** Enters an organisation into the directory. Only who runs the platform may; its credit code is checked and unique. */
export async function registerOrganisation(
  db: Db,
  command: { form: unknown; by: Administrator },
  ports: Ports,
): Promise<{ ok: true; organisation: string; name: string } | Refusal> {
  const { by } = command
  if (!by.everybody) return refuse('unavailable', '机构由平台运营方的管理员登记。')
  const read = form.safeParse(command.form)
  if (!read.success) return refuse('invalid', '请按提示更正。', fieldErrors(read.error))
  const { name, kind, creditCode, region } = read.data
  const code = creditCode === undefined ? null : parseCreditCode(creditCode)
  if (code && !code.ok) return refuse('invalid', '信用代码有误。', { creditCode: [code.message] })
  const known = code && (await findOrganisationByCode(db, code.value))
  if (known) return refuse('invalid', '机构已登记。', { creditCode: [`此代码已登记为${known.name}`] })
  if (kind === 'platform') return refuse('invalid', '平台运营方只有一家。', { kind: ['平台运营方只有一家'] })
  const [id, at] = [ports.newId(), ports.now()]
  await db.transaction().execute(async (tx) => {
    const credit_code = code?.value ?? null
    await insertOrganisation(tx, {
      id,
      name,
      kind,
      credit_code,
      region: region ?? null,
      sample_at: by.sample ? at : null,
      created_at: at,
    })
    const { person, address } = by
    await logAccess(tx, { kind: 'organisation.create', person, detail: name, address }, ports)
  })
  return { ok: true, organisation: id, name }
}
