import { describe, expect, test } from 'vitest'
import { type IssueCase, issuePapers, isWritten } from '#workflows/rules/issue-papers.ts'

const interbank: IssueCase = { route: 'interbank', follows: false, filing: false }
const conditional = ['issue-schedule', 'supplement', 'filing-list', 'listing-application']
const written = (of: Partial<IssueCase>) => conditional.filter((id) => isWritten(id, { ...interbank, ...of }))

describe('which papers an issue has', () => {
  test.each<[string, Partial<IssueCase>, string]>([
    ['the first issue, interbank', {}, 'issue-schedule'],
    ['a later one', { follows: true }, 'issue-schedule supplement'],
    ['a later one that is filed first', { follows: true, filing: true }, 'issue-schedule supplement filing-list'],
    ['at an exchange', { route: 'exchange-public', follows: true, filing: true }, 'listing-application'],
    ['privately at an exchange', { route: 'exchange-private' }, 'listing-application'],
    ['under a licence', { route: 'licence', follows: true, filing: true }, ''],
  ])('%s', (_, of, expected) => {
    expect(written(of).join(' ')).toBe(expected)
  })

  test('what is said of every issue is written in every case', () => {
    for (const id of ['issue-announcement', 'subscription-form', 'book-report', 'result-announcement'])
      for (const route of ['interbank', 'exchange-public', 'licence'] as const)
        expect(isWritten(id, { ...interbank, route })).toBe(true)
  })

  test('the list of a filing names what is made for the issue and what is renewed, and not itself', () => {
    const list = {
      route: 'interbank',
      issuerKind: 'tech-firm',
      product: 'MTN',
      privatePlacement: false,
      rated: ['issuer'],
      enhanced: false,
      guaranteed: false,
      titled: false,
      said: {},
    } as const
    const codes = (of: Partial<IssueCase>) => issuePapers(list, { ...interbank, ...of }).map(({ code }) => code)
    expect(codes({ filing: true })).toEqual(['C', 'F', 'P.1', 'J', 'FA', 'SG', 'G'])
    expect(codes({ filing: true, follows: true })).toContain('BM')
    expect(issuePapers(list, interbank).every(({ note }) => note !== '')).toBe(true)
  })
})
