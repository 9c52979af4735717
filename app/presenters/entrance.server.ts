import { hasPeople } from '#db/queries/people.ts'
import type { LoadContext } from '../load-context.ts'

export type EntranceView = {
  /** Where to come in: the seats of a demo, else the sign-in page. */
  door: { href: string; label: string }
  links: { href: string; label: string }[]
  /** Nobody exists yet and this is no demo: the first administrator is to be made. */
  firstRun: boolean
}

/** What the pages before signing in offer. */
export async function presentEntrance({ reader, demo }: Pick<LoadContext, 'reader' | 'demo'>): Promise<EntranceView> {
  const firstRun = !demo && !(await hasPeople(reader))
  const door = demo ? { href: '/seats', label: '演示入座' } : { href: '/sign-in', label: '登录' }
  const guide = { href: '/guide', label: '政策辅导' }
  const library = { href: '/library', label: '政策库' }
  const verify = { href: '/verify', label: '文件核验' }
  const open = [guide, library, verify, door]
  const links = demo ? [...open, { href: '/sign-in', label: '登录' }] : open
  return { door, links: firstRun ? [] : links, firstRun }
}
