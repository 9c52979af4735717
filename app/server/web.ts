import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { clientAddress } from './address.ts'
import { limitBody } from './body-limit.ts'
import { hostRefusal } from './host.ts'
import type { Log } from './log.ts'
import { originRefusal } from './origin.ts'
import { secureHeaders } from './security-headers.ts'

type Web = {
  /** The application itself: answers a request that passed every check. */
  answer: (request: Request, requestId: string, address: string) => Promise<Response>
  /** Resolves when the database answers. */
  reach: () => Promise<unknown>
  /** False once the shutdown has begun. */
  isOpen: () => boolean
  /** Folder of the built client files, absolute. */
  clientFolder: string
  publicOrigin: string | undefined
  demo: boolean
  log: Log
}

/** Files of a folder, kept by browsers as `cache` says. (The library's own hook for headers comes too late for GET.) */
function files(folder: string, cache: string): MiddlewareHandler {
  const serve = serveStatic({ root: folder })
  return async (c, next) => {
    const found = await serve(c, next)
    if (found instanceof Response) found.headers.set('Cache-Control', cache)
    return found
  }
}

/** Lets in who may ask, and changes only from our own pages. */
function admit(web: Web): MiddlewareHandler<{ Bindings: Partial<HttpBindings> }> {
  return async (c, next) => {
    const { headers, method } = c.req.raw
    // A target with a host of its own outranks the Host header (RFC 9112, 3.2.2) and is for proxies, which we are not.
    if (c.env?.incoming?.url?.startsWith('/') === false) return c.text('请求的写法不对。', 400)
    const wrongHost = hostRefusal(headers, web)
    if (wrongHost) return c.text(wrongHost.message, wrongHost.status)
    const sender = {
      method,
      host: headers.get('host'),
      origin: headers.get('origin'),
      secFetchSite: headers.get('sec-fetch-site'),
    }
    const wrongOrigin = originRefusal(sender, web.publicOrigin)
    if (wrongOrigin) return c.text(wrongOrigin, 403)
    // Judged once, here. Remix would compare again, without PUBLIC_URL, and answer 500 behind a proxy that sets Host.
    for (const name of ['origin', 'x-forwarded-host']) headers.delete(name)
    return next()
  }
}

/** The web server's rules in order: id and log, headers, who may ask, how much, then files, health and the application. */
export function createWeb(web: Web) {
  // Asked without a socket (in tests), `env` is empty.
  const app = new Hono<{ Bindings: Partial<HttpBindings>; Variables: { requestId: string } }>()

  app.use(async (c, next) => {
    const began = performance.now()
    c.set('requestId', randomUUID())
    await next()
    c.res.headers.set('X-Request-Id', c.get('requestId'))
    secureHeaders(c.res.headers, web.publicOrigin)
    const { method, path } = c.req
    if (!path.startsWith('/assets/') && path !== '/healthz')
      web.log.info({
        id: c.get('requestId'),
        method,
        path,
        status: c.res.status,
        ms: Math.round(performance.now() - began),
      })
  })

  app.use(admit(web))

  app.get('/healthz', async (c) => {
    c.header('Cache-Control', 'no-store')
    if (!web.isOpen()) return c.json({ ok: false, because: 'stopping' }, 503)
    return web.reach().then(
      () => c.json({ ok: true }),
      () => c.json({ ok: false, because: 'database' }, 503),
    )
  })

  app.use(limitBody)
  app.use(compress())
  // Built file names carry a hash of their content; the rest of build/client does not.
  app.get('/assets/*', files(web.clientFolder, 'public, max-age=31536000, immutable'), (c) =>
    c.text('没有这个文件。', 404),
  )
  app.get('*', files(web.clientFolder, 'public, max-age=3600'))
  app.all('*', (c) => {
    const { raw } = c.req
    const address = clientAddress(raw.headers, c.env?.incoming?.socket.remoteAddress, web.publicOrigin)
    return web.answer(raw, c.get('requestId'), address)
  })

  app.onError((error, c) => {
    web.log.error({ id: c.get('requestId'), err: error })
    return c.text(`系统出错，请稍后再试。编号 ${c.get('requestId')}`, 500)
  })
  return app
}
