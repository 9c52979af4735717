import type { Db } from '#db/connect.ts'
import type { Environment } from './server/environment.ts'

/** What a command may not make up itself, so that a story can be replayed: the instant (ISO-8601 UTC) and ids (UUIDv7). */
export type Ports = { newId: () => string; now: () => string }

/** What the web server hands to every loader and action. */
export type LoadContext = {
  /** Writes, inside commands only. */
  db: Db
  /** Reads for pages: on SQLite a second, read-only connection. */
  reader: Db
  ports: Ports
  environment: Environment
  /** Demo mode: any seat may be taken without a password. */
  demo: boolean
  /** The id of this request, as in the log and in X-Request-Id. */
  requestId: string
}

declare module '@remix-run/node' {
  // An augmentation must be an interface: this is how Remix learns the type of `context`.
  interface AppLoadContext extends LoadContext {}
}
