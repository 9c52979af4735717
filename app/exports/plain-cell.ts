/**
 * Text for a cell of a sheet that leaves the house. What a spreadsheet, or whoever turns it into CSV, could take for a
 * formula gets an apostrophe before it; control characters go. OWASP ASVS 5.0, 1.2.10.
 */
export function plainCell(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  return /^[\s\u3000]*[=+\-@＝＋－＠|%]/u.test(clean) || /^[\t\r\n]/.test(clean) ? `'${clean}` : clean
}
