import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import { blocked } from './blocked.ts'

export const MiB = 1024 * 1024

/** Unpacked bytes that may still be made while one file is looked at. */
export type Budget = { left: number }

/** Unpacked bytes of one file in all. A volume of 60 MB of ordinary text and drawings stays below. */
export const mostUnpacked = 256 * MiB
/** Unpacked bytes of one part of it. */
export const mostOfOne = 32 * MiB

/**
 * Unpacks one part, never past `most` nor past what the whole file may still make: the size a file states of itself is not
 * believed. `where` names the part in the refusal.
 */
export function inflate(
  packed: Uint8Array,
  { budget, where, raw = false, most = mostOfOne }: { budget: Budget; where: string; raw?: boolean; most?: number },
): Buffer {
  const cap = Math.min(most, budget.left)
  try {
    const made = (raw ? inflateRawSync : inflateSync)(packed, {
      maxOutputLength: Math.max(1, cap),
      // Producers often leave the checksum out; what there is was read all the same.
      finishFlush: constants.Z_SYNC_FLUSH,
    })
    budget.left -= made.length
    return made
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw blocked(
        cap < most
          ? `文件解压后合计超过 ${mostUnpacked / MiB} MB（到${where}为止），疑似压缩炸弹`
          : `${where}解压后超过 ${Math.ceil(cap / MiB)} MB，疑似压缩炸弹`,
      )
    throw blocked(`${where}已损坏，无法解压`)
  }
}
