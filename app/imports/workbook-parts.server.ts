import { Unzip, UnzipInflate } from 'fflate'
import { breathe } from './sheet-row.ts'
import { sentenceOf, unreadable } from './unreadable.ts'

/** Packed bytes pushed at once: deflate makes at most a thousandfold of them, so that no push runs away. */
const slice = 4096
/** Unpacked bytes of the parts that are read, at most: a workbook of half a million rows has less. */
const mostUnpacked = 512 * 1024 * 1024
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
  const unzip = new Unzip((part) => {
    if (!wanted(part.name)) return
    part.ondata = (error, piece, last) => {
      if (error) throw unreadable('工作簿已损坏，无法解压')
      size += piece.length
      if (size > mostUnpacked) throw unreadable('工作簿解压后过大，请分成几份导入')
      take(part.name, piece, last)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  for (let from = 0; from < bytes.length; from += slice) {
    const until = Math.min(from + slice, bytes.length)
    try {
      unzip.push(bytes.subarray(from, until), until === bytes.length)
    } catch (error) {
      throw sentenceOf(error) === undefined ? unreadable('工作簿已损坏，无法读取') : error
    }
    yield until
    if (size - breathed < breatheEvery) continue
    breathed = size
    await breathe()
  }
}
