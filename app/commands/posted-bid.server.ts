import { z } from 'zod'
import { parseAmount } from '#workflows/finance/money.ts'
import { halfWidth } from '#workflows/finance/parsed.ts'
import type { Refusal } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { inviteInvestors } from './invite-investors.server.ts'
import { placeBid } from './place-bid.server.ts'
import { statusOf } from './posted-event.server.ts'
import { withdrawBid } from './withdraw-bid.server.ts'

const posted = z.object({
  act: z.enum(['place', 'withdraw', 'invite']),
  key: z.string().min(8).max(64),
  bid: z.string().max(64).default(''),
  line: z.string().max(64).default(''),
  rate: z.string().max(40).default(''),
  amount: z.string().max(40).default(''),
  related: z.enum(['yes', 'no']).default('no'),
})

export type TypedBid = { bid: string; line: string; rate: string; amount: string; related: string }

export type RefusedBid = { act: string; message: string; fields: Record<string, string[]>; typed: TypedBid }

type Done = { ok: true; said: string } | { ok: false; status: number; refused: RefusedBid }

/** What a form of the book asks for beside the steps of its stage. Amounts are typed in 万元. */
export async function postBid(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  run: { id: string; project: string },
  form: FormData,
): Promise<Done> {
  const read = posted.safeParse(Object.fromEntries(form))
  if (!read.success) return refusing({}, '表单不完整，请刷新页面后重试。', {}, 400)
  const { act, key, bid } = read.data
  const actor = await actorOn(context.reader, who, run.project, run.id, context.ports.now())
  const common = { run: run.id, actor, key }
  if (act === 'invite') {
    const organisations = form.getAll('organisation').map(String)
    if (organisations.length === 0)
      return refusing(read.data, '请选择要邀请的投资人。', { organisation: ['请至少选择一家'] }, 422)
    return told(
      read.data,
      await inviteInvestors(context.db, { ...common, organisations }, context.ports),
      `已邀请 ${organisations.length} 家投资人。`,
    )
  }
  if (act === 'withdraw')
    return told(read.data, await withdrawBid(context.db, { ...common, bid }, context.ports), '已撤回一笔申购。')
  const amount = parseAmount(read.data.amount, 'wan')
  if (!amount.ok) return refusing(read.data, '申购没有提交。', { amount: [amount.message] }, 422)
  const { line, related } = read.data
  const rate = halfWidth(read.data.rate).replace(/%$/, '').trim()
  const asked = { line, rate, amount: amount.value, related, ...(bid ? { replaces: bid } : {}) }
  const done = await placeBid(context.db, { ...common, form: asked }, context.ports)
  return told(read.data, done, bid ? '申购已修改。' : '申购已提交。')
}

function told(typed: Partial<RefusedBid> & Partial<TypedBid>, done: { ok: true } | Refusal, said: string): Done {
  if (done.ok) return { ok: true, said }
  return refusing(typed, done.message, done.fields ?? {}, statusOf[done.reason])
}

const refusing = (
  typed: { act?: string } & Partial<TypedBid>,
  message: string,
  fields: Record<string, string[]>,
  status: number,
): Done => ({
  ok: false,
  status,
  refused: {
    act: typed.act ?? '',
    message,
    fields,
    typed: {
      bid: typed.bid ?? '',
      line: typed.line ?? '',
      rate: typed.rate ?? '',
      amount: typed.amount ?? '',
      related: typed.related ?? 'no',
    },
  },
})
