import { findProject } from '#db/queries/projects.ts'
import { type Route, routes } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import type { Flash } from '../flash.server.ts'
import type { LoadContext } from '../load-context.ts'

/** The receipt of a project just opened. */
export async function presentOpened(reader: LoadContext['reader'], id: string): Promise<Omit<Flash, 'path'>> {
  const project = await findProject(reader, id)
  if (!project) return { kind: 'done', title: '已立项' }
  return {
    kind: 'done',
    title: '已立项',
    number: project.number,
    facts: [
      { label: '项目', value: project.name },
      { label: '路径', value: routes[project.route as Route].title },
      { label: '时间', value: instantText(project.opened_at, { year: true, seconds: true }) },
    ],
    next: '进入储备阶段：入库、辅导、确认成熟之后提出承销委托。',
  }
}
