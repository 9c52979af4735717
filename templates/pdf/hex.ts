/** 0000 to ffff: character codes of a page are written by table, not formatted one by one. */
export const hex4: readonly string[] = Array.from({ length: 0x10000 }, (_, value) =>
  value.toString(16).padStart(4, '0'),
)

/** UTF-16BE of a code point, as ToUnicode maps and text strings want it. */
export function hexUtf16(codePoint: number): string {
  if (codePoint < 0x10000) return hex4[codePoint] ?? ''
  const above = codePoint - 0x10000
  return `${hex4[0xd800 + (above >> 10)]}${hex4[0xdc00 + (above & 0x3ff)]}`
}
