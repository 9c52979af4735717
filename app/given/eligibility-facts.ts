import { z } from 'zod'
import type { Row } from '#db/schema.ts'
import type { EligibilityFacts } from '#workflows/rules/eligibility.ts'
import { recognisedTitles, type TitleKind } from '#workflows/rules/recognised-titles.ts'
import { type BondClass, bondClasses } from '#workflows/rules/scope.ts'

const fen = z.number().int()
const flag = z.boolean()
const count = z.number().int().nonnegative()
const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]

const title = z.object({
  kind: z.enum(keysOf<TitleKind>(recognisedTitles)),
  certificateNumber: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  evidence: z.string().nullable().default(null),
})

const yearIncome = z.object({ investmentFen: fen, totalFen: fen })

/** The fact behind each question of eligibility: its key in the fact base and the shape that a rule can read. */
const questions = {
  titles: ['science.titles', z.array(title)],
  onRelendingList: ['science.onRelendingList', flag],
  onPointsList: ['science.onPointsList', flag],
  listedOn: ['issuer.listedOn', z.enum(['star', 'chinext', 'bse', 'main', 'abroad']).nullable()],
  coreTechnology: ['science.coreTechnologyApplied', flag],
  inventionPatents: ['science.inventionPatents', count],
  softwareFirm: ['science.softwareFirm', flag],
  softwareCopyrights: ['science.softwareCopyrights', count],
  registered: ['fund.registered', flag],
  soundOperation: ['fund.soundOperation', flag],
  lastTwoYears: ['fund.lastTwoYears', z.tuple([yearIncome, yearIncome])],
  largestBusiness: ['fund.largestBusiness', flag],
  foundedOn: ['issuer.foundedOn', z.iso.date()],
  fullCycle: ['fund.fullCycle', flag],
  exitsInThreeYears: ['fund.exits', count],
  stateCapitalPilot: ['fund.stateCapitalPilot', flag],
  recognisedOtherwise: ['science.recognisedOtherwise', flag],
  researchFen3y: ['science.researchFen3y', fen],
  revenueFen3y: ['accounts.revenueFen3y', fen],
  technologyRevenueFen: ['science.technologyRevenueFen', fen],
  revenueFen: ['accounts.revenueFen', fen],
  inTechnologyField: ['science.inTechnologyField', flag],
  parkOperator: ['science.parkOperator', flag],
  institution: [
    'institution.kind',
    z.enum(['bank', 'securities-firm', 'asset-manager', 'leasing', 'consumer-finance', 'other']),
  ],
  regulatorOpinion: ['institution.regulatorOpinion', flag],
} as const satisfies { [K in keyof EligibilityFacts]-?: readonly [key: string, shape: z.ZodType<EligibilityFacts[K]>] }

/** The keys of the fact base that eligibility asks for. */
export const eligibilityFactKeys: readonly string[] = Object.values(questions).map(([key]) => key)

const research = z.array(z.object({ spend: fen, revenue: fen })).length(3)

/** Sums of three years that nobody wrote down follow from the yearly figures, where all three are there. */
function sumsOf(fact: Row<'fact'> | undefined): EligibilityFacts {
  const read = fact ? research.safeParse(JSON.parse(fact.value)) : null
  if (!read?.success) return {}
  return {
    researchFen3y: read.data.reduce((sum, { spend }) => sum + spend, 0),
    revenueFen3y: read.data.reduce((sum, { revenue }) => sum + revenue, 0),
  }
}

/** A fact that is not there, or is not in the shape a rule reads, is not known: rules then say what is missing. */
export function eligibilityFactsOf(facts: readonly Row<'fact'>[]): EligibilityFacts {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]))
  const known = Object.entries(questions).flatMap(([question, [key, shape]]) => {
    const fact = byKey.get(key)
    const read = fact ? shape.safeParse(JSON.parse(fact.value)) : null
    return read?.success ? [[question, read.data] as const] : []
  })
  const answers = { ...sumsOf(byKey.get('science.research')), ...Object.fromEntries(known) }
  return withEvidence(answers, byKey.get('science.titles')?.evidence ?? null)
}

/** A title whose own paper is not named rests on the evidence of the fact. */
function withEvidence(facts: EligibilityFacts, evidence: string | null): EligibilityFacts {
  if (!facts.titles) return facts
  return { ...facts, titles: facts.titles.map((held) => ({ ...held, evidence: held.evidence ?? evidence })) }
}

/** The class of 科技创新公司债券 chosen for an exchange project; undefined until chosen. */
export function bondClassOf(facts: readonly Row<'fact'>[]): BondClass | undefined {
  const fact = facts.find(({ key }) => key === 'science.bondClass')
  const read = fact ? z.enum(keysOf<BondClass>(bondClasses)).safeParse(JSON.parse(fact.value)) : null
  return read?.success ? read.data : undefined
}
