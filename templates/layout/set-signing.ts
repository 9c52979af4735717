import type { Block } from '../blocks.ts'
import { chineseDay } from '../format.ts'
import type { Desk } from './desk.ts'
import { type Element, element, type Mark, type Slab, typeArea } from './page.ts'
import { keepAll, linesOf, setLine, setLines, spaced } from './set-lines.ts'
import { space, styles } from './type-scale.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** ISO days are printed as 2026年1月15日; other words as they are. */
export const printedDay = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? chineseDay(date) : date)

const blankDay = '\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'

/** The same place for a hand and for a certificate: a field that is empty until somebody signs it. */
const placeToSign = (name: string, parent: Element, x: number, y: number, width: number, height: number): Mark => ({
  ...{ kind: 'sign', name, x, y, width, height },
  element: element('Form', parent),
})

/** Three places to sign in a row: room for the hand, a rule, the name printed under it. */
function setPersons(desk: Desk, persons: readonly string[], parent: Element, party: string): Slab[] {
  const across = 3
  const gap = 24
  const width = (typeArea.measure - gap * (across - 1)) / across
  const rows = Array.from({ length: Math.ceil(persons.length / across) }, (_, row) =>
    persons.slice(row * across, row * across + across),
  )
  return rows.map((names) => {
    const marks: Mark[] = []
    let lines = 1
    for (const [at, name] of names.entries()) {
      const x = typeArea.left + at * (width + gap)
      const text = desk.measure(name)
      const setting = { ...styles.cell, align: 'center', x, measure: width } as const
      marks.push({ kind: 'rule', x1: x + 6, y1: 40, x2: x + width - 6, y2: 40, weight: 0.5 })
      marks.push(placeToSign(`${party}，${name}签署`, parent, x + 6, 6, width - 12, 33))
      const set = linesOf(text, setting)
      const node = element('P', parent)
      marks.push(...set.map((line, index) => setLine(text, line, setting, 43 + index * setting.leading, node)))
      lines = Math.max(lines, set.length)
    }
    return { height: 46 + lines * styles.cell.leading, marks }
  })
}

/** 签署栏: who signs in which capacity, a rule for each signature, the day at the right. A party's area is not cut apart. */
export function setSignature(desk: Desk, block: Of<'signature'>): Slab[] {
  return block.parties.flatMap(({ role, name, persons = [], date }) => {
    const area = element('Sect', desk.root)
    const party = `${role}${name}`
    const body = { ...styles.body, first: 0, align: 'left' } as const
    const title = keepAll(setLines(desk.measure([`${role}：${name}`], 'song'), body, element('P', area)))
    const signatures = persons.length > 0 ? setPersons(desk, persons, area, party) : [sealedLine(desk, area, party)]
    // Three rows of signatures stay with the name above them; a long board of directors may run on.
    for (const slab of signatures.slice(0, 3)) slab.keep = true
    const day = { ...styles.body, first: 0, align: 'right', measure: typeArea.measure - 12 } as const
    const dated = setLines(desk.measure(date ? printedDay(date) : blankDay), day, element('P', area))
    if (dated[0]) dated[0].before = 8
    const lastSignature = signatures.at(-1)
    if (lastSignature) lastSignature.keep = true
    return spaced([...title, ...signatures, ...dated], space.signature[0], space.signature[1])
  })
}

/** Where no person is named, a blank line to sign and seal. */
function sealedLine(desk: Desk, parent: Element, party: string): Slab {
  const words = desk.measure('法定代表人或授权代表（签字或盖章）：')
  const setting = { ...styles.body, first: 0, align: 'left' } as const
  const [line] = linesOf(words, setting)
  if (!line) return { height: 44, marks: [] }
  const mark = setLine(words, line, setting, 20, element('P', parent))
  const from = mark.x + (line.width * setting.size) / 1000 + 4
  return {
    height: 44,
    marks: [
      mark,
      { kind: 'rule', x1: from, y1: mark.baseline + 3, x2: from + 150, y2: mark.baseline + 3, weight: 0.5 },
      placeToSign(`${party}，法定代表人或授权代表签署`, parent, from, 4, 150, mark.baseline - 2),
    ],
  }
}

/** A company's round seal is about 40 mm across (国发〔1999〕25号: 直径4.2厘米). */
const sealRadius = 56

/** 盖章处: name over day at the right, a dashed ring where the seal goes, all in one piece. */
export function setSeal(desk: Desk, block: Of<'seal'>): Slab[] {
  const width = 260
  const x = typeArea.right - width
  const setting = { ...styles.body, first: 0, align: 'center', x, measure: width } as const
  const area = element('P', desk.root)
  const name = desk.measure(block.of)
  const nameLines = linesOf(name, setting)
  const day = desk.measure(block.date ? printedDay(block.date) : blankDay)
  const hint = desk.measure('\uFF08盖章\uFF09')
  const depth = (nameLines.length + 1) * setting.leading
  // A name of many lines is taller than the ring: the piece grows with it, so that nothing is printed over its neighbours.
  const height = Math.max(2 * sealRadius + 6, depth + 24)
  const top = height / 2 + 8 - depth / 2
  const hintSetting = { ...setting, size: 9, leading: 14, gray: 0.45 }
  const [dayLine] = linesOf(day, setting)
  const [hintLine] = linesOf(hint, hintSetting)
  const marks: Mark[] = [
    { kind: 'ring', x: x + width / 2, y: height / 2, radius: sealRadius },
    placeToSign(
      `${block.of}盖章`,
      area,
      x + width / 2 - sealRadius,
      height / 2 - sealRadius,
      2 * sealRadius,
      2 * sealRadius,
    ),
    ...nameLines.map((line, at) => setLine(name, line, setting, top + at * setting.leading, area)),
    ...(hintLine ? [setLine(hint, hintLine, hintSetting, top - 19, area)] : []),
    ...(dayLine ? [setLine(day, dayLine, setting, top + nameLines.length * setting.leading, area)] : []),
  ]
  return spaced([{ height, marks }], space.seal[0], space.seal[1])
}
