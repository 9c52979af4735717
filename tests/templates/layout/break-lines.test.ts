import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { breakLines } from '#templates/layout/break-lines.ts'
import { isOpenGap, justify, marksAtGap } from '#templates/layout/justify.ts'
import type { Measure } from '#templates/layout/measured-text.ts'
import { CLOSING, classOf, halfEm, NO_END, NO_START } from '#templates/layout/punctuation.ts'
import { linesOf } from '#templates/layout/set-lines.ts'
import { lettersOf, measureOf } from './compose-here.ts'

const han = '发行人募集资金用于科技创新领域的研发投入与技术改造\u3400\u4DAE'
const noStart = '\uFF0C\u3002\u3001\uFF1B\uFF1A\uFF1F\uFF01\uFF09\u300B\u300D\u3011\u201D\u2019\u2026'
const noEnd = '\uFF08\u300A\u300C\u3010\u201C\u2018\uFFE5'
const western = 'abcXYZ0189.,%-'

let measure: Measure
beforeAll(() => {
  measure = measureOf()
})

const setTo = (text: string, em: number, first = 0) => {
  const measured = measure(text)
  const lines = breakLines(measured, em * 1000, first * 1000)
  return { measured, lines, printed: lines.map((line) => lettersOf(measured, line)) }
}

/** Running text as people write it: words, then at most one mark, now and then a bracketed or western part. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom(...han), minLength: 1, maxLength: 9 }) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...western), minLength: 1, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constant(' ') },
)
const clause = fc
  .tuple(
    piece,
    fc.constantFrom('', ...noStart.slice(0, 7), '\uFF09\u3002', '\u201D\uFF0C'),
    fc.constantFrom('', '', ...noEnd),
  )
  .map(([text, end, open]) => `${text}${end}${open}`)
const runningText = fc.array(clause, { minLength: 1, maxLength: 40 }).map((parts) => `文${parts.join('字')}文`)

describe('kinsoku', () => {
  test('no line starts with a mark that may not start one, or ends with one that may not end one', () => {
    fc.assert(
      fc.property(runningText, fc.integer({ min: 12, max: 40 }), (text, em) => {
        for (const [at, line] of setTo(text, em, 2).printed.entries()) {
          const first = classOf(line.codePointAt(0) ?? 0)
          const last = classOf([...line].at(-1)?.codePointAt(0) ?? 0)
          if (at > 0) expect(first & NO_START, line).toBe(0)
          if (at < setTo(text, em, 2).printed.length - 1) expect(last & NO_END, line).toBe(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('text in is text out: every character on exactly one line, in order; just spaces at line ends go', () => {
    const anything = fc.string({ unit: fc.constantFrom(...han, ...noStart, ...noEnd, ...western, ' '), maxLength: 200 })
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 40 }), (text, em) => {
        expect(setTo(text, em).printed.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
      }),
      { numRuns: 300 },
    )
  })
})

describe('fitting', () => {
  test('a justified line is as wide as its measure; no mark loses more than its blank', () => {
    fc.assert(
      fc.property(runningText, fc.integer({ min: 12, max: 40 }), (text, em) => {
        const { measured, lines } = setTo(text, em, 2)
        for (const line of lines) {
          const fit = justify(measured, line)
          expect(fit.squeeze).toBeLessThanOrEqual(halfEm / 2 + 1)
          let width = line.width
          for (let at = line.from; at < line.to - 1; at++) {
            if (isOpenGap(measured.classes[at] ?? 0, measured.classes[at + 1] ?? 0)) width += fit.stretch
            width -= fit.squeeze * marksAtGap(measured, at)
          }
          const hanging = (measured.classes[line.to - 1] ?? 0) & CLOSING ? halfEm : 0
          expect(width).toBeLessThanOrEqual(line.measure + hanging + 0.5)
          if (fit.stretch > 0) expect(width).toBeCloseTo(line.measure, 3)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a full line of ideographs is filled to the last place', () => {
    const { printed } = setTo(han.slice(0, 20).repeat(3), 20)
    expect(printed.map((line) => line.length)).toEqual([20, 20, 20])
  })

  test('a closing mark that does not fit is squeezed in, its blank over the edge', () => {
    expect(setTo(`${'字'.repeat(10)}\u3002${'字'.repeat(5)}`, 10.5).printed[0]).toBe(`${'字'.repeat(10)}\u3002`)
  })
})

describe('western words', () => {
  test('words and figures stay whole', () => {
    const { printed } = setTo('合计1,286,450.37万元其中research项目若干笔', 9)
    expect(printed.some((line) => line.includes('1,286,450.37'))).toBe(true)
    expect(printed.some((line) => line.includes('research'))).toBe(true)
  })

  test('an unbroken string longer than the line is cut, and nothing of it is lost', () => {
    const long = 'a'.repeat(120)
    const { printed, lines } = setTo(long, 20)
    expect(printed.join('')).toBe(long)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(20_000)
  })

  test('an address may end a line after a slash, a date may not', () => {
    expect(setTo('见abc/xyz', 3.2).printed).toEqual(['见abc/', 'xyz'])
    expect(setTo('字字2026/01', 4).printed).toEqual(['字字', '2026/01'])
  })
})

describe('forced lines', () => {
  test('a line feed ends a line, and an empty text is one empty line', () => {
    expect(setTo('甲\n乙', 10).printed).toEqual(['甲', '乙'])
    expect(setTo('', 10).printed).toEqual([''])
  })
})

describe('centred lines', () => {
  const titled = (words: string, em: number) => {
    const text = measure(words)
    return linesOf(text, { size: 10, leading: 20, align: 'center', measure: em * 10 }).map((line) =>
      lettersOf(text, line),
    )
  }

  test('end where words do: no title is cut within one', () => {
    expect(titled('2026年度第一期科技创新债券募集说明书', 17)).toEqual(['2026年度第一期科技', '创新债券募集说明书'])
    expect(titled('2026年面向专业投资者公开发行科技创新公司债券（第一期）', 16)).toEqual([
      '2026年面向专业投资者公开发行',
      '科技创新公司债券（第一期）',
    ])
  })

  test('may be as long as a chapter is', () => {
    expect(titled('科技创新'.repeat(40_000), 40).join('')).toHaveLength(160_000)
  })

  test('are lines like any other where nothing is a word', () => {
    const rare = '𬭊𫟹㛃䶮'.repeat(8)
    const lines = titled(rare, 10)
    expect(lines.join('')).toBe(rare)
    expect(lines.length).toBeLessThanOrEqual(5)
  })
})
