import { findReader, listMailRefusals } from '#db/queries/mail.ts'
import type { LoadContext } from '../load-context.ts'
import { type MailKind, mailKindNames, mailKinds } from '../mail/mail-kinds.ts'
import { findMailKey, readUnsubscribe } from '../mail/unsubscribe.server.ts'

export type MailChoice = {
  /** Whether this house sends mail at all, and to this person. */
  sent: 'yes' | 'not-configured' | 'made-up'
  choices: { value: MailKind; label: string; wanted: boolean }[]
}

export async function presentMailChoice(
  person: string,
  { reader, environment }: Pick<LoadContext, 'reader' | 'environment'>,
): Promise<MailChoice> {
  const refused = new Set((await listMailRefusals(reader, [person])).map(({ kind }) => kind))
  const known = await findReader(reader, person)
  return {
    sent: environment.mail === undefined ? 'not-configured' : known ? 'yes' : 'made-up',
    choices: mailKindNames.map((value) => ({
      value,
      label: `${mailKinds[value].title}：${mailKinds[value].about}`,
      wanted: !refused.has(value),
    })),
  }
}

/** Whom and what a signed link is about; a 404 for one that was not signed here. */
export async function readMailLink(
  request: Request,
  { reader }: Pick<LoadContext, 'reader'>,
): Promise<{ person: string; kind: MailKind; title: string; about: string }> {
  // A page never writes: where no mail was ever sent there is no key, and no link of ours.
  const link = readUnsubscribe((await findMailKey(reader)) ?? '', new URL(request.url).searchParams)
  if (!link) throw new Response('这个链接不完整或已经失效。', { status: 404 })
  return { ...link, ...mailKinds[link.kind] }
}
