import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { readArguments, usage } from './arguments.ts'
import type { ToldFinding } from './findings.ts'
import type { Problem } from './problems.ts'
import { runDeal } from './run-deal.ts'
import { outProblem, writeOut } from './write-out.ts'

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}
const complain = (line: string) => {
  process.stderr.write(`${line}\n`)
}

/** Each problem on a line, with the path of its key. */
function wrong(problems: readonly Problem[]): number {
  for (const { path, message } of problems) complain(`${path}：${message}`)
  return 2
}

/** A finding as a person reads it: the rule, why, on what basis, since when. */
function describe({ rule, because, basis, judgedOn }: ToldFinding): string {
  const since = basis.since ? `，自 ${basis.since} 起` : ''
  const item = basis.item ? `（${basis.item}）` : ''
  const standing = basis.standing === 'published' ? '' : '〔待核实〕'
  return `${rule}：${because}\n　　依据：${basis.document}${item}${since}${standing}；按 ${judgedOn} 的规则核验`
}

async function main(): Promise<number> {
  const from = process.env.KEJIBAN_CALLED_FROM ?? process.cwd()
  const read = readArguments(process.argv.slice(2), new Date().toISOString())
  if (!read.ok) {
    complain(usage)
    return wrong(read.problems)
  }
  const { file, ...asked } = read.value
  const out = resolve(from, asked.out)
  const problem = outProblem(out)
  if (problem) return wrong([problem])
  const text = textOf(resolve(from, file))
  if (text === null) return wrong([{ path: file, message: '无法读取这个文件' }])
  const began = Date.now()
  const told = await runDeal(text, asked, say)
  if (told.outcome === 'wrong') return wrong(told.problems)
  writeOut(out, told.files)
  if (told.outcome === 'refused') {
    complain('规则不允许这笔交易：')
    for (const finding of told.findings) complain(describe(finding))
    return 3
  }
  const pages = told.papers.reduce((sum, paper) => sum + paper.pages, 0)
  say('')
  for (const finding of told.findings.filter(({ rule }) => rule.startsWith('story.'))) say(describe(finding))
  say(
    `已写出 ${told.papers.length} 份文件共 ${pages} 页、events.jsonl 与 summary.json：${out}（${((Date.now() - began) / 1000).toFixed(1)} 秒）`,
  )
  return 0
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(128 + constants.signals[signal]))

process.exitCode = await main()
