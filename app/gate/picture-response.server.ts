import { findPages } from '#db/queries/readings.ts'
import type { LoadContext } from '../load-context.ts'
import type { PageAsked } from './inspection.ts'

/** Pixels from side to side that a page may be asked in: a column of the screen, and the same on a fine one. */
export const pictureWidths = [800, 1600] as const

/** The page and the width named by an address; null where they are none that is drawn. */
function pictureAsked(page: string | undefined, { url }: Request): PageAsked | null {
  const width = Number(new URL(url).searchParams.get('w') ?? pictureWidths[0])
  const known = /^[1-9]\d{0,4}$/.test(page ?? '') && pictureWidths.some((one) => one === width)
  return known ? { page: Number(page), width } : null
}

/** Kinds of files whose pages can be shown. */
export const isDrawn = (kind: string): boolean => ['pdf', 'png', 'jpeg'].includes(kind)

/**
 * The page of a foreign file that a request names, as a picture, drawn in a thread or as it was drawn before. Who may see it
 * was asked before. A page that is not there is a 404; what cannot be drawn is a picture that says so.
 */
export async function pictureResponse(
  { reader, files, gate, pictures }: Pick<LoadContext, 'reader' | 'files' | 'gate' | 'pictures'>,
  sha256: string,
  { page, request }: { page: string | undefined; request: Request },
): Promise<Response> {
  const named = pictureAsked(page, request)
  const file = await findPages(reader, sha256)
  if (!named || !file || !isDrawn(file.kind) || named.page > (file.pages ?? 1)) throw noPage()
  const asked = { sha256, ...named }
  const kept = await pictures.open(asked)
  if (kept) return pictureOf(kept)
  const bytes = await files.open(asked.sha256)
  if (!bytes) throw noPage()
  const drawn = await gate.drawPage(bytes, asked, request.signal)
  if (!drawn.ok && !drawn.lasting) return pictureOf(inWords(drawn.message), 503)
  const picture = drawn.ok ? drawn.png : inWords(drawn.message)
  await pictures.keep(asked, picture)
  return pictureOf(picture)
}

const noPage = () => new Response('没有这一页。', { status: 404 })

const pngStart = 0x89

function pictureOf(picture: Uint8Array, status = 200): Response {
  return new Response(new Uint8Array(picture), {
    status,
    headers: {
      'Content-Type': picture[0] === pngStart ? 'image/png' : 'image/svg+xml; charset=utf-8',
      'Content-Length': String(picture.length),
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** Our own sentences only, in the middle of a sheet. */
const inWords = (sentence: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 400" width="800" height="400"><rect width="800" height="400" fill="#fff"/><text x="400" y="206" text-anchor="middle" font-family="sans-serif" font-size="22" fill="#475160">${sentence}</text></svg>`,
  )
