import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { findFiling, findVersion } from '#db/queries/filings.ts'
import { keepPrinted } from '#db/queries/printed.ts'
import { findEventOfMessage, finishVersion, forgetPhase, notePhase } from '#db/queries/printing.ts'
import { findProject } from '#db/queries/projects.ts'
import { keepVersionText } from '#db/queries/version-texts.ts'
import type { Row } from '#db/schema.ts'
import { catalogue } from '#templates/catalogue.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { buildDossier, isDocumentId } from './dossier/build.server.ts'
import { writeEnvelope } from './envelope.ts'
import { fileNameOf } from './file-name.ts'
import { isPrintPhase, type PrintPhase } from './print-phases.ts'
import type { Printed, Printer } from './printer.server.ts'

/** `origin` is where the public reaches us; what is printed without one leads nowhere. */
export type Hands = { db: Db; store: Store; printer: Printer; now: () => string; origin?: string }

type Outcome = { ok: true; state: 'ready' | 'refused' | 'cancelled'; refusal: string | null }

const cancelled: Outcome = { ok: true, state: 'cancelled', refusal: null }

/**
 * Prints a version that waits: dossier as of its making, pages, bytes, then the row, once. Told again it does nothing.
 * What cannot be printed (a gap, a character no typeface has) ends as `refused` with its sentence; of one that was called
 * off nothing is kept.
 */
export async function printVersion(hands: Hands, id: string): Promise<Outcome> {
  const { db } = hands
  const version = await findVersion(db, id)
  if (!version) return cancelled
  if (version.state !== 'printing') return { ok: true, state: version.state, refusal: version.refusal }
  try {
    return await printWaiting(hands, version)
  } catch (error) {
    // Whoever called it off took the row away and ended its thread.
    if (!(await findVersion(db, id))) return cancelled
    throw error
  } finally {
    await forgetPhase(db, id)
  }
}

async function printWaiting(
  { db, store, printer, now, origin }: Hands,
  version: Row<'filing_version'>,
): Promise<Outcome> {
  if (!(await notePhase(db, version.id, 'begun', now()))) return cancelled
  const { filing, project } = await placeOf(db, version)
  if (!isDocumentId(filing.template)) throw new Error(`${filing.template} is not printed here`)
  const event = version.message_id ? ((await findEventOfMessage(db, version.message_id)) ?? null) : null
  const built = await buildDossier(
    { tx: db, project, rulebook: await rulebookOf(db) },
    {
      scope: { kind: filing.scope_kind, id: filing.scope_id },
      template: filing.template,
      at: version.made_at,
      event,
      ...(origin ? { origin } : {}),
    },
  )
  if (!built.ok) return refuse(db, version, built.message)
  const told = progressOf((phase) => notePhase(db, version.id, phase, now()))
  const printed = await printer.print(filing.template, built.dossier, { id: version.id, told: told.note })
  await told.settled()
  if (!printed.ok) return refuse(db, version, printed.message)
  if (!(await notePhase(db, version.id, 'keeping', now()))) return cancelled
  await keepText(db, version.id, printed)
  await finishVersion(db, version.id, {
    state: 'ready',
    file: await store.put(printed.bytes),
    name: fileNameOf(filing, version, project),
    pages: printed.pages,
    dossier: writeEnvelope({ facts: built.facts, data: built.dossier }),
    template_version: catalogue[filing.template].template.version,
  })
  return { ok: true, state: 'ready', refusal: null }
}

/** What a version says is kept before its bytes: where the row is gone, this fails and no bytes are kept. */
async function keepText(db: Db, version: string, { text, headings, figures }: Printed & { ok: true }): Promise<void> {
  await keepVersionText(db, version, text)
  await keepPrinted(db, version, { headings: headings.map((heading, ordinal) => ({ ...heading, ordinal })), figures })
}

/** Milliseconds between two notes: a letter is set in less, and is not worth one. */
const noteEvery = 300

/** Notes phases as they are told, not more often than somebody would look, one after the other. */
function progressOf(note: (phase: PrintPhase) => Promise<unknown>) {
  let last = performance.now()
  let writing: Promise<unknown> = Promise.resolve()
  return {
    note: (phase: string) => {
      if (!isPrintPhase(phase) || performance.now() - last < noteEvery) return
      last = performance.now()
      // What goes wrong here shows no progress; the printing goes on.
      writing = writing.then(() => note(phase)).catch(() => undefined)
    },
    settled: () => writing,
  }
}

async function placeOf(
  db: Db,
  version: Row<'filing_version'>,
): Promise<{ filing: Row<'filing'>; project: Row<'project'> }> {
  const filing = await findFiling(db, version.filing)
  const project = filing && (await findProject(db, filing.project))
  if (!filing || !project) throw new Error(`Version ${version.id} belongs to no filing`)
  return { filing, project }
}

async function refuse(db: Db, { id }: Row<'filing_version'>, refusal: string): Promise<Outcome> {
  await finishVersion(db, id, { state: 'refused', refusal })
  return { ok: true, state: 'refused', refusal }
}
