/** What mail tells of. Each may be switched off by the person, and everything is in the house besides. */
export const mailKinds = {
  task: { title: '新的待办', about: '轮到您或您所在席位办理的事项' },
  return: { title: '退回与补正', about: '退回、补正通知和反馈意见，须由本方答复的' },
  deadline: { title: '期限', about: '期限将到、已到或届满的提醒' },
  reminder: { title: '催办', about: '对方催您办理的事项' },
  progress: { title: '办理进展', about: '项目状态变化等其他消息' },
} as const

export type MailKind = keyof typeof mailKinds

export const mailKindNames = Object.keys(mailKinds) as MailKind[]

export const isMailKind = (word: string): word is MailKind => Object.hasOwn(mailKinds, word)

/** One thing a mail tells: its kind, the stage, the number of the project, where to read more. Never names, never content. */
export type MailLine = { kind: MailKind; stage: string; number: string; path: string }

/** What a mail in line holds: to whom, and what of. */
export type MailParams = { person: string; lines: MailLine[] }
