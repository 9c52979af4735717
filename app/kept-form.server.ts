import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  deleteKeptForm,
  findSessionOwner,
  insertKeptForm,
  listKeptForms,
  sendKeptForm,
} from '#db/queries/kept-forms.ts'
import { hashOfToken, newToken, readCookie, writeCookie } from './accounts/session-cookie.server.ts'
import type { LoadContext } from './load-context.ts'

const sealedBody = z.object({
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** Names of files that have to be chosen again. */
  files: z.array(z.string()),
})

/** A form that arrived after its session had ended, opened again for the person who filled it in. */
export type KeptForm = z.infer<typeof sealedBody> & { id: string; path: string; capacity: string; keptAt: string }

type House = Pick<LoadContext, 'db' | 'reader' | 'ports' | 'environment'>

const day = 86_400_000
/** A form left open over a holiday week still finds its words. */
export const keptDays = 7
/** Characters of one form, forms of one person: more than anybody types, less than fills a disk. */
const limits = { characters: 300_000, forms: 10 } as const
const cookie = 'kept-form'

/** Passwords are typed there; nothing of them is ever kept. */
const unkept = /^\/(account|people|sign-in|sign-out|seats|kept-form)(\/|$)/

/** The token of this browser's kept forms, and what it is known by in the database. */
function holderOf(request: Request, context: Pick<LoadContext, 'environment'>) {
  const token = readCookie(request, context.environment, cookie)
  return token ? { token, holder: hashOfToken(token) } : undefined
}

/**
 * Keeps what a form without a live session brought, for the person whose session it was and for no other: without an
 * ended session of ours nothing is kept. Answers the header that gives the browser the only key; undefined when nothing
 * was kept.
 */
export async function keepForm(request: Request, context: House): Promise<Record<string, string> | undefined> {
  const { pathname, search } = new URL(request.url)
  const ended = readCookie(request, context.environment, 'session')
  if (request.method !== 'POST' || !ended || unkept.test(pathname)) return undefined
  const now = context.ports.now()
  const after = new Date(Date.parse(now) - keptDays * day).toISOString()
  const owner = await findSessionOwner(context.reader, hashOfToken(ended), after)
  const body = owner && (await readBody(request))
  if (!owner || !body) return undefined
  const token = holderOf(request, context)?.token ?? newToken()
  const row = {
    id: context.ports.newId(),
    holder: hashOfToken(token),
    ...owner,
    path: `${pathname}${search}`,
    sealed: seal(token, JSON.stringify(body)),
    kept_at: now,
    sent_at: null,
  }
  await insertKeptForm(context.db, row, limits.forms)
  return { 'Set-Cookie': writeCookie(context.environment, cookie, token, (keptDays * day) / 1000) }
}

/** What waits in this browser for whoever is signed in. */
export async function findKeptForms(
  request: Request,
  context: Pick<LoadContext, 'reader' | 'environment'>,
  person: string,
): Promise<KeptForm[]> {
  const held = holderOf(request, context)
  if (!held) return []
  const rows = await listKeptForms(context.reader, { holder: held.holder, person })
  return rows.flatMap(({ id, path, capacity, kept_at, sealed }) => {
    const body = open(held.token, sealed)
    return body ? [{ id, path, capacity, keptAt: kept_at, ...body }] : []
  })
}

/** Lets a form go to the page it was meant for; answers its path, undefined when nothing of this person waits here. */
export async function releaseKeptForm(
  request: Request,
  context: House,
  person: string,
  id: string,
): Promise<string | undefined> {
  const held = holderOf(request, context)
  return held && sendKeptForm(context.db, { id, holder: held.holder, person }, context.ports.now())
}

export async function discardKeptForm(request: Request, context: House, person: string, id: string): Promise<void> {
  const held = holderOf(request, context)
  if (held) await deleteKeptForm(context.db, { id, holder: held.holder, person })
}

async function readBody(request: Request): Promise<z.infer<typeof sealedBody> | undefined> {
  const form = await request.formData().catch(() => undefined)
  if (!form) return undefined
  const all = [...form]
  const fields = all.flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
  const files = all.flatMap(([, value]) => (typeof value === 'string' || value.size === 0 ? [] : [value.name]))
  const length = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return length > limits.characters || fields.length === 0 ? undefined : { fields, files }
}

const keyOf = (token: string) => Buffer.from(hkdfSync('sha256', token, '', 'kejiban kept form', 32))

/** AES-256-GCM under a key made of the browser's token: nonce, tag, text. A copy of the database opens none of it. */
function seal(token: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

function open(token: string, sealed: string): z.infer<typeof sealedBody> | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < 29) return undefined
  const opener = createDecipheriv('aes-256-gcm', keyOf(token), bytes.subarray(0, 12))
  opener.setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
  return sealedBody.parse(JSON.parse(text))
}
