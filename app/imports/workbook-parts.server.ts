import { Unzip, UnzipInflate } from 'fflate'
import { breathe } from './sheet-row.ts'
import { unreadable } from './unreadable.ts'

/** Packed bytes pushed at once: deflate makes at most a thousandfold of them, so that no push runs away. */
const slice = 4096
const MiB = 1024 * 1024
/** Unpacked bytes of the parts that are read, at most: sheets are packed to a tenth or a fiftieth, bombs to a thousandth. */
const mostUnpacked = (packed: number): number => Math.min(256 * MiB, Math.max(16 * MiB, packed * 100))
/** Unpacked bytes between two breaths. */
const breatheEvery = 128 * 1024

/**
 * Unpacks some parts of a workbook, piece by piece, and hands each piece on; the sizes a file states of itself are not
 * believed. Yields how many packed bytes have been read. Throws `unreadable` on what is no workbook, or too much of one.
 */
export async function* unpacked(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  take: (name: string, piece: Uint8Array, last: boolean) => void,
): AsyncGenerator<number, void> {
  let size = 0
  let breathed = 0
  let failure: unknown = null
  const taken = (name: string, piece: Uint8Array, last: boolean): unknown => {
    size += piece.length
    if (size > mostUnpacked(bytes.length)) return unreadable('工作簿解压后过大，请分成几份导入')
    try {
      take(name, piece, last)
      return null
    } catch (error) {
      return error
    }
  }
  const unzip = new Unzip((part) => {
    if (!wanted(part.name)) return
    // What is thrown in here comes back as an error of the unpacking: the first one is kept, and ends it below.
    part.ondata = (error, piece, last) => {
      if (failure) return
      if (error) failure = unreadable('工作簿已损坏，无法解压')
      else failure = taken(part.name, piece, last)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  for (let from = 0; from < bytes.length; from += slice) {
    const until = Math.min(from + slice, bytes.length)
    try {
      unzip.push(bytes.subarray(from, until), until === bytes.length)
    } catch {
      failure ??= unreadable('工作簿已损坏，无法读取')
    }
    if (failure) throw failure
    yield until
    if (size - breathed < breatheEvery) continue
    breathed = size
    await breathe()
  }
}
