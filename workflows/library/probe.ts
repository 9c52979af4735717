import { calendars } from '../calendar/tables.ts'
import type { Finding } from '../kit/finding.ts'
import { type IssuerKind, issuerKinds, type Route, routes, type Venue } from '../kit/seats.ts'
import { type EligibilityFacts, eligibility } from '../rules/eligibility.ts'
import { greenChannelFindings } from '../rules/green-channel.ts'
import type { Judged } from '../rules/judged.ts'
import { useChangeFindings as changeOfUse, paymentNoticeFindings, publicationFindings } from '../rules/lead-time.ts'
import { matterFindings } from '../rules/matters.ts'
import type { Parameter } from '../rules/parameters.ts'
import { recognisedTitles, type TitleKind } from '../rules/recognised-titles.ts'
import { pairFinding, type ReviewPerson, recusalFindings } from '../rules/recusal.ts'
import { type BondClass, bondClasses, type Scope } from '../rules/scope.ts'
import { tenorFindings } from '../rules/tenor.ts'
import { expiringTitles, type TechTitle } from '../rules/titles.ts'
import { type UsePlan, useFindings } from '../rules/use-of-proceeds.ts'
import { adoptedFinding, financialDataFindings, prospectusFindings, registrationFindings } from '../rules/validity.ts'

/** Days on which the library's questions are asked: before the first regime, under it, and under the rules of 2026. */
const days = ['2021-06-01', '2025-10-15', '2026-06-15'] as const

/**
 * Asks every rule of every kind of case, with nothing known, with everything in order and with nothing in order, so that the
 * library can say which rule rests on which text by hearing it from the rules themselves. Its findings judge nobody.
 */
export function askEveryRule(parameters: readonly Parameter[]): Finding[] {
  const cases = scopes().flatMap((scope) => days.map((on): Judged => ({ on, issueOn: on, parameters, scope })))
  return cases.flatMap((judged) => [
    ...eligibleOrNot(judged),
    ...termsOf(judged),
    ...papersOf(judged),
    ...peopleOf(judged),
  ])
}

function scopes(): Scope[] {
  const classes: (BondClass | undefined)[] = [undefined, ...(Object.keys(bondClasses) as BondClass[])]
  return (Object.keys(routes) as Route[]).flatMap((route) =>
    routes[route].venues.flatMap((venue: Venue) =>
      (Object.keys(issuerKinds) as IssuerKind[]).flatMap((issuerKind) =>
        (route.startsWith('exchange') ? classes : [undefined]).map((bondClass) => ({
          route,
          venue,
          issuerKind,
          ...(bondClass === undefined ? {} : { bondClass }),
        })),
      ),
    ),
  )
}

const titles = (validTo: string): TechTitle[] =>
  (Object.keys(recognisedTitles) as TitleKind[]).map((kind) => ({
    kind,
    certificateNumber: 'GR000000000000',
    validFrom: '2020-01-01',
    validTo,
    evidence: 'evidence',
  }))

const inOrder: EligibilityFacts = {
  titles: titles('2030-12-31'),
  onRelendingList: true,
  onPointsList: true,
  listedOn: 'star',
  coreTechnology: true,
  inventionPatents: 30,
  softwareFirm: true,
  softwareCopyrights: 50,
  registered: true,
  soundOperation: true,
  lastTwoYears: [
    { investmentFen: 1, totalFen: 1 },
    { investmentFen: 1, totalFen: 1 },
  ],
  foundedOn: '2000-01-01',
  fullCycle: true,
  exitsInThreeYears: 3,
  stateCapitalPilot: true,
  recognisedOtherwise: true,
  researchFen3y: 8_000_000_000,
  revenueFen3y: 8_000_000_000,
  technologyRevenueFen: 1,
  revenueFen: 1,
  inTechnologyField: true,
  parkOperator: true,
  institution: 'securities-firm',
  regulatorOpinion: true,
}
const outOfOrder: EligibilityFacts = {
  titles: titles('2020-12-31'),
  onRelendingList: false,
  onPointsList: false,
  listedOn: 'main',
  coreTechnology: true,
  inventionPatents: 0,
  softwareFirm: false,
  institution: 'bank',
}

function eligibleOrNot(judged: Judged): Finding[] {
  const single = (Object.keys(recognisedTitles) as TitleKind[]).flatMap((one) =>
    [...(inOrder.titles ?? []), ...(outOfOrder.titles ?? [])]
      .filter((title) => title.kind === one)
      .map((title): EligibilityFacts => ({ titles: [title] })),
  )
  const found = [{}, inOrder, outOfOrder, ...single].map((facts) => eligibility(judged, facts))
  const facts = { suspended: true, openMatters: 1, expired: ['高新技术企业'] }
  return [...found.flat(), ...greenChannelFindings(judged, found[1] ?? [], facts)]
}

const plan: UsePlan = {
  amountFen: 2,
  items: [
    { use: 'project', fen: 1, technology: true, infrastructure: true },
    { use: 'equity-investment', fen: 1, technology: false, spentOn: '2025-06-01' },
  ],
}

const termsOf = (judged: Judged): Finding[] => [
  ...tenorFindings(judged, { unit: 'days', days: 180 }),
  ...tenorFindings(judged, { unit: 'years', legs: [1, 4], years: 5 }),
  ...useFindings(judged, plan),
  ...expiringTitles(judged, titles('2020-12-31'), judged.on),
]

function papersOf(judged: Judged): Finding[] {
  const calendar = calendars.interbank
  const report = { periodEnd: judged.on, leader: true } as const
  return [
    ...(['first-public', 'later-public', 'scp', 'private'] as const).flatMap((of) =>
      publicationFindings(judged, of, null, judged.on, calendar),
    ),
    ...changeOfUse(judged, null, judged.on, calendar),
    ...paymentNoticeFindings(judged, null, judged.on, calendar),
    ...prospectusFindings(judged, judged.on),
    ...(['annual', 'half-year', 'quarter'] as const).flatMap((kind) =>
      financialDataFindings(judged, { ...report, kind }),
    ),
    ...registrationFindings(judged, { effectiveOn: '2020-01-01', months: 120 }, judged.on, calendar),
    adoptedFinding(judged, { effectiveOn: judged.on, until: judged.on }, judged.on),
    ...matterFindings(judged, ['示例']),
  ]
}

const reviewer = (declared: boolean, more: Partial<ReviewPerson> = {}): ReviewPerson => ({
  person: 'a',
  name: '甲',
  organisation: 'x',
  declared,
  relations: [],
  ...more,
})
const parties = [{ organisation: 'y', name: '乙', capacity: 'issuer' }] as const

const peopleOf = (judged: Judged): Finding[] => [
  ...recusalFindings(judged, reviewer(false), parties),
  ...recusalFindings(judged, reviewer(true), parties),
  ...recusalFindings(
    judged,
    reviewer(true, { relations: [{ organisation: 'y', relation: 'employed-before' }] }),
    parties,
  ),
  pairFinding(judged, reviewer(true), reviewer(true)),
]
