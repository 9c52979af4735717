import { circumstanceFacts } from '../../facts/circumstances.ts'
import type { IssuerKind, Route } from '../../kit/seats.ts'

export type Circumstance = keyof typeof circumstanceFacts
export type RatedSubject = 'issuer' | 'guarantor' | 'line'

/** What decides which papers a filing needs (domain §4.1, §4.2, §4.5). */
export type ChecklistCase = {
  route: Route
  issuerKind: IssuerKind
  product: string
  privatePlacement: boolean
  /** Whom an agency was mandated to rate; empty: nobody. */
  rated: readonly RatedSubject[]
  enhanced: boolean
  guaranteed: boolean
  /** Eligibility rests on titles that were recorded. */
  titled: boolean
  /** What was said of circumstances; absent: nobody has said. */
  said: Partial<Record<Circumstance, boolean>>
}

/** Where what decides a condition is kept, and so where it is changed. */
export type DecidedBy =
  | { kind: 'fact'; key: string; group: string }
  | { kind: 'rating' }
  | { kind: 'arrangement' }
  | { kind: 'project' }

export type Judged = { applies: boolean | 'unknown'; because: string; decidedBy: DecidedBy }
export type Condition = { words: string; judge: (of: ChecklistCase) => Judged }

type Decided = { holds: (of: ChecklistCase) => boolean; yes: string; no: string; decidedBy: DecidedBy }

const decided = (words: string, { holds, yes, no, decidedBy }: Decided): Condition => ({
  words,
  judge: (of) => ({ applies: holds(of), because: holds(of) ? yes : no, decidedBy }),
})

const rating: DecidedBy = { kind: 'rating' }
const arrangement: DecidedBy = { kind: 'arrangement' }
const project: DecidedBy = { kind: 'project' }

const ratedOf = (words: string, ...subjects: RatedSubject[]): Condition =>
  decided(words, {
    holds: ({ rated }) => rated.some((subject) => subjects.includes(subject)),
    yes: '本项目有这样的评级委托',
    no: '本项目没有这样的评级委托，或者已豁免',
    decidedBy: rating,
  })

export const conditions = {
  rated: ratedOf('已委托评级', 'issuer', 'line', 'guarantor'),
  issuerRated: ratedOf('已委托主体评级', 'issuer'),
  lineRated: ratedOf('已委托债项评级', 'line'),
  guarantorRated: ratedOf('增信机构有主体评级', 'guarantor'),
  enhanced: decided('有增信安排', {
    holds: ({ enhanced }) => enhanced,
    yes: '本项目有未终止的增信安排',
    no: '本项目没有增信安排，或者都已终止',
    decidedBy: arrangement,
  }),
  guaranteed: decided('有保证担保', {
    holds: ({ guaranteed }) => guaranteed,
    yes: '本项目有未终止的保证担保',
    no: '本项目没有保证担保，或者已终止',
    decidedBy: arrangement,
  }),
  equityInvestor: decided('发行人为股权投资机构', {
    holds: ({ issuerKind }) => issuerKind === 'equity-investor',
    yes: '立项时登记为股权投资机构',
    no: '立项时登记的发行人类别不是股权投资机构',
    decidedBy: project,
  }),
  superShort: decided('超短期融资券', {
    holds: ({ product }) => product === 'SCP',
    yes: '本项目的品种为 SCP',
    no: '本项目的品种不是 SCP',
    decidedBy: project,
  }),
  placed: decided('定向发行', {
    holds: ({ privatePlacement }) => privatePlacement,
    yes: '本项目定向发行',
    no: '本项目公开发行',
    decidedBy: project,
  }),
  public: decided('公开发行', {
    holds: ({ privatePlacement }) => !privatePlacement,
    yes: '本项目公开发行',
    no: '本项目定向发行',
    decidedBy: project,
  }),
  titled: decided('以科技称号认定', {
    holds: ({ titled }) => titled,
    yes: '要素“科技称号”中登记了称号',
    no: '要素“科技称号”中没有登记称号',
    decidedBy: { kind: 'fact', key: 'science.titles', group: '科技属性' },
  }),
} as const satisfies Record<string, Condition>

/** Something that only the issuer's side can say of itself. */
export const whenSaid = (key: Circumstance): Condition => {
  const { label, group } = circumstanceFacts[key]
  const decidedBy: DecidedBy = { kind: 'fact', key, group }
  return {
    words: label,
    judge: ({ said }) => {
      const answer = said[key]
      if (answer === undefined) return { applies: 'unknown', because: `要素“${label}”还没有填写`, decidedBy }
      return { applies: answer, because: `要素“${label}”填为“${answer ? '是' : '否'}”`, decidedBy }
    },
  }
}
