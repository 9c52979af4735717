import { creditCodeCheckCharacter } from '#workflows/finance/credit-code.ts'

/** The n-th of invented credit codes, with its check character. */
export function creditCode(n: number): string {
  const first17 = `91320500${String(n).padStart(9, '0')}`
  return `${first17}${creditCodeCheckCharacter(first17)}`
}

const fields = [
  '半导体装备',
  '生物制造',
  '商业航天',
  '量子测量',
  '新型储能',
  '工业软件',
  '智能网联',
  '高端仪器',
] as const
const towns = ['江苏省苏州市', '江苏省无锡市', '江苏省南京市', '江苏省常州市'] as const

export const head = '企业名称,统一社会信用代码,证书编号,发证日期,有效期至,所在地区'

/** A line of a list of high-tech enterprises. Names of some have rare characters. */
export const line = (n: number): string =>
  [
    `示例${n % 7 === 0 ? '𬭎䶮' : '星河'}${fields[n % fields.length]}${n}号有限公司`,
    creditCode(n),
    `GR202532${String(n).padStart(6, '0')}`,
    '2025-11-01',
    '2028/10/31',
    towns[n % towns.length],
  ].join(',')

/** So many lines; every `wrongEvery`-th has a credit code with a wrong check character. */
export function enterpriseList(count: number, wrongEvery = 0): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const n = at + 1
    if (wrongEvery === 0 || n % wrongEvery !== 0) return line(n)
    const code = creditCode(n)
    return line(n).replace(code, `${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}`)
  })
  return `${head}\r\n${lines.join('\r\n')}\r\n`
}
