import { createHash } from 'node:crypto'
import { strToU8 } from 'fflate'
import type { Store } from '#db/files/store.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { namesInPackage } from './package.server.ts'
import type { Printer } from './printer.server.ts'
import { bytesUnder, type ZipEntry, zipStream } from './zip-stream.server.ts'

type File = { name: string; at: string } & ({ sha256: string } | { document: FilingDocument })

type Means = { store: Pick<Store, 'open'>; printer: Printer }

/**
 * The package of one round while it is being read: what is kept is taken from the store, what compares is set in type when
 * its turn comes, one after the other. The manifest with the hash of each file is the last, for only then all are known.
 */
export function roundZip(means: Means, files: readonly File[], asOf: string): ReadableStream<Uint8Array> {
  const names = namesInPackage(files)
  return zipStream(entries())

  async function* entries(): AsyncGenerator<ZipEntry, void> {
    const packed: { file: string; sha256: string; bytes: number }[] = []
    for (const [at, file] of files.entries()) {
      const name = names[at] ?? file.name
      const bytes = await bytesOf(file, means)
      packed.push({ file: name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length })
      yield { name, at: file.at, bytes }
    }
    const manifest = `${JSON.stringify({ asOf, files: packed }, null, 2)}\n`
    yield { name: 'manifest.json', at: asOf, bytes: strToU8(manifest) }
  }
}

/** Half a package must not look whole: what is missing or cannot be set breaks the download off. */
async function bytesOf(file: File, { store, printer }: Means): Promise<Uint8Array> {
  if ('sha256' in file) return bytesUnder(store, file.sha256)
  const printed = await printer.printText(file.document)
  if (!printed.ok) throw new Error(printed.message)
  return printed.bytes
}
