import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import type { Ports } from '../ports.ts'

/** A job as its kind sees it. `cursor` is what the step before said, null at the beginning. */
export type Job = {
  id: string
  project: string | null
  params: unknown
  cursor: string | null
  progress: number
  total: number
  createdBy: string
}

/** How far a step has come: `cursor` null when all is done. `progress` of `total` are whatever the kind counts. */
export type JobStep = { cursor: string | null; progress: number; total: number; message?: string }

export type JobMeans = { db: Db; ports: Ports; store: Store }

/**
 * One short step of long work: some milliseconds, one transaction, then it says where to go on. After a crash the last
 * step is done again from the same cursor, so a step is written such that twice is the same as once.
 */
export type JobKind = (means: JobMeans, job: Job) => Promise<JobStep>

/** Thrown by a step when the work cannot go on, with the sentence that whoever asked is to read. */
export const jobFailure = (message: string): Error => Object.assign(new Error(message), { told: message })

/** The sentence of a failure that was thrown to be told; undefined for what nobody foresaw. */
export const toldFailure = (error: unknown): string | undefined =>
  error instanceof Error && 'told' in error ? String(error.told) : undefined
