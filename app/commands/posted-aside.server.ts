import { z } from 'zod'
import { dayText } from '../components/chinese-date.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, reachProject, type SignedIn } from '../reach.server.ts'
import type { RefusedCase } from './posted-case.server.ts'
import { setCaseAside, takeUpCase } from './set-case-aside.server.ts'

/** What became of each is told in a cookie of the next page, which holds that many lines. */
const most = 12

const unfinished = '表单不完整，请刷新页面后重试。'
const sign = (least: number) => z.string(unfinished).min(least, unfinished).max(64, unfinished)

/** Day and reason are judged case by case, on their own fields. */
const posted = z.object({
  key: sign(8),
  projects: z.array(sign(1)).min(1, '请先勾选要搁置的项目。').max(most, `一次最多搁置 ${most} 件。`),
})

type Line = { label: string; value: string }
type Set = { ok: true; title: string; lines: Line[] } | { ok: false; status: number; refused: RefusedCase }

type Hands = Pick<LoadContext, 'db' | 'reader' | 'ports'>

/**
 * 搁置 of one case or of those ticked, each under its own lock. Where none could be put aside, what was typed comes back
 * with the reasons on their fields.
 */
export async function postAside(who: SignedIn, context: Hands, form: FormData): Promise<Set> {
  const ticked = form.getAll('project').map(String)
  const [backOn, reason] = [String(form.get('backOn') ?? '').trim(), String(form.get('reason') ?? '')]
  const read = posted.safeParse({ key: form.get('key'), projects: ticked })
  const refusing = (message: string, fields: Record<string, string[]> = {}, status = 422): Set => ({
    ok: false,
    status,
    refused: { act: String(form.get('act') ?? ''), duty: '', to: '', message, backOn, reason, fields, ticked },
  })
  if (!read.success) return refusing(read.error.issues[0]?.message ?? unfinished)
  const told: (Line & { fields?: Record<string, string[]> | undefined; done: boolean })[] = []
  for (const id of new Set(read.data.projects)) {
    const project = await reachProject(context.reader, who, id)
    if (!project) continue
    const command = { ...(await common(who, context, id, read.data.key)), until: backOn, reason }
    const done = await setCaseAside(context.db, command, context.ports)
    const value = done.ok
      ? '已搁置'
      : Object.values(done.fields ?? { _: [done.message] })
          .flat()
          .join('；')
    told.push({ label: project.name.slice(0, 30), value, done: done.ok, fields: done.ok ? undefined : done.fields })
  }
  if (told.length === 0) return refusing('所选项目不在您的队列中，请刷新页面后重试。', {}, 404)
  const aside = told.filter(({ done }) => done).length
  const rest = told.length - aside
  const lines = told.map(({ label, value }) => ({ label, value }))
  if (aside > 0)
    return {
      ok: true,
      title: `${aside} 件已搁置至${dayText(backOn)}${rest > 0 ? `，${rest} 件没有搁置` : ''}`,
      lines,
    }
  const [only] = told
  if (told.length === 1) return refusing(only?.fields ? '没有搁置，请按提示更正。' : (only?.value ?? ''), only?.fields)
  return refusing('都没有搁置。', { backOn: [lines.map(({ label, value }) => `${label}：${value}`).join('；')] })
}

async function common(who: SignedIn, { reader, ports }: Hands, project: string, key: string) {
  const actor = await actorOn(reader, who, project, null, ports.now())
  return {
    project,
    actor: { ...actor, seats: actor.seats.length > 0 ? actor.seats : [who.capacity] },
    key: `${key.slice(0, 44)}-aside-${project.slice(-12)}`,
  }
}

/** 取消搁置 of one case. */
export async function postTakeUp(
  who: SignedIn,
  context: Hands,
  form: FormData,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const [project, key] = [String(form.get('project') ?? ''), String(form.get('key') ?? '')]
  const known = key.length >= 8 ? await reachProject(context.reader, who, project) : undefined
  if (!known) return { ok: false, message: unfinished }
  const done = await takeUpCase(context.db, await common(who, context, project, key), context.ports)
  return done.ok ? { ok: true } : { ok: false, message: done.message }
}
