const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 §2.2 has no place for; Word refuses a whole file over one of them. */
const outsideXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Words made safe between tags and inside double quotes. */
export const escapeXml = (words: string): string =>
  words.replace(outsideXml, '').replace(/[&<>"]/g, (char) => entities[char] ?? char)

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Twentieths of a point, in which WordprocessingML measures. */
export const twips = (points: number): number => Math.round(points * 20)
