import { attributeOf, child, type Element, elementsOf, isOn } from './xml-tree.server.ts'

export type ParagraphStyle = {
  /** From 0, as the format counts; null: no heading. */
  outline: number | null
  name: string
  kai: boolean
  bold: boolean
  numbering: string | null
}

/** Kinds of lists by number and level: points or numbers; and of styles, what they say of a paragraph. */
export type Looks = {
  style: (id: string | undefined) => ParagraphStyle
  ordered: (number: string, level: string) => boolean
}

const plain: ParagraphStyle = { outline: null, name: '', kai: false, bold: false, numbering: null }

/** Headings are told by their level; files that have lost it still name the style, in English or in Chinese. */
function outlineOf(style: Element, name: string): number | null {
  const level = attributeOf(child(style, 'pPr', 'outlineLvl'))
  if (level !== undefined) return Number(level) < 9 ? Number(level) : null
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name.trim())?.[1]
  return named ? Number(named) - 1 : null
}

export const isKai = (fonts: Element | undefined): boolean => /楷|kai/i.test(attributeOf(fonts, 'eastAsia') ?? '')

/** Styles inherit from one another; a circle ends where it closes. */
export function readLooks(styles: Element | undefined, numbering: Element | undefined): Looks {
  const byId = new Map<string, Element>()
  for (const style of elementsOf(child(styles, 'styles')))
    if (style.name === 'style' && style.attributes.styleId) byId.set(style.attributes.styleId, style)
  const known = new Map<string, ParagraphStyle>()
  const read = (id: string | undefined, through: readonly string[]): ParagraphStyle => {
    const style = id === undefined || through.includes(id) ? undefined : byId.get(id)
    if (!style || id === undefined) return plain
    const kept = known.get(id)
    if (kept) return kept
    const base = read(attributeOf(child(style, 'basedOn')), [...through, id])
    const name = attributeOf(child(style, 'name')) ?? ''
    const fonts = child(style, 'rPr', 'rFonts')
    const bold = child(style, 'rPr', 'b')
    const made = {
      name,
      outline: outlineOf(style, name) ?? base.outline,
      kai: fonts && attributeOf(fonts, 'eastAsia') ? isKai(fonts) : base.kai,
      bold: bold ? isOn(bold) : base.bold,
      numbering: attributeOf(child(style, 'pPr', 'numPr', 'numId')) ?? base.numbering,
    }
    known.set(id, made)
    return made
  }
  return { style: (id) => read(id, []), ordered: listKinds(numbering) }
}

function listKinds(numbering: Element | undefined): Looks['ordered'] {
  const all = elementsOf(child(numbering, 'numbering'))
  const formats = new Map<string, Map<string, string>>()
  for (const abstract of all.filter(({ name }) => name === 'abstractNum')) {
    const levels = elementsOf(abstract).filter(({ name }) => name === 'lvl')
    formats.set(
      abstract.attributes.abstractNumId ?? '',
      new Map(levels.map((level) => [level.attributes.ilvl ?? '0', attributeOf(child(level, 'numFmt')) ?? 'decimal'])),
    )
  }
  const numbers = new Map(
    all
      .filter(({ name }) => name === 'num')
      .map((num) => [num.attributes.numId ?? '', attributeOf(child(num, 'abstractNumId')) ?? '']),
  )
  return (number, level) => formats.get(numbers.get(number) ?? '')?.get(level) !== 'bullet'
}
