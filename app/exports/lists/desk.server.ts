import { countOpenTasks, listInbox, type TaskLine } from '#db/queries/inbox.ts'
import { countDeeds, listDeeds } from '#db/queries/news.ts'
import { listProjectsById } from '#db/queries/overview.ts'
import { countProjectsOf, listProjectPage } from '#db/queries/project-list.ts'
import type { Route } from '#workflows/kit/seats.ts'
import { openedBy } from '../../presenters/desk.server.ts'
import { eventTitle, stateTitle } from '../../presenters/event-words.ts'
import { inboxOf } from '../../presenters/inbox-of.server.ts'
import { type MyChapter, presentMyChapters } from '../../presenters/my-chapters.server.ts'
import { type ProjectLineView, projectLines } from '../../presenters/project-lines.server.ts'
import { stateWords } from '../../presenters/todo.server.ts'
import { presentWaiting, type WaitingRow } from '../../presenters/waiting.server.ts'
import { reachableIds } from '../../reach.server.ts'
import type { HouseList } from '../house-list.ts'
import { atInstant, type Column, everyPage, listing, mostRows, onDay } from '../listing.ts'
import { projectColumns } from './projects.server.ts'

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

/** 我发起的 of a person, newest first. */
export const mineList: HouseList = async (who, context) => {
  const { reader } = context
  const opened = openedBy(who, context)
  const rows = await everyPage<ProjectLineView, { at: string; id: string }>(async (before) => {
    const page = await listProjectPage(reader, opened, before ? { before } : {}, atOnce)
    const last = page.at(-1)
    return {
      rows: await projectLines(page, who, context),
      after: last && page.length === atOnce ? { at: last.opened_at, id: last.id } : null,
    }
  })
  return listing({ title: '我发起的', columns: projectColumns, rows, total: await countProjectsOf(reader, opened) })
}

const waitingColumns: readonly Column<WaitingRow>[] = [
  { head: '事项', width: 28, cell: ({ what }) => what },
  { head: '项目', width: 32, cell: ({ project }) => project.name },
  { head: '示例', width: 6, cell: ({ project }) => (project.sample ? '示例' : '') },
  { head: '轮到', width: 16, cell: ({ turn }) => turn.title },
  { head: '机构', width: 36, cell: ({ turn }) => turn.name },
  { head: '已等', width: 14, cell: ({ waited }) => waited },
  { head: '对方期限', width: 14, cell: ({ due }) => due },
  { head: '催办', width: 32, cell: ({ remind }) => (remind.sent ? remind.word : (remind.blocked ?? '可以催办')) },
]

/** 等对方: what our side has set going and is now with others. */
export const waitingList: HouseList = async (who, context) => {
  const { rows, total } = await presentWaiting(inboxOf(who, context), context, mostRows)
  return listing({ title: '等对方', columns: waitingColumns, rows, total })
}

const chapterColumns: readonly Column<MyChapter>[] = [
  { head: '事项', width: 8, cell: ({ what }) => what },
  { head: '章节', width: 32, cell: ({ title }) => title },
  { head: '退回理由', width: 40, cell: ({ because }) => because },
  { head: '文件', width: 32, cell: ({ paper }) => paper },
  { head: '项目', width: 32, cell: ({ project }) => project.name },
  { head: '示例', width: 6, cell: ({ project }) => (project.sample ? '示例' : '') },
  { head: '自', width: 20, cell: ({ at }) => atInstant(at) },
]

/** 轮到您的章节 of a person, those that wait longest first. */
export const myChaptersList: HouseList = async (who, context) => {
  const { rows, total } = await presentMyChapters(who, context, mostRows)
  return listing({ title: '轮到您的章节', columns: chapterColumns, rows, total })
}
