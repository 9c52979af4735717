import type { IsoDay } from '../calendar/day.ts'
import type { FactKey } from '../facts/catalogue.ts'
import type { EligibilityFacts } from '../rules/eligibility.ts'
import { recognisedTitles, type TitleKind } from '../rules/recognised-titles.ts'
import type { BondClass } from '../rules/scope.ts'
import type { GuideAnswers } from './answers.ts'

const heldTitles = ({ titles }: GuideAnswers): TitleKind[] =>
  titles.filter((kind): kind is TitleKind => kind !== 'none')

const onList = ({ lists }: GuideAnswers, list: 'relending' | 'points'): boolean | undefined =>
  lists.length === 0 ? undefined : lists.includes(list)

/**
 * What the rules may know from the answers. A title that is only said to be held has no certificate, so the rules leave
 * it open and name the paper that is missing.
 */
export function eligibilityFactsIn(answers: GuideAnswers, on: IsoDay): EligibilityFacts {
  const { kind, titles, board } = answers
  if (kind === 'financial-institution') return { institution: answers.institution, regulatorOpinion: answers.opinion }
  if (kind === 'equity-investor')
    return {
      registered: answers.registered,
      stateCapitalPilot: answers.pilot,
      largestBusiness: answers.largest,
      foundedOn: answers.founded,
      fullCycle: answers.cycle,
      exitsInThreeYears: answers.exits,
    }
  const held = heldTitles(answers).map((title) => ({
    kind: title,
    certificateNumber: '',
    validFrom: on,
    validTo: null,
    evidence: null,
  }))
  return {
    ...(titles.length === 0 ? {} : { titles: held }),
    onRelendingList: onList(answers, 'relending'),
    onPointsList: onList(answers, 'points'),
    ...(board === undefined ? {} : { listedOn: board === 'none' ? null : board }),
    coreTechnology: answers.core,
    inventionPatents: answers.patents,
    researchFen3y: answers.research,
    revenueFen3y: answers.revenue,
  }
}

/** The class of 科技创新公司债券 that a kind of issuer takes first; it may be changed in the facts. */
export function bondClassFor({ kind }: Pick<GuideAnswers, 'kind'>): BondClass | undefined {
  if (kind === 'tech-firm') return 'tech-enterprise'
  return kind === 'equity-investor' ? 'tech-investment' : undefined
}

export type StatedFact = { key: FactKey; value: unknown }

/** Facts as the issuer states them by its answers, to be recorded without evidence; what was not answered is left out. */
export function statedFacts(answers: GuideAnswers, onExchange: boolean): StatedFact[] {
  const { board, region } = answers
  const bondClass = onExchange ? bondClassFor(answers) : undefined
  const facts: [FactKey, unknown][] = [
    ['issuer.region', region],
    ['science.bondClass', bondClass],
    ['issuer.listed', board === undefined ? undefined : board !== 'none'],
    ['issuer.listedOn', board === 'none' ? null : board],
    ...ofKind(answers),
  ]
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]))
}

function ofKind(answers: GuideAnswers): [FactKey, unknown][] {
  if (answers.kind === 'tech-firm') {
    const titles = heldTitles(answers).map((title) => recognisedTitles[title].name)
    return [
      ['science.test', titles.length === 0 ? undefined : `自述持有：${titles.join('、')}（证书待登记）`],
      ['science.onRelendingList', onList(answers, 'relending')],
      ['science.onPointsList', onList(answers, 'points')],
      ['science.coreTechnologyApplied', answers.core],
      ['science.inventionPatents', answers.patents],
      ['science.researchFen3y', answers.research],
      ['accounts.revenueFen3y', answers.revenue],
    ]
  }
  if (answers.kind === 'equity-investor')
    return [
      ['fund.registered', answers.registered],
      ['fund.stateCapitalPilot', answers.pilot],
      ['fund.largestBusiness', answers.largest],
      ['issuer.foundedOn', answers.founded],
      ['fund.fullCycle', answers.cycle],
      ['fund.exits', answers.exits],
    ]
  return [
    ['institution.kind', answers.institution],
    ['institution.regulatorOpinion', answers.opinion],
  ]
}
