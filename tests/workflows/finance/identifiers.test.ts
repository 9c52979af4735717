import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeCheckCharacter, parseCreditCode } from '#workflows/finance/credit-code.ts'
import { parseIsin } from '#workflows/finance/isin.ts'
import { parseLei } from '#workflows/finance/lei.ts'

describe('统一社会信用代码', () => {
  test.each(['11320000MB151840XJ', '91440300708461136T', '91440300192185379H', '9111000071092541XC'])('%s', (code) =>
    expect(parseCreditCode(code)).toEqual({ ok: true, value: code }))

  test.each([
    ['91350100M000100Y4Z', '统一社会信用代码不使用字符“Z”（不含 I、O、S、V、Z）'],
    ['91350100M000100Y44', '统一社会信用代码校验位不符，请核对是否抄错'],
    ['91310115MA1H8R7C6D', '统一社会信用代码校验位不符，请核对是否抄错'],
    ['9144030070846113', '统一社会信用代码应为 18 位，现为 16 位'],
    ['', '请填写统一社会信用代码'],
  ])('%s: %s', (code, message) => expect(parseCreditCode(code)).toEqual({ ok: false, message }))

  test('the character the wrong ones should end with', () => {
    expect(creditCodeCheckCharacter('91350100M000100Y4')).toBe('3')
    expect(creditCodeCheckCharacter('91310115MA1H8R7C6')).toBe('7')
    expect(() => creditCodeCheckCharacter('91310115MA1H8R7CI')).toThrow(RangeError)
  })

  test('small letters, full width and blanks are put right', () => {
    expect(parseCreditCode(' 91440300 70846１１36t')).toEqual({ ok: true, value: '91440300708461136T' })
  })

  test('one changed character is always noticed', () => {
    const set = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...set), { minLength: 17, maxLength: 17 }),
        fc.nat(17),
        fc.constantFrom(...set),
        (chars, place, other) => {
          const first = chars.join('')
          const code = first + creditCodeCheckCharacter(first)
          expect(parseCreditCode(code).ok).toBe(true)
          fc.pre(code[place] !== other)
          expect(parseCreditCode(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false)
        },
      ),
    )
  })
})

describe('LEI and ISIN', () => {
  test.each(['529900T8BM49AURSDO55', '300300C1030211000384'])('LEI %s', (lei) => expect(parseLei(lei).ok).toBe(true))
  test.each(['529900T8BM49AURSDO56', '529900T8BM49AURSDO5', '529900T8BM49AURSD055'])('not an LEI: %s', (lei) =>
    expect(parseLei(lei).ok).toBe(false))
  test.each(['CNE000001R84', 'US0378331005', 'cne000001r84'])('ISIN %s', (isin) =>
    expect(parseIsin(isin)).toEqual({ ok: true, value: isin.toUpperCase() }))
  test.each(['CNE000001R85', 'CNE00001R84', '1NE000001R84'])('not an ISIN: %s', (isin) =>
    expect(parseIsin(isin).ok).toBe(false))
})
