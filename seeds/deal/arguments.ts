import { isDay, legalDay } from '#workflows/calendar/day.ts'
import type { Problem } from './problems.ts'

export type Arguments = {
  file: string
  out: string
  until: 'outstanding' | 'redeemed'
  story: 'plain' | 'default'
  /** The legal day of the run. */
  today: string
}

export const usage =
  '用法：npm run deal -- 文件.json --out 目录 [--until redeemed] [--story default] [--today YYYY-MM-DD]'

const options = ['--out', '--until', '--story', '--today'] as const
type Option = (typeof options)[number]

const isOption = (word: string): word is Option => options.some((option) => option === word)

type Read = { ok: true; value: Arguments } | { ok: false; problems: Problem[] }

/** Reads the words after `npm run deal --`; `now` (ISO instant) is the clock where --today says no other day. */
export function readArguments(words: readonly string[], now: string): Read {
  const problems: Problem[] = []
  const given = new Map<Option, string>()
  const files: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', inline] = (words[at] ?? '').split(/=(.*)/s)
    if (!word.startsWith('--')) {
      files.push(words[at] ?? '')
      continue
    }
    if (!isOption(word)) {
      problems.push({ path: word, message: '没有这个选项' })
      continue
    }
    if (given.has(word)) problems.push({ path: word, message: '只能写一次' })
    const value = inline ?? words[at + 1]
    if (inline === undefined) at += 1
    if (!value || (inline === undefined && value.startsWith('--'))) problems.push({ path: word, message: '缺少取值' })
    else given.set(word, value)
  }
  if (files.length !== 1)
    problems.push({ path: '文件', message: files.length === 0 ? '请指定一个交易文件' : '一次只能讲述一个交易文件' })
  if (!given.has('--out') && !problems.some(({ path }) => path === '--out'))
    problems.push({ path: '--out', message: '请指定输出目录' })
  problems.push(...wordProblems(given))
  const [file = ''] = files
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: {
      file,
      out: given.get('--out') ?? '',
      until: given.has('--until') ? 'redeemed' : 'outstanding',
      story: given.has('--story') ? 'default' : 'plain',
      today: given.get('--today') ?? legalDay(now),
    },
  }
}

function wordProblems(given: ReadonlyMap<Option, string>): Problem[] {
  const only = (option: Option, word: string) =>
    given.has(option) && given.get(option) !== word ? [{ path: option, message: `只能是 ${word}` }] : []
  const today = given.get('--today')
  return [
    ...only('--until', 'redeemed'),
    ...only('--story', 'default'),
    ...(given.has('--until') && given.has('--story')
      ? [{ path: '--story', message: '不能与 --until redeemed 同时使用：违约的债券不再到期兑付' }]
      : []),
    ...(today !== undefined && !isDay(today)
      ? [{ path: '--today', message: '日期写法如 2026-03-09，且须为真实日期' }]
      : []),
  ]
}
