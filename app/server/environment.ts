import { join, resolve } from 'node:path'
import { z } from 'zod'

/** Everything this process is told from outside, read once at the start and handed on; nothing else reads process.env. */
export type Environment = {
  port: number
  /** Absolute path of the folder that holds the database file, the filed bytes and the mode. */
  dataFolder: string
  /** `postgres://…`, or the absolute path of the SQLite file. */
  databaseUrl: string
  /** Origin under which the public reaches us through a proxy, `https://host[:port]`; undefined on loopback only. */
  publicOrigin: string | undefined
  /** What KEJIBAN_DEMO says; undefined leaves it to what the data folder remembers. */
  demo: boolean | undefined
  /** The instant at which a demo's clock starts, ISO-8601 UTC; undefined is the time of day. Never outside a demo. */
  clock: string | undefined
  /** Through which server mail leaves, and under which sender; undefined is no mail. */
  mail: Mail | undefined
  /** Whether a demo is told its stories; undefined is yes. Without them there is only the cast. */
  demoStories: boolean | undefined
}

/** `smtp://` or `smtps://` with the account in it; the sender as a mail program writes it. */
export type Mail = { url: string; from: string }

export type EnvironmentReading = { ok: true; environment: Environment } | { ok: false; message: string }

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value)

const yesOrNo = (value: '0' | '1' | undefined) => (value === undefined ? undefined : value === '1')

const variables = z.object({
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce
      .number('PORT 应为整数')
      .int('PORT 应为整数')
      .min(1, 'PORT 应在 1 至 65535 之间')
      .max(65_535, 'PORT 应在 1 至 65535 之间')
      .default(3000),
  ),
  KEJIBAN_DATA: z.preprocess(blankIsUnset, z.string().default('data')),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL 应以 postgres:// 开头；不设则使用数据目录中的 SQLite')
      .optional(),
  ),
  PUBLIC_URL: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^https?$/, error: 'PUBLIC_URL 应为 http(s):// 开头的完整网址，例如 https://kejiban.example' })
      .refine((value) => URL.canParse(value) && /^\/?$/.test(new URL(value).pathname), 'PUBLIC_URL 不能带路径')
      .optional(),
  ),
  KEJIBAN_DEMO: z.preprocess(blankIsUnset, z.enum(['0', '1'], 'KEJIBAN_DEMO 只能是 1 或 0').optional()),
  KEJIBAN_DEMO_STORIES: z.preprocess(blankIsUnset, z.enum(['0', '1'], 'KEJIBAN_DEMO_STORIES 只能是 1 或 0').optional()),
  SMTP_URL: z.preprocess(
    blankIsUnset,
    z
      .url({
        protocol: /^smtps?$/,
        error: 'SMTP_URL 应为 smtp:// 或 smtps:// 开头的网址，例如 smtps://user:password@smtp.example.com',
      })
      .optional(),
  ),
  MAIL_FROM: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(
        /^(?:[^<>"\r\n]{0,80}<)?[^\s<>@"]+@[^\s<>@"]+>?$/,
        'MAIL_FROM 应为邮箱地址，例如 科技板 <notice@kejiban.example>',
      )
      .optional(),
  ),
  KEJIBAN_CLOCK: z.preprocess(
    blankIsUnset,
    z.iso.datetime('KEJIBAN_CLOCK 应为 UTC 时刻，例如 2026-03-02T01:00:00Z').optional(),
  ),
})

/** Reads the variables; relative folders start at `root`. Refuses with one sentence that names the variable. */
export function readEnvironment(given: Record<string, string | undefined>, root: string): EnvironmentReading {
  const read = variables.safeParse(given)
  if (!read.success) return { ok: false, message: `${read.error.issues.map((issue) => issue.message).join('；')}。` }
  const { SMTP_URL, MAIL_FROM } = read.data
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined))
    return { ok: false, message: 'SMTP_URL 与 MAIL_FROM 须同时设置，或者都不设置。' }
  const { PORT, KEJIBAN_DATA, DATABASE_URL, PUBLIC_URL, KEJIBAN_DEMO, KEJIBAN_DEMO_STORIES, KEJIBAN_CLOCK } = read.data
  const dataFolder = resolve(root, KEJIBAN_DATA)
  return {
    ok: true,
    environment: {
      port: PORT,
      dataFolder,
      databaseUrl: DATABASE_URL ?? join(dataFolder, 'kejiban.sqlite'),
      publicOrigin: PUBLIC_URL && new URL(PUBLIC_URL).origin,
      demo: yesOrNo(KEJIBAN_DEMO),
      mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : undefined,
      clock: KEJIBAN_CLOCK && new Date(KEJIBAN_CLOCK).toISOString(),
      demoStories: yesOrNo(KEJIBAN_DEMO_STORIES),
    },
  }
}
