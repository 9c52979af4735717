import { countOpenTasks, listInbox, type TaskLine } from '#db/queries/inbox.ts'
import { countDeeds, listDeeds } from '#db/queries/news.ts'
import { listProjectsById } from '#db/queries/overview.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { eventTitle, stateTitle } from '../../presenters/event-words.ts'
import { inboxOf } from '../../presenters/inbox-of.server.ts'
import { stateWords } from '../../presenters/todo.server.ts'
import { reachableIds } from '../../reach.server.ts'
import type { HouseList } from '../house-list.ts'
import { atInstant, type Column, everyPage, listing, onDay } from '../listing.ts'

const atOnce = 500

const taskColumns = (numbers: ReadonlyMap<string, string>): readonly Column<TaskLine>[] => [
  { head: '项目编号', width: 20, cell: ({ project }) => numbers.get(project) ?? '' },
  { head: '项目', width: 32, cell: (row) => row.project_name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample === 'none' ? '' : '示例') },
  { head: '环节', width: 26, cell: stateWords },
  { head: '轮到本席自', width: 20, cell: ({ since }) => atInstant(since) },
  { head: '到期日', width: 12, cell: (row) => onDay(row.due_on) },
]

/** 待办 of a person in the seat he sits on; what is due first comes first. */
export const todoList: HouseList = async (who, context) => {
  const { reader } = context
  const inbox = inboxOf(who, context)
  const rows = await everyPage(async (after) => {
    const [due, id] = (after ?? '').split('~')
    const page = await listInbox(reader, inbox, due && id ? { due, id } : null, atOnce)
    const last = page.at(-1)
    return {
      rows: page,
      after: last && page.length === atOnce ? `${last.due_on ?? '9999-12-31'}~${last.id}` : null,
    }
  })
  const projects = await listProjectsById(reader, [...new Set(rows.map(({ project }) => project))])
  const numbers = new Map(projects.map(({ id, number }) => [id, number]))
  const total = await countOpenTasks(reader, inbox)
  return listing({ title: '待办', columns: taskColumns(numbers), rows, total })
}

type Deed = Awaited<ReturnType<typeof listDeeds>>[number]

const deedColumns: readonly Column<Deed>[] = [
  { head: '时间（+08:00）', width: 20, cell: ({ at }) => atInstant(at) },
  { head: '办理', width: 28, cell: (row) => eventTitle(row, row.route as Route) },
  { head: '项目', width: 32, cell: (row) => row.project_name },
  { head: '示例', width: 6, cell: ({ sample }) => (sample === 'none' ? '' : '示例') },
  {
    head: '之后',
    width: 16,
    cell: (row) => (row.stage && row.state_after ? stateTitle(row.stage, row.state_after, row.route as Route) : ''),
  },
]

/** 已办 of a person, newest first. */
export const doneList: HouseList = async (who, context) => {
  const { reader } = context
  const mine = { person: who.person, projects: reachableIds(reader, who), runs: inboxOf(who, context).runs }
  const rows = await everyPage(async (after) => {
    const [at, id] = (after ?? '').split('~')
    const page = await listDeeds(reader, mine, at && id ? { at, id } : null, atOnce)
    const last = page.at(-1)
    return { rows: page, after: last && page.length === atOnce ? `${last.at}~${last.id}` : null }
  })
  return listing({ title: '已办', columns: deedColumns, rows, total: await countDeeds(reader, mine) })
}
