import { assertFen, type Fen } from './money.ts'

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const

/** Four digits: 1070 壹仟零柒拾. Zeros within are one 零, zeros at the end none. */
function fourDigits(n: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${places[place]}`
      gap = false
    }
  }
  return text
}

/** A high part with its unit and the part below, with one 零 where the lower part does not reach its first place. */
function joined(high: string, low: number, lowText: string, firstPlace: number): string {
  return low === 0 ? high : `${high}${low < firstPlace ? '零' : ''}${lowText}`
}

function whole(n: number): string {
  if (n >= 1e8) {
    const low = n % 1e8
    return joined(`${whole(Math.floor(n / 1e8))}亿`, low, whole(low), 1e7)
  }
  if (n >= 1e4) return joined(`${fourDigits(Math.floor(n / 1e4))}万`, n % 1e4, fourDigits(n % 1e4), 1e3)
  return fourDigits(n)
}

/**
 * 大写金额 after 《支付结算办法》附一: 整 where the amount ends with 元, never after 分 (after 角 it may be
 * left out, and is); 零 after 元 where 角 is nought, and
 * also where the yuan end in nought (either is lawful: 1,680.32 is written …陆佰捌拾元零叁角贰分). Refuses a negative amount:
 * the rule knows none.
 */
export function chineseAmount(fen: Fen): string {
  assertFen(fen)
  if (fen < 0) throw new RangeError('a negative amount has no 大写')
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cents = fen % 10
  if (fen === 0) return '人民币零元整'
  const head = yuan === 0 ? '' : `${whole(yuan)}元`
  if (jiao === 0 && cents === 0) return `人民币${head}整`
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  const tail = `${jiao === 0 ? '' : `${digits[jiao]}角`}${cents === 0 ? '' : `${digits[cents]}分`}`
  return `人民币${head}${gap}${tail}`
}
