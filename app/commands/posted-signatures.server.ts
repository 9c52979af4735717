import { z } from 'zod'
import { findFiling } from '#db/queries/filings.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { scanField } from '../filings/scan-field.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { enterSignatures, type SentScan } from './enter-signatures.server.ts'

const posted = z.object({
  filing: z.string().min(1).max(64),
  key: z.string().min(8).max(64),
  slots: z.array(z.string().max(40)).max(20),
})

/** The ticked pages of one paper; the paper is of this project. */
export async function postSignatures(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'files' | 'gate' | 'ports'>,
  project: string,
  form: FormData,
): Promise<{ ok: true; said: string } | Refusal> {
  const asked = posted.safeParse({ filing: form.get('filing'), key: form.get('key'), slots: form.getAll('slot') })
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const filing = await findFiling(context.reader, asked.data.filing)
  if (filing?.project !== project) return refuse('unavailable', '没有这份文件。')
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  const means = { db: context.db, store: context.files, gate: context.gate }
  const done = await enterSignatures(means, { ...asked.data, scans: await scansIn(form), actor }, context.ports)
  if (!done.ok) return done
  const scans = done.scans > 0 ? `，收存扫描件 ${done.scans} 份` : ''
  const removed = done.removed > 0 ? `，取消 ${done.removed} 页` : ''
  return { ok: true, said: `“${filing.title}”登记签字盖章页 ${done.entered} 页${scans}${removed}。` }
}

/** The files chosen, each in the field of its page. */
async function scansIn(form: FormData): Promise<SentScan[]> {
  const sent = [...form].flatMap(([field, value]) =>
    field.startsWith(scanField('')) && value instanceof File && value.size > 0 ? [{ field, file: value }] : [],
  )
  return Promise.all(
    sent.slice(0, 20).map(async ({ field, file }) => ({
      slot: field.slice(scanField('').length),
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
}
