import { z } from 'zod'
import { fileKinds } from '#db/files/signature.ts'
import { insertVersion, lastVersionNumber } from '#db/queries/filings.ts'
import { keepPrinted } from '#db/queries/printed.ts'
import { optionalText, shortText } from '#workflows/kit/body.ts'
import type { Actor, Capacity } from '#workflows/kit/seats.ts'
import { type Refusal, refuse } from '#workflows/kit/step.ts'
import { type Confirmed, readConfirmed } from '../filings/confirmed-figures.ts'
import { uploadedName } from '../filings/file-name.ts'
import { type OutlineLine, readOutline } from '../filings/uploaded-outline.ts'
import { type FileMeans, takeFile } from '../gate/take-file.server.ts'
import type { Ports } from '../ports.ts'
import { once } from './advance-stage.server.ts'
import { atDesk, type Desk, log } from './desk.server.ts'
import { checklistPaper, makes, notYourPaper, projectOfFiling } from './filing-seat.server.ts'

export const uploadForm = z.strictObject({
  name: shortText,
  /** For a format without pages of its own; those of a PDF are counted at the gate. */
  pages: z
    .literal('')
    .transform(() => undefined)
    .or(z.coerce.number('请填写页数').int('请填写整数').min(1, '至少一页').max(5000, '最多五千页'))
    .optional(),
  note: optionalText,
  /** Table of contents as typed, so that its pages can be found again. */
  outline: optionalText,
})

export type UploadFiling = {
  filing: string
  form: z.input<typeof uploadForm>
  /** Key figures as they stand in the paper, confirmed by whoever uploads it. */
  figures?: Readonly<Record<string, string>>
  bytes: Uint8Array
  actor: Actor
  key: string
}

type Uploaded = { ok: true; version: string; number: number; sha256: string }
export type Kept = Omit<z.output<typeof uploadForm>, 'outline' | 'pages'> & {
  pages: number
  figures: Confirmed[]
  headings: OutlineLine[]
  filing: string
  sha256: string
  actor: Actor
  key: string
}

/**
 * A paper made elsewhere, by the seat that prepares it or the lead underwriter on its behalf. The bytes are safe before the
 * transaction begins; where it is refused they are swept later.
 */
export async function uploadFiling(means: FileMeans, command: UploadFiling, ports: Ports): Promise<Uploaded | Refusal> {
  const parsed = uploadForm.safeParse(command.form)
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), [issue.message]]))
    return refuse('invalid', '请按提示更正。', fields)
  }
  const { filing, actor, key, bytes } = command
  const { db } = means
  const project = await projectOfFiling(db, filing)
  if (!project) return refuse('unavailable', '没有这份文件。')
  // The seat is asked before the bytes are looked at and kept, so that a stranger cannot fill the disk.
  const allowed = await atDesk(db, project, ports, async (desk) => {
    await permitted(desk, filing, actor)
    return { ok: true as const }
  })
  if (!allowed.ok) return allowed
  const taken = await takeFile(means, { bytes, organisation: actor.organisation, at: ports.now() })
  if (!taken.ok) return refuse('invalid', '文件不能上传。', { file: [taken.message] })
  const { sha256, reading } = taken
  const pages = reading.pages ?? parsed.data.pages
  if (pages === undefined) return refuse('invalid', '请按提示更正。', { pages: ['请填写页数'] })
  const said = readSaid(parsed.data.outline ?? '', pages, command.figures ?? {})
  if (!said.ok) return refuse('invalid', '请按提示更正。', said.errors)
  const { note, name: given } = parsed.data
  const { figures, headings } = said
  const name = uploadedName(given, fileKinds[reading.kind].extension)
  const kept = { pages, note, figures, headings, name }
  return atDesk(db, project, ports, (desk) => {
    const request: Kept = { ...kept, filing, sha256, actor, key }
    return once(desk, request, () => addVersion(desk, request))
  })
}

type Said =
  | { ok: true; figures: Confirmed[]; headings: OutlineLine[] }
  | { ok: false; errors: Record<string, string[]> }

/** What was confirmed of the paper's content, by whoever hands it in. */
function readSaid(outline: string, pages: number, typed: Readonly<Record<string, string>>): Said {
  const { figures, errors } = readConfirmed(typed)
  const read = readOutline(outline, pages)
  const all = { ...errors, ...(read.ok ? {} : { outline: [read.message] }) }
  return read.ok && Object.keys(all).length === 0
    ? { ok: true, figures, headings: read.headings }
    : { ok: false, errors: all }
}

async function permitted(desk: Desk, id: string, actor: Actor) {
  const filing = await checklistPaper(desk, id)
  if (!makes(actor, filing.prepared_by as Capacity) && !makes(actor, 'lead-underwriter')) throw notYourPaper()
  return filing
}

/** The next version of a paper, of bytes that are in the store. Refuses by throwing who does not make it. */
export async function addVersion(desk: Desk, kept: Kept): Promise<Uploaded> {
  const { filing: id, name, pages, note, sha256, actor, figures, headings } = kept
  const filing = await permitted(desk, id, actor)
  const at = desk.ports.now()
  const version = desk.ports.newId()
  const number = (await lastVersionNumber(desk.tx, filing.id)) + 1
  await insertVersion(desk.tx, {
    id: version,
    filing: filing.id,
    number,
    source: 'uploaded',
    state: 'ready',
    template_version: null,
    dossier: null,
    fact_seq: desk.seq,
    file: sha256,
    name,
    pages,
    refusal: null,
    message_id: null,
    made_by: actor.person,
    made_at: at,
    filed_at: null,
    note: note ?? null,
  })
  const nothing = { run: null, stage: null, given: {}, cause: null, before: null, after: null, revision: null }
  await keepPrinted(desk.tx, version, { headings, figures })
  const confirmed = figures.map(({ figure, words }) => ({ figure, words }))
  const data = {
    filing: filing.id,
    version,
    number,
    sha256,
    name,
    pages,
    ...(confirmed.length > 0 ? { confirmed } : {}),
  }
  await log(desk, { ...nothing, id: desk.ports.newId(), type: 'filing.upload', data, by: actor, at })
  return { ok: true, version, number, sha256 }
}
