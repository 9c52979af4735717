import { escapeXml } from './xml.ts'

const prefix = 'kejiban:'

/**
 * Words that quote a fact, in a content control that keeps its key: Word and WPS give it back with the words as edited.
 * `#name` in place of a key is a reference to a heading or a table, `@name` one to its page.
 */
export function factControl(key: string, inner: string): string {
  const tag = `${prefix}${key}`
  // A tag of more than 64 characters makes Word call the whole file damaged.
  if (tag.length > 64) return inner
  return `<w:sdt><w:sdtPr><w:alias w:val="${/^[#@]/.test(key) ? '引用' : '要素'}"/><w:tag w:val="${escapeXml(tag)}"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
}

/** The key that a control's tag holds; null for a control of somebody else's. */
export const factTag = (tag: string): string | null => (tag.startsWith(prefix) ? tag.slice(prefix.length) : null)
