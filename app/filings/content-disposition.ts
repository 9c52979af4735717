/**
 * A file to be saved, by RFC 6266: an ASCII name for old clients, and the true one in UTF-8 (RFC 5987). Nothing in a name
 * can end the header or the quotes.
 */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%;]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}

/** encodeURIComponent leaves five marks that RFC 5987 does not allow. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
