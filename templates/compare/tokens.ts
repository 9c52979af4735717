const number = String.raw`[-+\u2212\uFF0B\uFF0D]?\d+(?:[,\uFF0C]\d{3})*(?:\.\d+)?`
const unit = '(?:%|\uFF05|\u2030|个百分点|个基点|BP|bp|亿美元|万美元|美元|亿元|万元|千元|元|亿股|万股|股|亿|万)?'
const date = String.raw`\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?月\s?\d{1,2}\s?日`
const word = '[A-Za-z][A-Za-z0-9]*(?:[-_./@:][A-Za-z0-9]+)*'

/** A date, an amount with its unit, a percentage or a western word or code: a reviewer reads each as one thing. */
const atomic = new RegExp(`${date}|${number}${unit}|${word}`, 'g')

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function appendWords(tokens: string[], text: string): void {
  if (text === '') return
  if (text.length === 1) tokens.push(text)
  else for (const { segment } of segmenter.segment(text)) tokens.push(segment)
}

/** Words of a Chinese text; joined they are the text again. Dates, amounts and percentages are never cut. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  let from = 0
  for (const match of text.matchAll(atomic)) {
    appendWords(tokens, text.slice(from, match.index))
    tokens.push(match[0])
    from = match.index + match[0].length
  }
  appendWords(tokens, text.slice(from))
  return tokens
}
