/** What proves a filing. In step with db/migrations; tests/db/schema.test.ts compares them. */

/** Papers that were handed in together. `digest` stands for all of them, `event` is the step that handed them in. */
export type SubmissionRow = {
  digest: string
  project: string
  registration: string
  event: string
  files: number
  /** When the step was taken; of a step recorded afterwards (代录), when it was taken elsewhere. */
  handed_in_at: string
  /** When the platform had it. */
  received_at: string
}

/** `seq` is the number that the next line of the chain will have, as in the checkpoint outside the database. */
export type CheckpointHeadRow = {
  project: string
  checkpoint: string
  seq: number
  head: string
}

export type ProofTables = {
  submission: SubmissionRow
  checkpoint_head: CheckpointHeadRow
}
