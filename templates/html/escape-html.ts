const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words made safe between tags and inside quoted attributes. */
export const escapeHtml = (words: string): string => words.replace(/[&<>"']/g, (char) => entities[char] ?? char)
