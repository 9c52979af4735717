import type { Db, Tx } from '#db/connect.ts'
import { listPrintedHeadings } from '#db/queries/printed.ts'
import type { Row } from '#db/schema.ts'
import type { ChecklistCase } from '#workflows/rules/checklist.ts'
import { type DisclosureItem, disclosureItems } from '#workflows/rules/disclosure-items.ts'
import { headingPath } from './heading-path.ts'

export type IndexLine = DisclosureItem & {
  filing: string | null
  version: string | null
  /** `募集说明书（第2版）` */
  paperTitle: string | null
  heading: string | null
  page: number | null
  /** `missing`: the version holds no such heading; `no-outline`: nobody said what the uploaded version holds. */
  state: 'found' | 'missing' | 'no-version' | 'no-outline'
}

type Paper = Pick<Row<'filing'>, 'id' | 'template' | 'title'>
type Version = Pick<Row<'filing_version'>, 'id' | 'filing' | 'number'>

/** 信息披露索引: each item with the paper, section and page where the given version says it, checked against the version. */
export async function disclosureIndex(
  tx: Db | Tx,
  of: ChecklistCase,
  papers: readonly Paper[],
  versions: readonly Version[],
): Promise<IndexLine[]> {
  const headings = await listPrintedHeadings(
    tx,
    versions.map(({ id }) => id),
  )
  return disclosureItems(of).map((item): IndexLine => {
    const paper = papers.find(({ template }) => template === item.paper)
    const version = versions.find(({ filing }) => filing === paper?.id)
    const nowhere = {
      filing: paper?.id ?? null,
      version: null,
      paperTitle: paper?.title ?? null,
      heading: null,
      page: null,
    }
    if (!paper || !version) return { ...item, ...nowhere, state: 'no-version' }
    const own = headings.filter((heading) => heading.version === version.id)
    const place = { ...nowhere, version: version.id, paperTitle: `${paper.title}（第${version.number}版）` }
    if (own.length === 0) return { ...item, ...place, state: 'no-outline' }
    const at = placeIn(own, item)
    if (at < 0) return { ...item, ...place, state: 'missing' }
    return { ...item, ...place, heading: headingPath(own, at), page: own[at]?.page ?? null, state: 'found' }
  })
}

/** The heading that is the word itself goes before one that only holds it; chapters before their sections. */
function placeIn(headings: readonly Row<'printed_heading'>[], { headings: words }: DisclosureItem): number {
  for (const word of words) {
    const exact = headings.findIndex(({ title }) => bare(title) === word)
    if (exact >= 0) return exact
    const held = headings.findIndex(({ title }) => title.includes(word))
    if (held >= 0) return held
  }
  return -1
}

/** Without its number: `第三章 发行条款` and `（三）研发投入` are 发行条款 and 研发投入. */
const bare = (title: string): string =>
  title
    .replace(/^(第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)\s*/u, '')
    .trim()
