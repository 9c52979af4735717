import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '#db/connect.ts'
import { findSetting, keepSetting } from '#db/queries/settings.ts'
import { isMailKind, type MailKind } from './mail-kinds.ts'

const keyName = 'mail.key'

/** The key, where a mail was ever signed. */
export const findMailKey = (db: Db): Promise<string | undefined> => findSetting(db, keyName)

/** The key that signs the links in mails: made once, kept in the database. */
export async function mailKey(db: Db | Tx, at: string): Promise<string> {
  const known = await findSetting(db, keyName)
  if (known !== undefined) return known
  await keepSetting(db, { key: keyName, value: randomBytes(32).toString('base64url'), at })
  // Whoever was first has made it.
  return (await findSetting(db, keyName)) ?? ''
}

const signature = (key: string, person: string, kind: string): string =>
  createHmac('sha256', key).update(`${person}\n${kind}`).digest('base64url')

/** The path that switches one kind of mail off for one person, without signing in. */
export function unsubscribePath(key: string, person: string, kind: MailKind): string {
  const search = new URLSearchParams({ person, kind, sign: signature(key, person, kind) })
  return `/unsubscribe?${search}`
}

/** The person and kind that a link names; undefined for one that was not signed here. */
export function readUnsubscribe(key: string, search: URLSearchParams): { person: string; kind: MailKind } | undefined {
  const [person = '', kind = '', sign = ''] = ['person', 'kind', 'sign'].map((name) => search.get(name) ?? '')
  if (key === '' || person === '' || !isMailKind(kind)) return undefined
  const [given, expected] = [Buffer.from(sign), Buffer.from(signature(key, person, kind))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? { person, kind } : undefined
}
