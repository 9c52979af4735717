import type { Db } from '#db/connect.ts'
import { endIncoming, listWaiting } from '#db/queries/incoming.ts'
import type { Row } from '#db/schema.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, refused } from './desk.server.ts'
import { sorts } from './send-papers.server.ts'
import { addVersion } from './upload-filing.server.ts'

/** For one waiting file: a paper's id, `drop`, or '' to leave it waiting; pages as typed, where the gate counted none. */
export type SortChoice = { incoming: string; to: string; pages: string }
export type SortPapers = {
  project: string
  choices: readonly SortChoice[]
  organisation: string
  actor: Actor
  key: string
}

type Sorted = { ok: true; filed: number; dropped: number }

/** Files what was chosen, all of it or nothing: each becomes the next version of its paper, as an upload would. */
export async function sortPapers(db: Db, command: SortPapers, ports: Ports): Promise<Sorted | Refusal> {
  const chosen = command.choices.filter(({ to }) => to !== '')
  if (chosen.length === 0) return refuse('invalid', '还没有选择归到哪份文件。')
  const request = { what: 'filing.sort', ...command }
  return atDesk(db, command.project, ports, (desk) => once(desk, request, () => sort(desk, command, chosen)))
}

async function sort(desk: Desk, command: SortPapers, chosen: readonly SortChoice[]): Promise<Sorted> {
  sorts(command.actor)
  const waiting = new Map(
    (await listWaiting(desk.tx, desk.project.id, command.organisation)).map((file) => [file.id, file]),
  )
  refuseFaults(chosen, waiting)
  const at = desk.ports.now()
  let filed = 0
  for (const { incoming, to, pages } of chosen) {
    const file = waiting.get(incoming)
    if (!file) throw refused('有文件已由他人归类，请刷新页面。')
    if (to === 'drop') {
      await endIncoming(desk.tx, file.id, { state: 'dropped', version: null, ended_at: at })
      continue
    }
    const { version } = await addVersion(desk, {
      filing: to,
      name: file.name,
      pages: file.pages ?? Number(pages),
      note: undefined,
      sha256: file.file,
      figures: [],
      headings: [],
      actor: command.actor,
      key: command.key,
    })
    await endIncoming(desk.tx, file.id, { state: 'filed', version, ended_at: at })
    filed += 1
  }
  return { ok: true, filed, dropped: chosen.length - filed }
}

function refuseFaults(chosen: readonly SortChoice[], waiting: ReadonlyMap<string, Row<'incoming_file'>>): void {
  const faults: Record<string, string[]> = {}
  const taken = new Set<string>()
  for (const { incoming, to, pages } of chosen) {
    const file = waiting.get(incoming)
    if (!file || to === 'drop') continue
    if (taken.has(to)) faults[`to.${incoming}`] = ['另一个文件也归到了这份文件，请先归一个']
    taken.add(to)
    if (file.pages === null && !/^[1-9]\d{0,3}$/.test(pages.trim())) faults[`pages.${incoming}`] = ['请填写页数']
  }
  if (Object.keys(faults).length > 0) throw refused('请按提示更正，还没有归类任何文件。', faults)
}
