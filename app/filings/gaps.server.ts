import { listFacts } from '#db/queries/facts.ts'
import { listVersions } from '#db/queries/filings.ts'
import type { Row } from '#db/schema.ts'
import { factsFor } from '#workflows/facts/catalogue.ts'
import { type Finding, refuses } from '#workflows/kit/finding.ts'
import { type Capacity, capacities, type IssuerKind, type Route } from '#workflows/kit/seats.ts'
import { wholeChecklist } from '#workflows/rules/checklist.ts'
import { ruleTitle } from '#workflows/rules/rule-titles.ts'
import { chapterGaps } from '../chapters/chapter-gaps.server.ts'
import { eligibilityFindings } from '../given/eligibility.server.ts'
import type { Looking } from '../given/given.server.ts'
import { plannedTermsFindings } from '../given/planned-terms.server.ts'
import { openWork } from '../given/registration.server.ts'
import { checklistCaseOf } from './checklist-case.server.ts'
import { comparedPapers, disagreementsAmong } from './consistency.server.ts'
import { disclosureIndex } from './disclosure-index.server.ts'
import { outdatedLetter } from './outdated-letter.server.ts'
import { signaturesOf } from './signature-state.server.ts'
import { staleVersions } from './stale.server.ts'

export type GapKind = 'paper' | 'chapter' | 'fact' | 'finding' | 'disagreement' | 'disclosure' | 'signature' | 'work'

export type Gap = {
  kind: GapKind
  what: string
  because: string
  /** Where it is mended, within the project: `/facts?group=…`. */
  place: string
  /** The paper it is about, where it is about one. */
  filing: string | null
  /** Who mends it. */
  by: string | null
  /** Whether the filing waits for it; the others warn. */
  blocks: boolean
  provisional: boolean
}

/** Everything that is still open before a registration can be filed, at once (一次性告知), what blocks first. */
export async function gapsOf(looking: Looking, registration: string, at: string): Promise<Gap[]> {
  const papers = await comparedPapers(looking, registration)
  const all = await listVersions(
    looking.tx,
    papers.map(({ id }) => id),
  )
  const latest = new Map(all.filter(({ state }) => state === 'ready').map((version) => [version.filing, version]))
  const gaps = [
    ...paperGaps(papers, all, latest),
    ...(await differences(looking, papers, latest)),
    ...(await openWork(looking)).map((what) => ({
      ...plain('work', what),
      place: what.includes('增信') ? '/arrangements' : '',
      blocks: true,
    })),
    ...(await ruleGaps(looking, at)),
    ...(await factGaps(looking)),
    ...(await circumstanceGaps(looking)),
    ...(await staleGaps(looking, papers, latest)),
    ...(await letterGaps(looking, registration, papers, latest)),
    ...(await disclosureGaps(looking, papers, latest)),
    ...(await uncheckedChapters(looking, papers, at)),
    ...(await signatureGaps(looking, papers, latest)),
  ]
  return gaps.toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
}

type Papers = readonly Row<'filing'>[]
type Latest = ReadonlyMap<string, Row<'filing_version'>>

const plain = (kind: GapKind, what: string, because = ''): Gap => ({
  kind,
  what,
  because,
  place: '/filings',
  filing: null,
  by: null,
  blocks: false,
  provisional: false,
})

const titleOf = ({ code, title }: Pick<Row<'filing'>, 'code' | 'title'>): string => `${code} ${title}`

function paperGaps(papers: Papers, all: readonly Row<'filing_version'>[], latest: Latest): Gap[] {
  return papers.flatMap((paper): Gap[] => {
    const last = all.findLast(({ filing }) => filing === paper.id)
    const place = `/filings/${paper.id}`
    const by = capacities[paper.prepared_by as Capacity].title
    const gap = (because: string): Gap => ({
      ...plain('paper', titleOf(paper), because),
      place,
      filing: paper.id,
      by,
      blocks: true,
    })
    if (last?.state === 'printing') return [gap('正在生成')]
    if (latest.has(paper.id)) return []
    return [gap(last?.state === 'refused' ? (last.refusal ?? '未能生成') : (paper.because ?? '必备文件，还没有版本'))]
  })
}

async function differences({ tx }: Looking, papers: Papers, latest: Latest): Promise<Gap[]> {
  const found = await disagreementsAmong(tx, papers, [...latest.values()])
  return found.map(({ label, because, outdated, sides }) => ({
    ...plain('disagreement', `${label}不一致`, because),
    place: `/filings/${outdated[0] ?? sides.at(-1)?.said[0]?.filing ?? ''}`,
    blocks: true,
  }))
}

