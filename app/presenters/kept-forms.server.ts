import { capacities } from '#workflows/kit/seats.ts'
import { instantText } from '../components/chinese-date.ts'
import { type SaidField, saidFields } from '../forms/said-fields.ts'
import { findKeptForms } from '../kept-form.server.ts'
import type { LoadContext } from '../load-context.ts'
import { reachProject } from '../reach.server.ts'
import type { Session } from '../session.server.ts'

export type KeptFormView = {
  id: string
  /** The page it belongs to. */
  href: string
  title: string
  keptAt: string
  said: SaidField[]
  files: string[]
  /** Everything as it was posted, to be posted again. */
  fields: [string, string][]
  blocked: string | null
}

/** What was typed into forms that arrived after their session had ended, for the person who typed it. */
export async function presentKeptForms(
  request: Request,
  context: Pick<LoadContext, 'reader' | 'environment'>,
  who: Session,
): Promise<KeptFormView[]> {
  const forms = await findKeptForms(request, context, who.person)
  return Promise.all(
    forms.map(async ({ id, path, capacity, keptAt, fields, files }) => {
      const project = /^\/projects\/([\w-]+)/.exec(path)?.[1]
      const found = project ? await reachProject(context.reader, who, project) : undefined
      const seat = Object.entries(capacities).find(([name]) => name === capacity)?.[1].title ?? capacity
      return {
        id,
        href: path,
        title: found?.name ?? '尚未提交的内容',
        keptAt: instantText(keptAt, { year: true }),
        said: saidFields(fields),
        files,
        fields,
        blocked: capacity === who.capacity ? null : `这些内容是以「${seat}」席位填写的，请先换到该席位。`,
      }
    }),
  )
}
