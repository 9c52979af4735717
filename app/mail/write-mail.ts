import { stageTitles } from '../presenters/event-words.ts'
import { type MailKind, type MailLine, mailKindNames, mailKinds } from './mail-kinds.ts'

export type Letter = { subject: string; text: string; html: string }

type To = {
  name: string
  lines: readonly MailLine[]
  /** `https://kejiban.example`, without a slash at its end. */
  origin: string
  unsubscribe: (kind: MailKind) => string
}

/** As many lines as a mail holds; the rest is in the house. */
const mostLines = 50

const inKinds = (lines: readonly MailLine[]) =>
  mailKindNames.flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind)
    return own.length > 0 ? [{ kind, own }] : []
  })

/**
 * One mail of everything new, in Chinese, as text and as plain HTML. It says of what kind, in which stage and of which
 * project by its number, and where to read it: no names, no amounts, nothing of what was said.
 */
export function writeMail({ name, lines, origin, unsubscribe }: To): Letter {
  const kinds = inKinds(lines)
  const subject = `科技板：${kinds.map(({ kind, own }) => `${mailKinds[kind].title} ${own.length} 条`).join('，')}`
  const shown = inKinds(lines.slice(0, mostLines))
  const more = lines.length > mostLines ? `另有 ${lines.length - mostLines} 条，请登录后在工作台查看。` : ''
  const foot = '邮件不载具体内容，请登录后查看。本邮件由系统发送，请勿回复。'
  const text = [
    `${name}，您好：`,
    ...shown.flatMap(({ kind, own }) => [
      '',
      `【${mailKinds[kind].title}】`,
      ...own.map((line) => `· ${wordsOf(line)}\n  ${origin}${line.path}`),
      `  不再接收这类邮件：${origin}${unsubscribe(kind)}`,
    ]),
    ...(more ? ['', more] : []),
    '',
    foot,
    `邮件设置：${origin}/account`,
  ].join('\n')
  const html = [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body>',
    `<p>${escaped(name)}，您好：</p>`,
    ...shown.map(
      ({ kind, own }) =>
        `<h3>${mailKinds[kind].title}</h3><ul>${own
          .map((line) => `<li><a href="${escaped(origin + line.path)}">${escaped(wordsOf(line))}</a></li>`)
          .join('')}</ul><p><a href="${escaped(origin + unsubscribe(kind))}">不再接收这类邮件</a></p>`,
    ),
    more ? `<p>${more}</p>` : '',
    `<p>${foot} <a href="${escaped(origin)}/account">邮件设置</a></p></body></html>`,
  ].join('\n')
  return { subject, text, html }
}

function wordsOf({ kind, stage, number }: MailLine): string {
  const place = Object.hasOwn(stageTitles, stage) ? `（${stageTitles[stage as keyof typeof stageTitles]}）` : ''
  return number ? `${number}：${mailKinds[kind].title}${place}` : `${mailKinds[kind].title}${place}`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
