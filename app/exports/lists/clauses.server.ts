import { legalDay } from '#workflows/calendar/day.ts'
import { type ClauseVersionView, presentClause } from '../../presenters/clause-page.server.ts'
import { type ClauseLine, clausesAsked, clausesWords, presentClauses } from '../../presenters/clauses.server.ts'
import type { HouseList } from '../house-list.ts'
import { type Column, listing, onDay } from '../listing.ts'

const clauseColumns: readonly Column<ClauseLine>[] = [
  { head: '所在部分', width: 16, cell: ({ placeTitle }) => placeTitle },
  { head: '条款', width: 36, cell: ({ title }) => title },
  { head: '代号', width: 32, cell: ({ key }) => key },
  { head: '章节', width: 40, cell: ({ chapter }) => chapter },
  { head: '印出情形', width: 28, cell: ({ occasion }) => occasion ?? '' },
  { head: '适用', width: 24, cell: ({ kinds }) => kinds },
  { head: '版本', width: 16, cell: ({ version }) => version },
  { head: '生效日', width: 12, cell: ({ from }) => onDay(from) },
  { head: '状态', width: 10, cell: ({ state }) => state.word },
  { head: '新版生效日', width: 12, cell: ({ coming }) => onDay(coming) },
]

const versionColumns: readonly Column<ClauseVersionView>[] = [
  { head: '版本', width: 16, cell: ({ label }) => label },
  { head: '条款', width: 36, cell: ({ title }) => title },
  { head: '文本', width: 20, cell: ({ owner }) => owner },
  { head: '适用', width: 24, cell: ({ kinds }) => kinds },
  { head: '生效日', width: 12, cell: ({ from }) => onDay(from) },
  { head: '止', width: 18, cell: ({ until }) => until },
  { head: '状态', width: 10, cell: ({ state }) => state.word },
  { head: '起草与复核', width: 44, cell: ({ approved }) => approved },
  { head: '说明', width: 44, cell: ({ note }) => note },
  { head: '依据', width: 40, cell: ({ basis }) => basis.text },
]

export const clausesList: HouseList = async (who, context, search) => {
  const { lines } = await presentClauses(who, context, search)
  const filter = clausesWords(clausesAsked(search, legalDay(context.ports.now())))
  return listing({ title: '条款库', filter, columns: clauseColumns, rows: lines })
}

/** Every version of one clause, named in the address. */
export const clauseVersionsList: HouseList = async (who, context, search) => {
  const asked = { clause: search.get('clause') ?? '', version: null, as: null }
  const { title, versions } = await presentClause(who, context, asked)
  return listing({ title: `${title} 版本`, columns: versionColumns, rows: versions })
}
