import { isLoopback } from './host.ts'

/** What is needed of a request to tell where it was sent from. Header values as received; absent is null. */
export type Sender = {
  method: string
  host: string | null
  origin: string | null
  secFetchSite: string | null
}

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * The sentence that refuses a changing request which another site may have sent; undefined when it is ours.
 * Ours are: the public origin, and http on loopback itself. A request without an origin (or with `null`, which privacy
 * settings send) is ours only if the browser itself says same-origin; one that says neither is refused.
 * Basis: OWASP ASVS 5.0, 3.5.1; Fetch Metadata Request Headers (W3C).
 */
export function originRefusal(sender: Sender, publicOrigin: string | undefined): string | undefined {
  if (safeMethods.includes(sender.method)) return undefined
  if (sender.origin !== null && sender.origin !== 'null') {
    if (sender.origin === publicOrigin) return undefined
    if (isLoopback(sender.host) && sender.origin === `http://${sender.host?.toLowerCase()}`) return undefined
    return '请求来自其他网站，未予处理。请从本站页面提交。'
  }
  if (sender.secFetchSite === 'same-origin') return undefined
  return sender.secFetchSite === null
    ? '请求没有注明来源（缺少 Origin），未予处理。请从本站页面提交。'
    : '请求来自其他网站，未予处理。请从本站页面提交。'
}