/** Single ways of one rule only inform; what is provisional or unknown warns. */
async function ruleGaps(looking: Looking, at: string): Promise<Gap[]> {
  const findings = [...(await eligibilityFindings(looking, at)), ...(await plannedTermsFindings(looking, at))]
  return findings
    .filter(({ ok, rule }) => ok !== true && !/\.\d+$/.test(rule))
    .map((finding: Finding) => ({
      ...plain('finding', ruleTitle(finding.rule), [finding.because, ...finding.missing].join('；')),
      place: '/facts',
      blocks: refuses(finding),
      provisional: finding.basis.standing === 'provisional',
    }))
}

async function factGaps({ tx, project }: Looking): Promise<Gap[]> {
  const known = new Map((await listFacts(tx, project.id)).map(({ key, value }) => [key, JSON.parse(value)]))
  return factsFor(project.issuer_kind as IssuerKind, project.route as Route, (key) => known.get(key))
    .filter(({ key, required, scope }) => required !== false && scope !== 'rating_action' && !known.has(key))
    .map(({ label, group }) => ({ ...plain('fact', label, `“${group}”中还没有填写`), place: groupPlace(group) }))
}

const groupPlace = (group: string): string => `/facts?group=${encodeURIComponent(group)}#edit`

async function circumstanceGaps(looking: Looking): Promise<Gap[]> {
  const unknown = wholeChecklist(await checklistCaseOf(looking)).filter(({ applies }) => applies === 'unknown')
  return unknown.flatMap(({ code, title, condition, decidedBy }) =>
    decidedBy?.kind === 'fact'
      ? [
          {
            ...plain('fact', `待确认：${condition}`, `填写后才知道是否需要 ${code} ${title}`),
            place: groupPlace(decidedBy.group),
          },
        ]
      : [],
  )
}

async function staleGaps(looking: Looking, papers: Papers, latest: Latest): Promise<Gap[]> {
  const stale = await staleVersions(looking, [...latest.values()])
  return papers
    .filter(({ id }) => stale.has(latest.get(id)?.id ?? ''))
    .map((paper) => ({
      ...plain('disagreement', `${titleOf(paper)} 与要素不一致`, '引用的要素在生成之后有更新'),
      place: `/filings/${paper.id}`,
    }))
}

async function letterGaps(looking: Looking, registration: string, papers: Papers, latest: Latest): Promise<Gap[]> {
  const found = await outdatedLetter(looking, { registration, papers, versions: [...latest.values()] })
  if (!found) return []
  const { letter, changed } = found
  const because = `${changed.join('、')}有变化，请重新生成`
  return [
    {
      ...plain('disagreement', `${titleOf(letter)} 所列校验值不是现有文件的`, because),
      place: `/filings/${letter.id}`,
      filing: letter.id,
      by: capacities[letter.prepared_by as Capacity].title,
    },
  ]
}

async function disclosureGaps(looking: Looking, papers: Papers, latest: Latest): Promise<Gap[]> {
  const lines = await disclosureIndex(looking.tx, await checklistCaseOf(looking), papers, [...latest.values()])
  return lines
    .filter(({ state }) => state === 'missing')
    .map(({ title, paperTitle }) => ({
      ...plain('disclosure', `披露项：${title}`, `${paperTitle}中没有找到相应的章节`),
      place: '/filings/disclosure',
    }))
}

/** The house's own rule (编写与复核分离), no regulator's: it warns. */
async function uncheckedChapters(looking: Looking, papers: Papers, at: string): Promise<Gap[]> {
  return (await chapterGaps(looking, papers, at)).map(({ filing, chapter, title, because }) => ({
    ...plain('chapter', `${titleOf(filing)}：${title}`, because),
    place: `/filings/${filing.id}/chapters/${chapter}`,
    filing: filing.id,
  }))
}

/** A paper that is not there yet is a gap of its own. What is signed by whom rests on practice: it warns. */
async function signatureGaps({ tx }: Looking, papers: Papers, latest: Latest): Promise<Gap[]> {
  const there = papers.filter(({ id }) => latest.has(id))
  const states = await signaturesOf(tx, there, latest)
  return there.flatMap((paper): Gap[] => {
    const missing = (states.get(paper.id) ?? []).filter(({ state }) => state !== 'in')
    if (missing.length === 0) return []
    return [
      {
        ...plain('signature', `${titleOf(paper)}：签字盖章页未齐`, missing.map(({ signer }) => signer).join('；')),
        place: '/filings/signatures',
        by: [...new Set(missing.map(({ capacity }) => capacities[capacity].title))].join('、'),
        filing: paper.id,
        provisional: true,
      },
    ]
  })
}
