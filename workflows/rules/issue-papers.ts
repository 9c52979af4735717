import type { Route } from '../kit/seats.ts'
import { type ChecklistCase, type ChecklistLine, wholeChecklist } from './checklist.ts'

/** What decides which papers an issue has beside those that every issue has. */
export type IssueCase = {
  route: Route
  /** An earlier issue of the registration is described in its prospectus, or the registration was taken over. */
  follows: boolean
  /** The registration has stood so long that the issue is filed (备案) before it. */
  filing: boolean
}

const exchange = ({ route }: IssueCase): boolean => route === 'exchange-public' || route === 'exchange-private'
const interbank = ({ route }: IssueCase): boolean => route === 'interbank'

const conditions: Record<string, (of: IssueCase) => boolean> = {
  'issue-schedule': interbank,
  supplement: (of) => interbank(of) && of.follows,
  'filing-list': (of) => interbank(of) && of.filing,
  'listing-application': exchange,
}

/** Whether a step of an issue writes a paper in some cases only, by the paper's template. */
export const isConditional = (template: string): boolean => Object.hasOwn(conditions, template)

/** J, BM and YB are forms of the association (domain §4.1); the exchanges list and admit on application (§4.2). */
export const isWritten = (template: string, of: IssueCase): boolean => conditions[template]?.(of) ?? true

/** Papers of the registration that are brought up to date with an issue, and why. */
const renewed: Record<string, string> = {
  C: '更新至最近一期',
  F: '就本期发行出具',
  'P.1': '在有效期内或者更新',
  'P.2': '就本期发行出具',
  Z: '覆盖本期发行',
}

export type IssuePaper = Pick<ChecklistLine, 'code' | 'title' | 'preparedBy'> & { note: string }

/** What is handed in with an issue that is filed before it (YB), in the order of the list; the list itself is not on it. */
export const issuePapers = (list: ChecklistCase, of: IssueCase): IssuePaper[] =>
  wholeChecklist(list)
    .filter(({ phase, template, applies, code }) => {
      if (phase === 'issue') return code !== 'YB' && (template === null || isWritten(template, of))
      return phase === 'filing' && applies === true && code in renewed
    })
    .map(({ code, title, preparedBy, phase }) => ({
      code,
      title,
      preparedBy,
      note: phase === 'issue' ? '本期编制' : (renewed[code] ?? ''),
    }))
