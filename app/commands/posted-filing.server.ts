import { z } from 'zod'
import { findFiling } from '#db/queries/filings.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import { refuse } from '#workflows/kit/step.ts'
import { confirmable, figureField } from '../filings/confirmed-figures.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { cancelPrinting } from './cancel-printing.server.ts'
import { generateFiling } from './generate-filing.server.ts'
import { scheduleFiling } from './schedule-filing.server.ts'
import { uploadFiling } from './upload-filing.server.ts'
import { waiveFiling } from './waive-filing.server.ts'

const envelope = z.object({
  intent: z.enum(['generate', 'cancel', 'upload', 'waive', 'schedule']),
  filing: z.string().min(1).max(64),
  key: z.string().min(8).max(64),
})

type Hands = Pick<LoadContext, 'db' | 'reader' | 'files' | 'gate' | 'printer' | 'ports'>

export type PostedFiling = { ok: true; said: string } | Refusal

const word = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Generate, call that off, upload, or say why a paper does not apply. The papers are this project's: the filing decides the project. */
export async function postFiling(
  who: SignedIn,
  context: Hands,
  project: string,
  form: FormData,
): Promise<PostedFiling> {
  const asked = envelope.safeParse({ intent: form.get('intent'), filing: form.get('filing'), key: form.get('key') })
  if (!asked.success) return refuse('invalid', '表单不完整，请刷新页面后重填。')
  const { intent, filing, key } = asked.data
  // The seat was looked up on this project: a paper of another must not be reached with it.
  if ((await findFiling(context.reader, filing))?.project !== project) return refuse('unavailable', '没有这份文件。')
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  if (intent === 'generate') {
    const done = await generateFiling(context.db, { filing, actor, key }, context.ports)
    return done.ok ? { ok: true, said: `第 ${done.number} 版正在生成，完成后可预览和下载。` } : done
  }
  if (intent === 'cancel') {
    const asked = { filing, number: Number(word(form, 'number')) || 0, actor, key }
    const done = await cancelPrinting(context, asked, context.ports)
    return done.ok ? { ok: true, said: `第 ${done.number} 版的生成已取消，没有留下任何文件。` } : done
  }
  if (intent === 'waive') {
    const done = await waiveFiling(
      context.db,
      { filing, actor, key, form: { reason: word(form, 'reason') } },
      context.ports,
    )
    return done.ok ? { ok: true, said: '已标记为不适用。' } : done
  }
  if (intent === 'schedule') {
    const done = await scheduleFiling(
      context.db,
      { filing, actor, key, form: { dueOn: word(form, 'dueOn') } },
      context.ports,
    )
    return done.ok ? { ok: true, said: done.dueOn ? `完成期限为 ${done.dueOn}。` : '完成期限以拟申报日为准。' } : done
  }
  return upload(context, { filing, actor, key }, form)
}

/** What was typed of the key figures, by the names of the fields. */
export const typedFigures = (form: FormData): Record<string, string> =>
  Object.fromEntries(confirmable.map((figure) => [figureField(figure), word(form, figureField(figure))]))

async function upload(
  context: Hands,
  command: { filing: string; actor: Awaited<ReturnType<typeof actorOn>>; key: string },
  form: FormData,
): Promise<PostedFiling> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0)
    return refuse('invalid', '没有选择文件。', { file: ['请选择要上传的文件'] })
  const done = await uploadFiling(
    { db: context.db, store: context.files, gate: context.gate },
    {
      ...command,
      bytes: new Uint8Array(await file.arrayBuffer()),
      form: {
        name: file.name,
        pages: word(form, 'pages'),
        note: word(form, 'note'),
        outline: word(form, 'outline'),
      },
      figures: typedFigures(form),
    },
    context.ports,
  )
  return done.ok ? { ok: true, said: `第 ${done.number} 版已上传，校验值 ${done.sha256.slice(0, 16)}。` } : done
}
