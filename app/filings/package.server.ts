import { strToU8 } from 'fflate'
import type { Store } from '#db/files/store.ts'
import { bytesUnder, type ZipEntry, zipStream } from './zip-stream.server.ts'

/** One version in a package: what the manifest says of it, and where its bytes are. */
export type PackedFiling = {
  title: string
  code: string
  version: number
  /** As the engine or the uploader counted them; null where nobody did. */
  pages: number | null
  sha256: string
  bytes: number
  /** The name of the single download. */
  name: string
  madeAt: string
  filedAt: string | null
  /** For the scan of a signature or seal page: which page of the paper (workflows/rules/signature-pages.ts). */
  signaturePage?: string
}

type Heading = { project: string; name: string; asOf: string }

/** Bytes of the papers in one package: a project's volumes, far below where a ZIP would need its 64-bit form. */
export const largestPackage = 1024 * 1024 * 1024

/** Why no package is made, as a Chinese sentence; null when it is. */
export function packageProblem(filings: readonly PackedFiling[], most = largestPackage): string | null {
  if (filings.length === 0) return '还没有您可以下载的文件。'
  const bytes = filings.reduce((sum, filing) => sum + filing.bytes, 0)
  return bytes > most ? `文件合计超过 ${most / 1024 / 1024} MB，请逐份下载。` : null
}

/** Two papers may have been uploaded under one name; file systems that ignore case count as well. */
export function namesInPackage(filings: readonly Pick<PackedFiling, 'name'>[]): string[] {
  const taken = new Set<string>([manifestName])
  return filings.map(({ name }) => {
    const [, stem = name, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/su.exec(name) ?? []
    let free = name
    for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${stem} (${copy})${ending}`
    taken.add(free.toLowerCase())
    return free
  })
}

const manifestName = 'manifest.json'

/** What is inside, for machines: the hashes let anybody check that the bytes are those the house keeps. */
export function manifestOf(heading: Heading, filings: readonly PackedFiling[]): string {
  const names = namesInPackage(filings)
  const files = filings.map(({ title, code, version, pages, sha256, bytes, madeAt, filedAt }, at) => ({
    file: names[at],
    title,
    code,
    version,
    pages,
    sha256,
    bytes,
    madeAt,
    filedAt,
  }))
  return `${JSON.stringify({ ...heading, files }, null, 2)}\n`
}

/** The package as it is being read, its manifest first. */
export function packageOf(
  store: Pick<Store, 'open'>,
  heading: Heading,
  filings: readonly PackedFiling[],
): ReadableStream<Uint8Array> {
  const names = namesInPackage(filings)
  return zipStream(entries())

  async function* entries(): AsyncGenerator<ZipEntry, void> {
    yield { name: manifestName, at: heading.asOf, bytes: strToU8(manifestOf(heading, filings)) }
    for (const [at, { name, madeAt, sha256 }] of filings.entries())
      yield { name: names[at] ?? name, at: madeAt, bytes: await bytesUnder(store, sha256) }
  }
}
