import { countOpenTasks, countUnread } from '#db/queries/inbox.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { type Capacity, capacities } from '#workflows/kit/seats.ts'
import { answerers } from '#workflows/reserve/consultation.ts'
import type { AppShellProps } from '../components/app-shell.tsx'
import type { IconName } from '../components/icon.tsx'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { inboxOf } from './inbox-of.server.ts'
import { countMyChapters } from './my-chapters.server.ts'
import { reserveReaders } from './reserve-list.server.ts'

type NavLine = { href: string; icon: IconName; label: string; for?: readonly Capacity[]; platform?: true }

const reviewers: readonly Capacity[] = ['venue-intake', 'venue-review', 'venue-secretary', 'venue-supervisor']
const debtors: readonly Capacity[] = [
  'issuer',
  'lead-underwriter',
  'joint-underwriter',
  'trustee',
  'registrar',
  'enhancer',
  'guarantor',
  'rater',
  'venue-review',
  'venue-supervisor',
]
const bookKeepers: readonly Capacity[] = ['lead-underwriter', 'joint-underwriter', 'investor', 'registrar']
const notAdministrators = (Object.keys(capacities) as Capacity[]).filter((capacity) => capacity !== 'administrator')

/** The rail: at most seven, two characters each. What a capacity has no use for is not there. */
const lines: readonly NavLine[] = [
  { href: '/desk', icon: 'inbox', label: '待办', for: notAdministrators },
  { href: '/queue', icon: 'flag', label: '队列', for: reviewers },
  { href: '/projects', icon: 'folder', label: '项目', for: notAdministrators },
  { href: '/reserve', icon: 'flag', label: '储备', for: reserveReaders },
  { href: '/consultations', icon: 'chat', label: '咨询', for: [...answerers.steward, ...answerers.authority] },
  { href: '/books', icon: 'bars', label: '簿记', for: bookKeepers },
  { href: '/obligations', icon: 'calendar', label: '存续', for: debtors },
  { href: '/lists', icon: 'list', label: '名单', for: ['steward'] },
  { href: '/lists', icon: 'list', label: '名单', for: ['administrator'], platform: true },
  { href: '/people', icon: 'people', label: '人员', for: ['administrator'] },
  { href: '/rulebook', icon: 'scales', label: '规则', for: ['administrator'], platform: true },
  { href: '/calendars', icon: 'calendar', label: '日历', for: ['administrator'], platform: true },
  { href: '/outages', icon: 'pause', label: '停机', for: ['administrator'], platform: true },
  { href: '/library', icon: 'book', label: '政策' },
  { href: '/account', icon: 'key', label: '账户' },
]

export const homeOf = (capacity: Capacity): string => (capacity === 'administrator' ? '/people' : '/desk')

export type ShellView = Omit<AppShellProps, 'children' | 'wide'>

/** The frame around every signed-in screen. Which item is current is for the screen to say. */
export async function presentShell(
  who: Session,
  context: Pick<LoadContext, 'reader' | 'ports' | 'demo' | 'environment'>,
): Promise<ShellView> {
  const open = (await countOpenTasks(context.reader, inboxOf(who, context))) + (await countMyChapters(who, context))
  const unread = await countUnread(context.reader, who)
  const { seal, side, title } = capacities[who.capacity]
  return {
    home: homeOf(who.capacity),
    nav: lines
      .filter((line) => !line.for || line.for.includes(who.capacity))
      .filter((line) => !line.platform || who.organisationKind === 'platform')
      .map(({ href, icon, label }) => ({ href, icon, label, ...(href === '/desk' && open ? { count: open } : {}) })),
    search: { action: '/projects' },
    businessDay: {
      day: legalDay(context.ports.now()),
      // A demo told from a day of its own says so.
      ...(context.environment.clock ? { word: '演示业务日' } : {}),
    },
    who: { capacity: title, seal, side, organisation: who.organisationName, person: who.name, sample: who.sample },
    switchHref: context.demo ? '/seats' : '/account',
    signOutAction: '/sign-out',
    notices: { href: '/notices', count: unread },
  }
}
