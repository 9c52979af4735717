import type { Dossier } from '#templates/dossier.ts'
import { recognisedTitle } from '#workflows/rules/recognised-titles.ts'
import { findingsPart } from './findings.server.ts'
import { percentOf } from './ratio.ts'
import type { Reading } from './reading.server.ts'

type Science = Dossier['science']

export async function sciencePart(reading: Reading): Promise<Science> {
  const { facts, issuerKind } = reading
  const findings = await findingsPart(reading)
  return {
    test: await testOf(reading),
    findings: findings.filter(({ rule }) => rule.startsWith('eligibility.') || rule.startsWith('title.')),
    titles: titles(reading),
    coreTechnology: facts.need('science.coreTechnology'),
    team: facts.need('science.team'),
    market: facts.need('science.market'),
    inventionPatents: issuerKind === 'tech-firm' ? facts.find('science.inventionPatents') : null,
    softwareCopyrights: issuerKind === 'tech-firm' ? facts.find('science.softwareCopyrights') : null,
    research: issuerKind === 'tech-firm' ? research(reading) : [],
    fund: issuerKind === 'equity-investor' ? fund(reading) : null,
    institution: issuerKind === 'financial-institution' ? institution(reading) : null,
  }
}

/** The words in which the underwriter stated eligibility; before that, those meant to be stated. */
async function testOf({ tx, project, at, facts }: Reading): Promise<string> {
  const stated = await tx
    .selectFrom('event')
    .select('data')
    .where('project', '=', project.id)
    .where('type', '=', 'reserve.mature')
    .where('at', '<=', at)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const { test } = stated ? (JSON.parse(stated.data) as { test?: unknown }) : {}
  return typeof test === 'string' ? test : facts.need('science.test').value
}

function titles({ facts }: Reading): Science['titles'] {
  const held = facts.find('science.titles')
  return (held?.value ?? []).map(({ kind, certificateNumber, validFrom, validTo }) => ({
    kind: recognisedTitle(kind).name,
    authority: recognisedTitle(kind).authority,
    number: { value: certificateNumber, key: 'science.titles', sample: held?.sample ?? false },
    validFrom,
    validTo,
  }))
}

function research({ facts }: Reading): Science['research'] {
  const { value, sample } = facts.need('science.research')
  const key = 'science.research'
  return value.map(({ year, spend, revenue }) => ({
    year,
    spend: { value: spend, key, sample },
    revenue: { value: revenue, key, sample },
    ratio: percentOf(spend, revenue),
  }))
}

function fund({ facts }: Reading): Science['fund'] {
  const holdings = facts.find('fund.holdings')
  return {
    registration: facts.need('fund.registration'),
    assetsUnderManagement: facts.need('fund.assetsUnderManagement'),
    funds: facts.need('fund.funds'),
    exits: facts.need('fund.exits'),
    equityIncomeRatio: facts.need('fund.equityIncomeRatio'),
    record: facts.need('fund.record'),
    holdings: (holdings?.value ?? []).map((row) => ({ ...row, sample: holdings?.sample ?? false })),
  }
}

const institution = ({ facts }: Reading): Science['institution'] => ({
  licence: facts.need('institution.licence'),
  techLoans: facts.need('institution.techLoans'),
  capitalAdequacy: facts.find('institution.capitalAdequacy'),
  programme: facts.need('institution.programme'),
})
