import { z } from 'zod'

/** Amounts are integer fen, ratios and rates decimal strings in per cent, days ISO, instants ISO-8601 UTC. */
export const fen = z.number().int()
export const percent = z.string().regex(/^-?\d+(\.\d+)?$/)
export const day = z.iso.date()
export const instant = z.iso.datetime()

/** A quoted fact: where it comes from (`key` in the fact base) and whether it is a sample value, which prints 示例. */
export const said = <T extends z.ZodType>(value: T) => z.object({ value, key: z.string(), sample: z.boolean() })
export const saidText = said(z.string())
export const saidFen = said(fen)
