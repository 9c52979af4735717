import { z } from 'zod'
import type { LoadContext } from '../load-context.ts'
import { actorOn, reachProject, type SignedIn } from '../reach.server.ts'
import { claimCase } from './claim-case.server.ts'
import { dutyNames } from './review-seat.server.ts'

/** What became of each is told in a cookie of the next page, which holds that many lines. */
const most = 12

const posted = z.object({
  duty: z.enum(['first', 'second']),
  key: z.string().min(8).max(64),
  projects: z.array(z.string().min(1).max(64)).min(1, '请先勾选要领取的项目。').max(most, `一次最多领取 ${most} 件。`),
})

/** What became of each case that was ticked, by its name; or why none was looked at. */
type Claimed = { ok: true; title: string; lines: { label: string; value: string }[] } | { ok: false; message: string }

/** Several cases are taken one by one, each under its own lock: what one meets does not keep the others from being taken. */
export async function claimCases(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  form: FormData,
): Promise<Claimed> {
  const read = posted.safeParse({ duty: form.get('duty'), key: form.get('key'), projects: form.getAll('project') })
  if (!read.success) return { ok: false, message: read.error.issues[0]?.message ?? '表单不完整，请刷新页面后重试。' }
  const { duty, key, projects } = read.data
  const lines: { label: string; value: string; done: boolean }[] = []
  for (const id of new Set(projects)) {
    const project = await reachProject(context.reader, who, id)
    if (!project) continue
    const sitting = await actorOn(context.reader, who, id, null, context.ports.now())
    const actor = { ...sitting, seats: sitting.seats.length > 0 ? sitting.seats : [who.capacity] }
    const command = { project: id, duty, actor, key: `${key.slice(0, 44)}-${duty}-${id.slice(-12)}` }
    const done = await claimCase(context.db, command, context.ports)
    const value = done.ok ? `已领取${dutyNames[duty]}` : done.message
    lines.push({ label: project.name.slice(0, 30), value, done: done.ok })
  }
  const taken = lines.filter(({ done }) => done).length
  const rest = lines.length - taken
  const title = `领取${dutyNames[duty]}：${taken} 件已领取${rest > 0 ? `，${rest} 件没有领到` : ''}`
  return { ok: true, title, lines: lines.map(({ label, value }) => ({ label, value })) }
}
