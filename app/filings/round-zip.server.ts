import { createHash } from 'node:crypto'
import { strToU8, Zip, ZipPassThrough } from 'fflate'
import type { Store } from '#db/files/store.ts'
import type { FilingDocument } from '#templates/blocks.ts'
import { namesInPackage } from './package.server.ts'
import type { Printer } from './printer.server.ts'

type File = { name: string; at: string } & ({ sha256: string } | { document: FilingDocument })

type Means = { store: Pick<Store, 'open'>; printer: Printer }

/**
 * The package of one round while it is being read: what is kept is taken from the store, what compares is set in type when
 * its turn comes, one after the other. The manifest with the hash of each file is the last, for only then all are known.
 */
export function roundZip({ store, printer }: Means, files: readonly File[], asOf: string): ReadableStream<Uint8Array> {
  const names = namesInPackage(files)
  const waiting = files.map((file, at) => ({ file, name: names[at] ?? file.name }))
  const packed: { file: string; sha256: string; bytes: number }[] = []
  let add: (name: string, bytes: Uint8Array, at: string) => void
  let end: () => void
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const zip = new Zip((error, chunk, last) => {
        if (error) return controller.error(error)
        controller.enqueue(chunk)
        if (last) controller.close()
      })
      add = (name, bytes, at) => {
        const entry = new ZipPassThrough(name)
        entry.mtime = at
        zip.add(entry)
        entry.push(bytes, true)
      }
      end = () => zip.end()
    },
    async pull() {
      const next = waiting.shift()
      if (!next) {
        add('manifest.json', strToU8(`${JSON.stringify({ asOf, files: packed }, null, 2)}\n`), asOf)
        return end()
      }
      const bytes = await bytesOf(next.file, { store, printer })
      packed.push({ file: next.name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length })
      add(next.name, bytes, next.file.at)
    },
  })
}

/** Half a package must not look whole: what is missing or cannot be set breaks the download off. */
async function bytesOf(file: File, { store, printer }: Means): Promise<Uint8Array> {
  if ('sha256' in file) {
    const bytes = await store.open(file.sha256)
    if (!bytes) throw new Error(`The bytes of file ${file.sha256} are not in the store`)
    return bytes
  }
  const printed = await printer.printText(file.document)
  if (!printed.ok) throw new Error(printed.message)
  return printed.bytes
}
