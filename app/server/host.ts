/** True for a Host header that names this machine: localhost, 127.0.0.1 or [::1], with or without a port. */
export function isLoopback(host: string | null): boolean {
  return host !== null && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

/** Marks of a proxy in between. X-Real-IP and Via count too: a demo behind any proxy is open to whoever reaches the proxy. */
function wentThroughProxy(headers: Headers): boolean {
  return [...headers.keys()].some((name) => /^(forwarded|x-forwarded-.*|x-real-ip|via)$/.test(name))
}

/** A refusal by the web server itself, before any page: status and the sentence to show. */
export type HostRefusal = { status: 403 | 421; message: string }

/**
 * Whom we answer. Demo mode gives every seat to whoever asks, so it is for this machine only: another Host, or any sign
 * of a proxy, is refused. Otherwise the Host must be loopback or that of PUBLIC_URL (DNS rebinding, poisoned links).
 */
export function hostRefusal(
  headers: Headers,
  rules: { demo: boolean; publicOrigin?: string },
): HostRefusal | undefined {
  const host = headers.get('host')
  if (rules.demo && wentThroughProxy(headers))
    return { status: 403, message: '演示模式只供本机使用，不接受经代理转发的请求。' }
  if (isLoopback(host)) return undefined
  if (rules.demo)
    return { status: 421, message: '演示模式只供本机使用，请用 http://localhost 或 http://127.0.0.1 打开。' }
  if (rules.publicOrigin && host?.toLowerCase() === new URL(rules.publicOrigin).host) return undefined
  return { status: 421, message: '本站不以此域名提供服务。如需对外提供服务，请以 PUBLIC_URL 设置网址。' }
}
