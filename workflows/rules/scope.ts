import { type IssuerKind, issuerKinds, type Route, routes, type Venue, venues } from '../kit/seats.ts'

/** The four classes of 科技创新公司债券 at the exchanges (适用指引第2号 chapter 7). */
export const bondClasses = {
  'tech-enterprise': '科创企业类',
  'tech-upgrade': '科创升级类',
  'tech-investment': '科创投资类',
  'tech-incubation': '科创孵化类',
} as const

export type BondClass = keyof typeof bondClasses

/** What a parameter is limited to, and what a case is. `case` is a word of the rule itself: first-public, tier-1, 高新技术企业. */
export type Scope = {
  readonly route?: Route
  readonly venue?: Venue
  readonly issuerKind?: IssuerKind
  readonly bondClass?: BondClass
  readonly case?: string
}

const words = ['route', 'venue', 'issuerKind', 'bondClass', 'case'] as const

/** One text for one scope, in a fixed order: `route=interbank;issuerKind=tech-firm`; empty for everything. */
export const scopeText = (scope: Scope): string =>
  words.flatMap((word) => (scope[word] === undefined ? [] : [`${word}=${scope[word]}`])).join(';')

/** What `scopeText` wrote; null for what it never writes. Words are checked, values are those of known rows. */
export function readScope(text: string): Scope | null {
  const scope: Record<string, string> = {}
  for (const part of text === '' ? [] : text.split(';')) {
    const [word = '', value = ''] = part.split('=')
    if (!words.some((known) => known === word) || value === '' || word in scope) return null
    scope[word] = value
  }
  return scopeText(scope) === text ? scope : null
}

/** Whether a row limited to `limits` speaks of this case: each limit must be met, and one the case does not know is not. */
export const covers = (limits: Scope, of: Scope): boolean =>
  words.every((word) => limits[word] === undefined || limits[word] === of[word])

/** How narrowly a row is limited; the narrowest row wins. */
export const narrowness = (limits: Scope): number => words.filter((word) => limits[word] !== undefined).length

/** The words of `case` that rules use, as screens say them. */
const caseWords: Record<string, string> = {
  'first-public': '首次公开发行',
  'later-public': '后续公开发行',
  scp: '超短期融资券',
  private: '定向发行',
  'tier-1': '第一类企业',
  'tier-2': '第二类企业',
  csrc: '证监会阶段',
}

/** 银行间市场·交易商协会注册 · 科技型企业; 各市场、各路径 for a row without limits. */
export function scopeWords({ route, venue, issuerKind, bondClass, case: word }: Scope): string {
  const parts = [
    route && routes[route].title,
    venue && venues[venue].title,
    issuerKind && issuerKinds[issuerKind],
    bondClass && bondClasses[bondClass],
    word && (caseWords[word] ?? word),
  ].filter(Boolean)
  return parts.join(' · ') || '各市场、各路径'
}
