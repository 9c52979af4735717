/** Lists, the enterprises in all of them, and the models of points. */
export const listTabs = (current: 'lists' | 'enterprises' | 'points') => [
  { href: '/lists', label: '名单', current: current === 'lists' },
  { href: '/enterprises', label: '企业', current: current === 'enterprises' },
  { href: '/points', label: '积分模型', current: current === 'points' },
]
