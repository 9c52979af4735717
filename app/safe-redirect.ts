/** Control characters and backslashes, as they are or percent-encoded once: none belongs in a path of ours. */
const unsafe = /[\u0000-\u0020\u007f\\]|%(0[0-9a-f]|1[0-9a-f]|5c|7f)/i

/**
 * Where to go after signing in: a path on this site, or `fallback`. Refuses whatever a browser or a proxy could read as
 * another host (`//evil`, `/\evil`, `https:evil`, encoded or not) and line breaks that could end a header.
 */
export function safeRedirect(to: unknown, fallback = '/'): string {
  if (typeof to !== 'string' || to.length > 2000 || unsafe.test(to)) return fallback
  if (!/^\/(?!\/|%2f)/i.test(to)) return fallback
  const here = 'http://here.invalid'
  const target = URL.parse(to, here)
  if (!target || target.origin !== here) return fallback
  const path = `${target.pathname}${target.search}${target.hash}`
  // A path such as /x/..//evil is only dangerous once the dots are taken out.
  return path.startsWith('//') ? fallback : path
}
