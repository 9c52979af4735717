import { listVersions } from '#db/queries/filings.ts'
import { listReadings } from '#db/queries/readings.ts'
import type { Row } from '#db/schema.ts'
import { factDefinition, isFactKey } from '#workflows/facts/catalogue.ts'
import { type Actor, type Capacity, capacities, type Route } from '#workflows/kit/seats.ts'
import { chapterCapacities } from '#workflows/rules/chapter.ts'
import { checklistRows } from '#workflows/rules/checklist.ts'
import { keyFigures } from '#workflows/rules/consistency.ts'
import { hasChapters } from '../chapters/read-chapters.server.ts'
import { makes } from '../commands/filing-seat.server.ts'
import { instantText } from '../components/chinese-date.ts'
import { confirmable, figureField } from '../filings/confirmed-figures.ts'
import { isDocumentId } from '../filings/dossier/build.server.ts'
import { letters } from '../filings/papers.ts'
import { changedSince } from '../filings/stale.server.ts'
import { readingOf } from '../gate/keep-reading.server.ts'
import { actorOn } from '../reach.server.ts'
import { mayKnowPaper, mayReadVersion } from '../walls.ts'
import { type BasisView, basisView } from './basis-view.ts'
import { hasWordCopy } from './file-room.server.ts'
import { type PaperReader, presentReader } from './paper-reader.server.ts'
import { type PrintingView, presentPrinting } from './printing-view.server.ts'
import { type FrameView, frameOf, paperRoomOf, type Room } from './project-room.server.ts'
import { clausesOfVersion, type VersionClauses } from './version-clauses.server.ts'

/** What one person may do with a paper. Letters of the flow are made by steps, never by hand. */
export type PaperActs = { generate: boolean; upload: boolean; waive: boolean; schedule: boolean }

export type Seal = { char: string; side: 'issuer' | 'review' | 'enhancement' | 'independent'; title: string }

export const sealOf = (capacity: Capacity): Seal => ({
  char: capacities[capacity].seal,
  side: capacities[capacity].side,
  title: capacities[capacity].title,
})

