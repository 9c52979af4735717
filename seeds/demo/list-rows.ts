import { addMonths, type IsoDay } from '#workflows/calendar/day.ts'
import { creditCodeCheckCharacter } from '#workflows/finance/credit-code.ts'

const places = ['江苏省苏州市', '江苏省无锡市', '江苏省南京市', '江苏省常州市'] as const
const houses = ['澜芯', '合元', '天衢', '量微', '青禾', '恒弦', '昭明', '𬭎石', '䶮光', '若木'] as const
const trades = ['半导体装备', '生物制造', '航宇科技', '精密仪器'] as const

const codeOf = (n: number): string => {
  const first17 = `91320594MA2${String(n).padStart(6, '0')}`
  return `${first17}${creditCodeCheckCharacter(first17)}`
}

export type KnownFirm = { name: string; code: string; certificate: string; validFrom: string; validTo: string }

/** One row for each of forty invented enterprises and the demo's own issuers; two rows are wrong, one is odd. */
export function listText(today: IsoDay, known: readonly KnownFirm[]): string {
  const granted = addMonths(today, -4)
  const invented = houses.flatMap((house, h) =>
    trades.map((trade, t) => {
      const n = h * trades.length + t + 1
      const code = codeOf(n)
      return {
        name: `示例${house}${trade}有限公司`,
        // Of one the check character was misread.
        code: n === 17 ? `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}` : code,
        certificate: n === 23 ? '苏高企示例-23' : `GR${granted.slice(0, 4)}32${String(n).padStart(6, '0')}`,
        validFrom: granted,
        validTo: n === 31 ? '三年' : addMonths(granted, 36),
      }
    }),
  )
  const lines = [...known, ...invented].map(({ name, code, certificate, validFrom, validTo }, at) =>
    [name, code, certificate, validFrom, validTo, places[at % places.length]].join(','),
  )
  return `\uFEFF企业名称,统一社会信用代码,证书编号,发证日期,有效期至,所在地区\r\n${lines.join('\r\n')}\r\n`
}
