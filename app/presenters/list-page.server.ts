import { findList, findVersion, listVersions } from '#db/queries/lists.ts'
import type { Row } from '#db/schema.ts'
import { listTitle } from '#workflows/lists/list-kinds.ts'
import { keepsList } from '../commands/list-keeper.ts'
import { dayText, instantText } from '../components/chinese-date.ts'
import type { Tone } from '../components/tone.ts'
import type { LoadContext } from '../load-context.ts'
import type { Session } from '../session.server.ts'
import { keeperOf, noList } from './list-reader.server.ts'
import { type ListedAddress, type ListedView, presentListed } from './listed.server.ts'

type Reading = Pick<LoadContext, 'reader' | 'ports' | 'address'>

export type VersionLineView = {
  id: string
  href: string
  number: number
  mode: string
  state: { word: string; tone: Tone }
  counts: string
  change: string
  file: string
  made: string
}

export type ListPageView = {
  id: string
  title: string
  sample: boolean
  body: string
  mine: boolean
  versions: VersionLineView[]
  listed: ListedView
  importHref: string
}

const stateWords: Record<Row<'list_version'>['state'], { word: string; tone: Tone }> = {
  mapping: { word: '待指明各列', tone: 'amber' },
  waiting: { word: '导入中', tone: 'azure' },
  current: { word: '生效', tone: 'pine' },
  superseded: { word: '已被替换', tone: 'slate' },
  failed: { word: '未能导入', tone: 'cinnabar' },
  cancelled: { word: '已取消', tone: 'slate' },
}

export const versionState = (version: Pick<Row<'list_version'>, 'state'>) => stateWords[version.state]

export const modeWords = { replace: '整份', supplement: '补录' } as const

export async function presentList(
  who: Session,
  context: Reading,
  id: string | undefined,
  address: ListedAddress,
): Promise<ListPageView> {
  const list = id ? await findList(context.reader, id) : undefined
  if (!list) throw noList()
  const versions = await listVersions(context.reader, list.id)
  const search = new URLSearchParams({
    kind: list.kind,
    region: list.region,
    year: String(list.year),
    batch: list.batch,
  })
  return {
    id: list.id,
    title: listTitle(list),
    sample: list.sample_at !== null,
    body: list.body,
    mine: keepsList(keeperOf(who, context), list),
    versions: versions.map((version) => versionLine(version)),
    listed: await presentListed(context, { ...address, kind: null }, { path: `/lists/${list.id}`, list: list.id }),
    importHref: `/lists/new?${search}`,
  }
}

function versionLine(version: Row<'list_version'>): VersionLineView {
  const { id, list, number, mode, good, faulty, added, gone, changed } = version
  return {
    id,
    href: `/lists/${list}/versions/${id}`,
    number,
    mode: modeWords[mode],
    state: versionState(version),
    counts: `${good} 家${faulty > 0 ? `，${faulty} 行待更正` : ''}`,
    change: added === null ? '' : `新增 ${added} · 移出 ${gone ?? 0} · 变更 ${changed ?? 0}`,
    file: version.file_name,
    made: instantText(version.created_at, { year: true }),
  }
}

/** A version and the list it belongs to, where the address tells the truth about it. */
export async function versionIn(
  { reader }: Pick<LoadContext, 'reader'>,
  listId: string | undefined,
  id: string | undefined,
): Promise<{ list: Row<'recommended_list'>; version: Row<'list_version'> }> {
  const version = id ? await findVersion(reader, id) : undefined
  const list = version && version.list === listId ? await findList(reader, version.list) : undefined
  if (!version || !list) throw noList()
  return { list, version }
}

export const publishedWords = (version: Pick<Row<'list_version'>, 'published_on'>): string =>
  version.published_on ? `${dayText(version.published_on, { year: true, weekday: false })} 公布` : ''
