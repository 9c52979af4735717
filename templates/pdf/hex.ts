/** Four digits, 0000 to ffff. */
export const hex4 = (value: number): string => (0x10000 + value).toString(16).slice(1)

/** UTF-16BE of a code point, as ToUnicode maps and text strings want it. */
export function hexUtf16(codePoint: number): string {
  if (codePoint < 0x10000) return hex4(codePoint)
  const above = codePoint - 0x10000
  return hex4(0xd800 + (above >> 10)) + hex4(0xdc00 + (above & 0x3ff))
}
