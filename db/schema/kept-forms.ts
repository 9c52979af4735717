/** Forms that outlived their session. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type KeptFormRow = {
  id: string
  /** SHA-256 of the token in the browser's cookie. */
  holder: string
  person: string
  /** The capacity it was filled in. */
  capacity: string
  /** Path and query it was posted to. */
  path: string
  /** Fields and names of files, sealed under the token; empty once it was sent on. */
  sealed: string
  kept_at: string
  sent_at: string | null
}

export type KeptFormsTables = { kept_form: KeptFormRow }
