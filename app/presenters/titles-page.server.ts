import { listFacts } from '#db/queries/facts.ts'
import { listListedByCode } from '#db/queries/listed.ts'
import { listOpenWatches } from '#db/queries/titles.ts'
import { legalDay } from '#workflows/calendar/day.ts'
import { parseCreditCode } from '#workflows/finance/credit-code.ts'
import { listKinds } from '#workflows/lists/list-kinds.ts'
import { recognisedTitle } from '#workflows/rules/recognised-titles.ts'
import { endingTitles } from '#workflows/rules/title-review.ts'
import type { TechTitle } from '#workflows/rules/titles.ts'
import { dayText } from '../components/chinese-date.ts'
import { titlesJudged, titlesOf } from '../given/titles.server.ts'
import { watchWords } from '../records/title-watch.server.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { type ListedLineView, listedLine } from './listed.server.ts'
import { type PointsView, presentPoints } from './points-view.server.ts'
import { type FrameView, frameOf, mayReadFacts, mayWriteFacts, type Room } from './project-room.server.ts'

export type TitleLineView = {
  key: string
  name: string
  authority: string
  certificate: string
  validity: string
  evidence: string
  phase: 'in-force' | 'expiring' | 'expired'
  /** What lists in force say of it; a hint, never a verdict. */
  hint: { words: string; href: string | null }
}

export type TitlesPageView = {
  frame: FrameView
  alerts: { words: string; blocks: boolean }[]
  titles: TitleLineView[]
  /** Rows of lists that name the issuer's code. */
  listed: ListedLineView[]
  listsShown: boolean
  code: string
  editHref: string | null
  points: PointsView
  mayWrite: boolean
  key: string
}

/** Titles with their evidence, what recommended lists say of the issuer, and points as labelled evidence. */
export async function presentTitles(room: Room, asked: { model: string | null; key: string }): Promise<TitlesPageView> {
  if (!mayReadFacts(room.who)) throw new Response('称号由发行人和承销商一侧登记，您的座位不可见。', { status: 404 })
  const { tx, project, now, who } = room
  const rulebook = await rulebookOf(tx)
  const issuer = await tx
    .selectFrom('organisation')
    .select('credit_code')
    .where('id', '=', project.issuer)
    .executeTakeFirst()
  const code = issuer?.credit_code ?? (await statedCode(room)) ?? ''
  const listed = code ? await listListedByCode(tx, [code]) : []
  const lines = listed.map((row) => listedLine(row, legalDay(now)))
  const titles = await titlesOf({ tx, project })
  const ending = endingTitles(titlesJudged({ tx, project, rulebook }, now, null), titles)
  const listsShown = who.capacity === 'steward'
  return {
    frame: frameOf(room, 'titles'),
    alerts: (await listOpenWatches(tx, project.id)).map((watch) => ({
      words: `${watchWords(watch)}。`,
      blocks: watch.blocks_at !== null,
    })),
    titles: titles.map((title, at) => titleLine(title, at, { ending, lines, code, listsShown })),
    listed: lines,
    listsShown,
    code,
    editHref: mayWriteFacts(who) ? `/projects/${project.id}/facts?group=${encodeURIComponent('科技属性')}#edit` : null,
    points: await presentPoints({ tx, project }, asked.model),
    mayWrite: mayWriteFacts(who),
    key: asked.key,
  }
}

/** An issuer without a code in the directory is looked up by the one it stated for this project. */
async function statedCode({ tx, project }: Room): Promise<string | null> {
  const fact = (await listFacts(tx, project.id)).find(({ key }) => key === 'issuer.creditCode')
  const code = parseCreditCode(String(fact ? JSON.parse(fact.value) : ''))
  return code.ok ? code.value : null
}

type Around = {
  ending: ReturnType<typeof endingTitles>
  lines: readonly ListedLineView[]
  code: string
  listsShown: boolean
}

const plainDay = (day: string): string => dayText(day, { year: true, weekday: false })

function titleLine(title: TechTitle, at: number, around: Around): TitleLineView {
  const { name, authority } = recognisedTitle(title.kind)
  const end = around.ending.find(
    (one) =>
      one.kind === title.kind && one.certificateNumber === title.certificateNumber && one.validTo === title.validTo,
  )
  return {
    key: String(at),
    name,
    authority,
    certificate: title.certificateNumber,
    validity: title.validTo
      ? `${plainDay(title.validFrom)}—${plainDay(title.validTo)}`
      : `自 ${plainDay(title.validFrom)}，按名单`,
    evidence: evidenceWords(title.evidence),
    phase: end?.phase ?? 'in-force',
    hint: hintOf(title, around),
  }
}

const evidenceWords = (evidence: string | null): string =>
  evidence === null ? '' : /^[0-9a-f]{64}$/.test(evidence) ? '随要素所附的文件' : evidence

function hintOf(title: TechTitle, { lines, code, listsShown }: Around): TitleLineView['hint'] {
  if (code === '') return { words: '发行人没有登记信用代码，无法与名单核对', href: null }
  const name = listKinds[title.kind].name
  const found = lines.filter((line) => line.title === name)
  const same = found.find((line) => line.certificate === title.certificateNumber) ?? found[0]
  if (!same) return { words: '已导入的名单中没有此企业的这一称号', href: null }
  const number =
    same.certificate === '' || same.certificate === title.certificateNumber ? '' : `，编号为 ${same.certificate}`
  return { words: `名单中有此企业${number}，有效期 ${same.validity}`, href: listsShown ? same.list.href : null }
}
