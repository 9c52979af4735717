import type { Server } from 'node:http'

/** Milliseconds that requests in flight are given; with the worker and database it stays within 8 s. */
const grace = 6000

/**
 * Ends the process on SIGTERM, SIGINT or when the starter is gone: no new requests, those in flight are finished,
 * then `close` (worker, database). Later signals change nothing: a terminal sends Ctrl-C to starter and server both.
 */
export function endGracefully(server: Server, begin: () => void, close: () => Promise<unknown>) {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    begin()
    setTimeout(() => process.exit(1), grace + 2000).unref()
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    await new Promise<void>((done) => server.close(() => done()))
    clearTimeout(cut)
    await close()
    process.exit(0)
  }
  for (const cause of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const) process.on(cause, end)
}
