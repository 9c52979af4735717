import { z } from 'zod'

const cell = z.union([z.string(), z.number().int(), z.null()])
const about = { key: z.string(), label: z.string(), sample: z.boolean() }
const cellKind = z.enum(['words', 'prose', 'fen', 'percent', 'count', 'day'])

/** A fact as the issuer's side stated it, for papers that print what was asked as it was answered. */
export const statement = z.discriminatedUnion('kind', [
  z.object({ ...about, kind: z.literal(['words', 'prose', 'percent', 'day']), value: z.string() }),
  z.object({ ...about, kind: z.literal(['fen', 'count']), value: z.number().int() }),
  z.object({
    ...about,
    kind: z.literal('rows'),
    columns: z.array(z.object({ label: z.string(), kind: cellKind })),
    value: z.array(z.array(cell)),
  }),
])

export type Statement = z.output<typeof statement>
export type CellKind = z.output<typeof cellKind>
