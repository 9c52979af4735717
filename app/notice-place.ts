import type { Row } from '#db/schema.ts'

type Notice = Pick<Row<'notice'>, 'project' | 'run' | 'filing' | 'chapter'>

/** Where a notice leads: to the chapter or the chapters it is about, else to its run or its project; null where to none. */
export function noticePath({ project, run, filing, chapter }: Notice): string | null {
  if (!project) return null
  const at = `/projects/${project}`
  if (filing) return `${at}/filings/${filing}/chapters${chapter ? `/${chapter}` : ''}`
  return run ? `${at}/runs/${run}` : at
}