export async function filingRows({ tx, project }: Room): Promise<Map<string, Row<'filing'>>> {
  const rows = await tx.selectFrom('filing').selectAll().where('project', '=', project.id).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export function actsOn(actor: Actor, filing: Row<'filing'> | undefined): PaperActs {
  if (!filing || Object.hasOwn(letters, filing.template) || filing.requirement === 'waived')
    return { generate: false, upload: false, waive: false, schedule: false }
  const issuerSide = makes(actor, 'issuer') || makes(actor, 'lead-underwriter')
  const prepares = makes(actor, filing.prepared_by as Capacity)
  return {
    generate: isDocumentId(filing.template) && (issuerSide || prepares),
    upload: prepares || makes(actor, 'lead-underwriter'),
    waive: filing.requirement === 'conditional' && issuerSide,
    schedule: filing.scope_kind === 'registration' && makes(actor, 'lead-underwriter'),
  }
}

export type VersionView = {
  id: string
  number: number
  source: 'generated' | 'uploaded'
  state: Row<'filing_version'>['state']
  refusal: string | null
  pages: number | null
  madeBy: string
  madeAt: string
  filedAt: string | null
  sha256: string | null
  name: string | null
  note: string | null
  href: string | null
  word: string | null
  preview: string | null
  shown: boolean
  /** What the gate found worth knowing of an uploaded file. */
  warnings: string[]
}

export type FilingPage = {
  frame: FrameView
  id: string
  code: string
  title: string
  requirement: Row<'filing'>['requirement']
  condition: string | null
  because: string | null
  /** What asks for it, where it is a paper of the venue's list. */
  basis: BasisView | null
  dueOn: string | null
  waivedReason: string | null
  preparedBy: Seal
  versions: VersionView[]
  /** Labels of the facts that changed since the last version was printed. */
  changed: string[]
  acts: PaperActs
  /** What the uploader is asked to confirm of the paper. */
  figures: { name: string; label: string; unit?: string }[]
  printing: PrintingView | null
  /** Where its chapters are divided and written, for those who may. */
  chapters: string | null
  preview: string | null
  /** The version that is shown, where it came from outside. */
  reader: PaperReader | null
  /** Those of the version that is shown. */
  clauses: VersionClauses | null
  /** Its last two versions side by side. */
  compare: string | null
  key: string
}

export type AskedOfPaper = {
  filing: string | undefined
  version: string | null
  /** A heading of a paper made here; a page, and words, of one from outside. */
  at?: string | null
  page?: string | null
  words?: string | null
  key: string
}

/** One paper: its versions newest first, what changed since, the page to look at, and what may be done with it. */
export async function presentFiling(room: Room, asked: AskedOfPaper): Promise<FilingPage> {
  const walls = await paperRoomOf(room)
  const filing = (await filingRows(room)).get(asked.filing ?? '')
  if (!filing || !mayKnowPaper(room.who, filing, walls)) throw noPaper()
  const versions = (await listVersions(room.tx, [filing.id]))
    .filter((version) => mayReadVersion(room.who, filing, version, walls))
    .reverse()
  if (versions.length === 0 && capacities[room.who.capacity].side === 'review') throw noPaper()
  const actor = await actorOn(room.tx, room.who, room.project.id, null, room.now)
  const last = versions.find(({ state }) => state === 'ready')
  const shown = versions.find(({ id }) => id === asked.version) ?? last
  const names = await personNames(room, versions)
  const readings = await readingsOf(room, versions)
  return {
    frame: frameOf(room, 'filings'),
    id: filing.id,
    code: filing.code,
    title: filing.title,
    requirement: filing.requirement,
    condition: filing.condition,
    because: filing.because,
    basis: basisOf(room, filing),
    dueOn: filing.due_on,
    waivedReason: filing.waived_reason,
    preparedBy: sealOf(filing.prepared_by as Capacity),
    versions: versions.map((version) => ({
      ...viewVersion(version, filing, names, shown?.id),
      ...ofReading(version, readings.get(version.file ?? '')),
    })),
    changed:
      last && !Object.hasOwn(letters, filing.template) && capacities[room.who.capacity].side !== 'review'
        ? await changedLabels(room, last)
        : [],
    acts: actsOn(actor, filing),
    figures: confirmable.map((figure) => ({
      name: figureField(figure),
      label: keyFigures[figure].label,
      ...(keyFigures[figure].kind === 'fen' ? { unit: '亿元' } : {}),
    })),
    printing: await presentPrinting(room.tx, versions, filing, room.who.person),
    chapters:
      hasChapters(filing.template) && chapterCapacities.includes(room.who.capacity)
        ? `/projects/${room.project.id}/filings/${filing.id}/chapters`
        : null,
    preview: shown?.dossier && isDocumentId(filing.template) ? `/files/${shown.id}/preview${placeOf(asked.at)}` : null,
    reader: shown?.source === 'uploaded' ? readerOf(room, shown, readings.get(shown.file ?? ''), asked) : null,
    clauses: await clausesOfVersion(room, shown, filing.template),
    compare:
      versions.filter(({ state }) => state === 'ready').length > 1
        ? `/projects/${room.project.id}/filings/${filing.id}/compare`
        : null,
    key: asked.key,
  }
}

/** A heading of the preview, as headings name themselves there. */
const placeOf = (at: string | null | undefined): string => (at && /^doc-[\w.-]{1,80}$/.test(at) ? `#${at}` : '')

function basisOf({ project }: Room, { scope_kind, code }: Row<'filing'>): BasisView | null {
  const row = checklistRows[project.route as Route].find((one) => one.code === code)
  return row && scope_kind === 'registration' ? basisView(row.basis) : null
}

const noPaper = () => new Response('没有这份文件，或者它不在您的座位可见的范围内。', { status: 404 })

async function personNames({ tx }: Room, versions: readonly Row<'filing_version'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(versions.map(({ made_by }) => made_by))]
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function changedLabels(room: Room, version: Row<'filing_version'>): Promise<string[]> {
  const changed = await changedSince(room, version)
  return [...new Set(changed.map(({ key }) => (isFactKey(key) ? factDefinition(key).label : key)))]
}

/** By the SHA-256 of what was uploaded; our own papers were never looked into. */
async function readingsOf(
  { tx }: Room,
  versions: readonly Row<'filing_version'>[],
): Promise<Map<string, Row<'file_reading'>>> {
  const files = versions.flatMap(({ source, file }) => (source === 'uploaded' && file ? [file] : []))
  return new Map((await listReadings(tx, files)).map((reading) => [reading.sha256, reading]))
}

/** What the gate found, and that it can be looked at. */
const ofReading = (
  version: Row<'filing_version'>,
  reading: Row<'file_reading'> | undefined,
): Partial<Pick<VersionView, 'preview'>> & Pick<VersionView, 'warnings'> =>
  reading ? { warnings: readingOf(reading).warnings, preview: `?version=${version.id}#preview` } : { warnings: [] }

const readerOf = (
  { project }: Room,
  version: Row<'filing_version'>,
  reading: Row<'file_reading'> | undefined,
  { words = null, page = null }: AskedOfPaper,
): PaperReader | null =>
  reading
    ? presentReader(reading, {
        ...{ words, page, keep: { version: version.id } },
        path: `/projects/${project.id}/filings/${version.filing}`,
        pictures: `/files/${version.id}/pages`,
        frame: `/files/${version.id}/preview`,
      })
    : null

const viewVersion = (
  version: Row<'filing_version'>,
  filing: Row<'filing'>,
  names: ReadonlyMap<string, string>,
  shown: string | undefined,
): Omit<VersionView, 'warnings'> => ({
  id: version.id,
  number: version.number,
  source: version.source,
  state: version.state,
  refusal: version.refusal,
  pages: version.pages,
  madeBy: names.get(version.made_by) ?? '系统',
  madeAt: instantText(version.made_at, { year: true }),
  filedAt: version.filed_at ? instantText(version.filed_at, { year: true }) : null,
  sha256: version.file,
  name: version.name,
  note: version.note,
  href: version.state === 'ready' && version.file ? `/files/${version.id}` : null,
  word: hasWordCopy(version, filing) ? `/files/${version.id}/word` : null,
  preview: version.dossier && isDocumentId(filing.template) ? `?version=${version.id}#preview` : null,
  shown: version.id === shown,
})
