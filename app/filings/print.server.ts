import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { findFiling, findVersion } from '#db/queries/filings.ts'
import { keepPrinted } from '#db/queries/printed.ts'
import { findEventOfMessage, finishVersion } from '#db/queries/printing.ts'
import { findProject } from '#db/queries/projects.ts'
import { keepVersionText } from '#db/queries/version-texts.ts'
import type { Row } from '#db/schema.ts'
import { catalogue } from '#templates/catalogue.ts'
import { rulebookOf } from '../rulebook.server.ts'
import { buildDossier, isDocumentId } from './dossier/build.server.ts'
import { writeEnvelope } from './envelope.ts'
import { fileNameOf } from './file-name.ts'
import type { Printer } from './printer.server.ts'

/** `origin` is where the public reaches us; what is printed without one leads nowhere. */
export type Hands = { db: Db; store: Store; printer: Printer; origin?: string }

type Outcome = { ok: true; state: 'ready' | 'refused'; refusal: string | null }

/**
 * Prints a version that waits: dossier as of its making, pages, bytes, then the row, once. Told again it does nothing.
 * What cannot be printed (a gap, a character no typeface has) ends as `refused` with its sentence.
 */
export async function printVersion({ db, store, printer, origin }: Hands, id: string): Promise<Outcome> {
  const version = await findVersion(db, id)
  if (!version) throw new Error(`No version ${id}`)
  if (version.state !== 'printing') return { ok: true, state: version.state, refusal: version.refusal }
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
  const printed = await printer.print(filing.template, built.dossier)
  if (!printed.ok) return refuse(db, version, printed.message)
  await keepVersionText(db, version.id, printed.text)
  await keepPrinted(db, version.id, {
    headings: printed.headings.map((heading, ordinal) => ({ ...heading, ordinal })),
    figures: printed.figures,
  })
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
