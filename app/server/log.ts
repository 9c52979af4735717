import { pino } from 'pino'

/**
 * The log of the running system: one JSON object a line on standard output, line breaks escaped, so no request can write
 * a line of its own. It holds ids, paths and times; never bodies, queries, cookies or addresses of people.
 * On a terminal only what needs attention is shown.
 */
export const log = pino({
  level: process.stdout.isTTY ? 'warn' : 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['req', 'request', 'headers', '*.password', '*.token', '*.cookie'],
})

export type Log = Pick<typeof log, 'info' | 'warn' | 'error' | 'fatal'>
