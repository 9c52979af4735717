import type { Import, SourceFile } from './source-file.ts'

const react = /^(react|react-dom|@remix-run\/react)(\/|$)/
const serverPackages =
  /^(@remix-run\/node|@hono\/node-server|hono|pino|uuid|rate-limiter-flexible|@node-rs\/argon2|write-excel-file|nodemailer|fflate|csv-parse|sax|isbot|@hyzyla\/pdfium)(\/|$)/

/** A file of app that never reaches a browser: by its name, or as part of the web server. */
const isServerOnly = (path: string) => /\.server\.tsx?$|^app\/(server\/|styles\/make-)/.test(path)

/** What a file may import beside its own top folder. Anything not listed is a wrong turn. */
const allowed: readonly { files: RegExp; may: (from: string, path: string, what: Import) => boolean }[] = [
  { files: /^workflows\//, may: (from) => /^(xstate|zod|decimal\.js)$/.test(from) },
  { files: /^db\//, may: (from) => /^(kysely(\/.*)?|better-sqlite3|pg|node:.*)$/.test(from) },
  { files: /^templates\/pdf\//, may: (from) => /^(zod|pdf-lib(\/.*)?|node:.*)$/.test(from) },
  { files: /^templates\/fonts\//, may: (from) => /^(zod|node:.*)$/.test(from) },
  { files: /^templates\/code-modules\.ts$/, may: (from) => from === 'qrcode-generator' },
  { files: /^templates\//, may: (from) => from === 'zod' },
  {
    files: /^app\//,
    may: (from, path, what) =>
      /^(#(workflows|db|templates)\/|zod$|decimal\.js$)/.test(from) ||
      react.test(from) ||
      (from === 'xstate' && what.typesOnly) ||
      (serverPackages.test(from) && (what.typesOnly || isServerOnly(path) || /^app\/(routes|root|entry)/.test(path))) ||
      (from.startsWith('node:') && isServerOnly(path)),
  },
  {
    files: /^seeds\//,
    // A story acts through commands by seats as they are reached, prints and delivers as the house does, and uses its words.
    may: (from, path) =>
      // The one program of this folder that runs beside the server (npm run seed) reads the same environment.
      (path === 'seeds/run.ts' && from.startsWith('#app/server/')) ||
      /^(#app\/(commands|chapters|filings|gate|jobs)\/|#app\/(ports|load-context|(reach|outbox)\.server|given\/project-findings\.server|presenters\/event-words)\.ts$|#db\/|#workflows\/|zod$|decimal\.js$|uuid$|node:)/.test(
        from,
      ),
  },
  { files: /^tests\//, may: () => true },
]

/** Files that run before anything is installed: node:* and each other only. */
const bootstraps =
  /^(app\/server\/(start|verify)|tests\/run|tests\/support\/(postgres|counts)|tests\/bench\/run|seeds\/deal)\.mjs$/

const isOwn = (from: string) => from.startsWith('.') || from.startsWith('#')

/** Imports that leave the house's arrows, as `file → module`. */
export function wrongTurns({ path, imports }: SourceFile): string[] {
  const rule = allowed.find(({ files }) => files.test(path))
  return imports
    .filter((what) => !what.from.startsWith('.') && !rule?.may(what.from, path, what))
    .map(({ from }) => `${path} → ${from}`)
}

/** Relative imports that leave their top folder (across folders it is `#folder/…`). Bootstraps may: `#` needs no install, but theirs is plain. */
export function escapes({ path, imports }: SourceFile): string[] {
  if (bootstraps.test(path)) return []
  return imports
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => new URL(from, `file:///${path}`).pathname.slice(1))
    .filter((target) => target.split('/')[0] !== path.split('/')[0])
    .map((target) => `${path} → ${target}`)
}

/** Own modules imported without their ending: Node runs them as they are and guesses nothing. */
export const endless = ({ path, imports }: SourceFile): string[] =>
  imports
    .filter(({ from }) => isOwn(from) && !/\.(tsx?|mjs|json|css|svg|woff2)(\?\w+)?$/.test(from))
    .map(({ from }) => `${path} → ${from}`)

/** Bootstraps that import what may not be installed yet. */
export const heavyBootstraps = ({ path, imports }: SourceFile): string[] =>
  imports
    .filter(({ from, late }) => bootstraps.test(path) && !late && !from.startsWith('node:'))
    .filter(({ from }) => !bootstraps.test(new URL(from, `file:///${path}`).pathname.slice(1)))
    .map(({ from }) => `${path} → ${from}`)

/** Commands, presenters, given and records write and read for the server only; their names must say so. */
export const unmarkedServerFiles = ({ path, imports }: SourceFile): string[] =>
  /^app\/(commands|presenters|given|records)\//.test(path) &&
  !path.includes('.server.') &&
  imports.some(({ from, typesOnly }) => !typesOnly && (from.startsWith('#db/') || from.includes('.server.')))
    ? [path]
    : []

/** Screens that reach into the database, and components that reach for server files. */
export const leaks = ({ path, imports }: SourceFile): string[] =>
  imports
    .filter(({ typesOnly }) => !typesOnly)
    .filter(({ from }) =>
      /^app\/(components|forms)\//.test(path)
        ? from.startsWith('#db/') || from.includes('.server.')
        : path.startsWith('app/routes/') && from.startsWith('#db/'),
    )
    .map(({ from }) => `${path} → ${from}`)
