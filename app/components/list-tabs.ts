/** Lists, and the enterprises in all of them. */
export const listTabs = (current: 'lists' | 'enterprises') => [
  { href: '/lists', label: '名单', current: current === 'lists' },
  { href: '/enterprises', label: '企业', current: current === 'enterprises' },
]
