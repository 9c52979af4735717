import { Zip, ZipPassThrough } from 'fflate'

/** One file of a ZIP: its name, the instant it is dated with, its bytes. */
export type ZipEntry = { name: string; at: string; bytes: Uint8Array }

/**
 * A ZIP while it is being read: the next entry is made when the reader asks for more, so one is in memory at a time. Papers
 * are compressed already and are stored as they are. What an entry throws breaks the download off: half a ZIP must not
 * look whole.
 */
export function zipStream(entries: AsyncGenerator<ZipEntry, void>): ReadableStream<Uint8Array> {
  let zip: Zip
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, last) => {
        if (error) return controller.error(error)
        controller.enqueue(chunk)
        if (last) controller.close()
      })
    },
    async pull() {
      const next = await entries.next()
      if (next.done) return zip.end()
      const entry = new ZipPassThrough(next.value.name)
      entry.mtime = next.value.at
      zip.add(entry)
      entry.push(next.value.bytes, true)
    },
    async cancel() {
      await entries.return()
    },
  })
}

/** The bytes under a hash. Throws when they are not there, or are no longer what their hash says. */
export async function bytesUnder(
  store: { open: (sha256: string) => Promise<Uint8Array | null | undefined> },
  sha256: string,
) {
  const bytes = await store.open(sha256)
  if (!bytes) throw new Error(`The bytes of file ${sha256} are not in the store`)
  return bytes
}
