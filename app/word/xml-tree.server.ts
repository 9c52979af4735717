import sax from 'sax'
import { blocked } from '../gate/blocked.ts'

/** An element by its local name: Word, WPS and the strict form of the format use other prefixes and namespaces. */
export type Element = { name: string; attributes: Readonly<Record<string, string>>; children: (Element | string)[] }

/** What a long prospectus stays far below: one of 500 pages has some 400 thousand elements, nested 30 deep. */
const treeLimits = { elements: 1_500_000, depth: 160, characters: 8_000_000 }

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads one part of a Word file. Entities of its own are unknown to this reader and document types are refused, so none
 * can be blown up; size and depth are bounded. Throws `blocked` with the part's name.
 */
export function xmlTree(part: string, bytes: Uint8Array): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [root]
  let [elements, characters] = [0, 0]
  const parser = sax.parser(true, { trim: false, normalize: false })
  const refuse = (why: string) => blocked(`Word 文件中的“${part}”${why}`)
  parser.onerror = (error) => {
    throw error
  }
  parser.ondoctype = () => {
    throw refuse('含有文档类型声明（DTD），不能读取')
  }
  parser.onopentag = ({ name, attributes }) => {
    elements += 1
    if (elements > treeLimits.elements) throw refuse(`超过 ${treeLimits.elements / 10_000} 万个元素，不能读取`)
    if (open.length > treeLimits.depth) throw refuse(`嵌套超过 ${treeLimits.depth} 层，不能读取`)
    const own = Object.entries(attributes).map(([key, value]) => [localName(key), String(value)])
    const element: Element = { name: localName(name), attributes: Object.fromEntries(own), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  }
  parser.onclosetag = () => open.pop()
  const text = (words: string) => {
    characters += words.length
    if (characters > treeLimits.characters) throw refuse(`文字超过 ${treeLimits.characters / 10_000} 万字，不能读取`)
    open.at(-1)?.children.push(words)
  }
  parser.ontext = text
  parser.oncdata = text
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close()
  } catch (error) {
    throw error instanceof Error && 'blocked' in error ? error : refuse('不合规范，无法读取')
  }
  return root
}

export const elementsOf = (element: Element | undefined): Element[] =>
  (element?.children ?? []).filter((child) => typeof child !== 'string')

/** The first child of a name, going down a path of names. */
export function child(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => elementsOf(at).find((one) => one.name === name), element)
}

export const attributeOf = (element: Element | undefined, name = 'val'): string | undefined => element?.attributes[name]

/** A switch is on where it stands without a value. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off', 'none'].includes(attributeOf(element) ?? '1')
