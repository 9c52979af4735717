import { z } from 'zod'

export const origins = ['internal', 'intake', 'review', 'meeting', 'authority', 'after-meeting'] as const
export const votes = ['accept', 'conditional', 'postpone'] as const

/** What a registration remembers: only what guards and titles read. Everything people list or print is a row. */
export const registrationContext = z.strictObject({
  resumeTo: z.string().nullable(),
  /** The capacity that may end the suspension, set by its cause. */
  resumeBy: z.string().nullable(),
  preparedBy: z.string().nullable(),
  passedBy: z.string().nullable(),
  round: z.number().int().nonnegative(),
  origin: z.enum(origins).nullable(),
  /** Where the open round returns: the state it was asked in. */
  returnTo: z.string().nullable(),
  extension: z.enum(['none', 'asked', 'granted']),
  matters: z.number().int().nonnegative(),
  experts: z.array(z.string()).max(5),
  votes: z.record(z.string(), z.enum(votes)),
  consents: z.array(z.string()),
  /** An application to suspend or to resume waits for its answer. Runs of version 1 did not remember it. */
  applied: z.boolean().default(false),
})

export type RegistrationContext = z.output<typeof registrationContext>

export const atBirth: RegistrationContext = {
  resumeTo: null,
  resumeBy: null,
  preparedBy: null,
  passedBy: null,
  round: 0,
  origin: null,
  returnTo: null,
  extension: 'none',
  matters: 0,
  experts: [],
  votes: {},
  consents: [],
  applied: false,
}
