import type { Db } from '#db/connect.ts'
import type { PagePictures } from '#db/files/page-pictures.ts'
import type { Store } from '#db/files/store.ts'
import type { Printer } from './filings/printer.server.ts'
import type { Gate } from './gate/inspection.ts'
import type { Ports } from './ports.ts'
import type { Environment } from './server/environment.ts'

export type { Ports } from './ports.ts'

/** What the web server hands to every loader and action. */
export type LoadContext = {
  /** Writes, inside commands only. */
  db: Db
  /** Reads for pages: on SQLite a second, read-only connection. */
  reader: Db
  /** The bytes of papers, by SHA-256. */
  files: Store
  /** Sets papers in type, in threads of its own: for a preview as PDF; versions are printed by the background work. */
  printer: Printer
  /** Looks into what is handed in, in threads of its own: no loader and no action reads a foreign file itself. */
  gate: Gate
  /** Pages of foreign files that were drawn before. */
  pictures: PagePictures
  ports: Ports
  environment: Environment
  /** Demo mode: any seat may be taken without a password. */
  demo: boolean
  /** The id of this request, as in the log and in X-Request-Id. */
  requestId: string
  /** Where the request came from: an IP address, or `unknown`. */
  address: string
}

declare module '@remix-run/node' {
  // An augmentation must be an interface: this is how Remix learns the type of `context`.
  interface AppLoadContext extends LoadContext {}
}
