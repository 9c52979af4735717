/** What must not be read in another deal: names of firms, people and papers as this deal has them. */
export type Known = readonly string[]

const han = '\u4e00-\u9fff\u3400-\u4dbf'
const firm =
  '(?:股份有限公司|有限责任公司|有限公司|合伙企业（有限合伙）|合伙企业|集团公司|控股集团|律师事务所|会计师事务所|研究院|大学|银行|支行|分行)'
const date = String.raw`\d{2,4}\s*年(?:度|末|(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?(?:份|末|底)?)?)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s*月\s*\d{1,2}\s*日`
const written = '[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]'

/** In this order: what is longer and surer first. Too much is taken out rather than too little. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^\s，。；）]+|[\w.+-]+@[\w.-]+/gi, '某地址'],
  [new RegExp(`[${han}A-Za-z0-9·（）()]{2,30}?${firm}`, 'g'), '某单位'],
  [new RegExp(`[${han}]{1,3}(?=先生|女士)`, 'g'), '某'],
  [/(?<![A-Za-z0-9])(?=[A-Z0-9]*\d)[A-Z0-9]{15,22}(?![A-Za-z0-9])/g, '某代码'],
  [/〔\d{4}〕\s*\d+\s*号|[A-Z]{2,}[-A-Z]*\d[-A-Z0-9.]*|\d{5,}\.[A-Z]{2,4}/g, '某编号'],
  [new RegExp(date, 'g'), '某日期'],
  [/[-+]?\d[\d,.]*\s*(?:%|％|‰|个百分点|个基点|BP|倍)/gi, '某比例'],
  [/[-+]?\d[\d,.]*\s*(?:亿|万|千|百)?\s*(?:美元|港元|欧元|元|股|吨|台|套|平方米)/g, '某数额'],
  [new RegExp(`${written}[${'零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟'}万亿]*元`, 'g'), '某数额'],
  [/\d[\d,.]*\s*(?:亿|万)/g, '某数额'],
  [/\d{2,}[\d,.]*/g, '某数'],
]

/** Endings that a short name leaves out: 示例云岭新材料股份有限公司 is also written 云岭新材料. */
const endings = /(?:（集团）|集团|科技|控股|投资|发展|股份|有限责任公司|有限公司|公司|银行|合伙企业|（有限合伙）)+$/u

function shortened(name: string): string[] {
  const bare = name.replace(/^示例/u, '').replace(/[（(].{1,8}[）)]/gu, '')
  const stem = bare.replace(endings, '')
  return [name, bare, stem].filter((word) => [...word].length >= 2)
}

/**
 * A text without the names, codes, days and amounts of its deal. `known` are the names that the deal's rows hold; names of
 * firms that nobody recorded are told by their endings.
 */
export function anonymise(text: string, known: Known): string {
  const names = [...new Set(known.flatMap(shortened))].sort((one, other) => other.length - one.length)
  let hidden = text
  for (const name of names) hidden = hidden.replaceAll(name, '某方')
  for (const [pattern, word] of patterns) hidden = hidden.replace(pattern, word)
  return hidden.replace(/(某方|某单位)(?:\1)+/g, '$1')
}
