/** Words such as 1,234.50 or 12% as a number for the length of a bar; null when there is no number in them. */
export function numberIn(value: string): number | null {
  const parsed = Number(value.replace(/[,%\s]/g, ''))
  return value.trim() !== '' && Number.isFinite(parsed) ? parsed : null
}
