import { randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from './nonce.ts'
import { log } from './server/log.ts'

const giveUpAfter = 10_000

/** No inline script without this answer's nonce, no inline style at all, nothing from elsewhere, and nobody may frame us. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

function report(err: unknown, request: Request, context: AppLoadContext) {
  log.error({ err, requestId: context?.requestId, path: new URL(request.url).pathname }, 'a page failed')
}

/** What a loader, an action or a render threw. A request that its sender gave up and an answer such as 404 are no errors. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs) {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) report(error, request, context)
}

/**
 * React 18 writes in pieces of 2048 bytes; where a character of several bytes does not fit the end of one, it leaves that
 * end filled with zeros. A browser shows such a zero in a field as U+FFFD, and would post it. No page has zeros of its own.
 */
const withoutFilling = (): Transform =>
  new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece)
    },
  })

/** Bots wait for the whole page; people get the shell as soon as it is there. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let answered = false
    let failed = false
    const page = (
      <NonceContext.Provider value={nonce}>
        <RemixServer context={entry} url={request.url} abortDelay={giveUpAfter} nonce={nonce} />
      </NonceContext.Provider>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [ready]() {
        answered = true
        const body = withoutFilling()
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }))
        pipe(body)
      },
      onShellError: reject,
      onError(error: unknown) {
        failed = true
        // Before the shell is there the rejection reports it.
        if (answered) report(error, request, context)
      },
    })
    setTimeout(abort, giveUpAfter).unref()
  })
}
