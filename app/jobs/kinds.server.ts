import type { JobKind } from './job.ts'

/** Every kind of long work, by the name that stands in its row. */
export const jobKinds = {} as const satisfies Record<string, JobKind>

export type JobName = keyof typeof jobKinds
