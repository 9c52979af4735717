import { randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes, the first choice of the OWASP Password Storage Cheat Sheet; about 40 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const longest = 128

/** Passwords of different keyboards are one: canonical composition, nothing else is changed. */
const normal = (password: string): string => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

/** The hash of a password nobody knows, so that an account without one takes as long as any other. */
let nobodys: Promise<string> | undefined

/** True when the password is that of the hash. Without a hash it takes the same time and is false. */
export async function passwordMatches(kept: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64'))
  const matches = await verify(kept ?? (await nobodys), normal(password).slice(0, longest * 2))
  return matches && kept !== null && kept !== undefined
}

/**
 * Why a password is refused, as a sentence for its field; null when it will do. Length is what counts (at least 12,
 * OWASP ASVS 5.0, 6.2.1 and 6.2.9); no rule asks for signs and capitals. It may not be what anybody would try first.
 */
export function passwordProblem(password: string, of: { email: string; name: string }): string | null {
  const typed = normal(password)
  const length = [...typed].length
  if (length < 12) return `密码至少 12 个字符，现为 ${length} 个`
  if (length > longest) return `密码最多 ${longest} 个字符`
  const plain = typed.toLowerCase()
  const email = of.email.toLowerCase()
  const local = email.split('@')[0] ?? ''
  if (plain === email || (local.length >= 4 && plain.includes(local))) return '密码不能是邮箱，也不能含有邮箱的名称'
  if (of.name !== '' && plain.replaceAll(of.name.toLowerCase(), '').length < 8) return '密码不能只是姓名加几个字符'
  if (new Set(plain).size < 5) return '密码里不同的字符太少，容易被猜中'
  if (isRun(plain)) return '密码是键盘或数字的顺序，容易被猜中'
  return null
}

const rows = [
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyzabcdef',
  '1qaz2wsx3edc4rfv5tgb',
]

/** Walks along a row of keys, forwards or backwards, or one short word over and over. */
function isRun(plain: string): boolean {
  const backwards = [...plain].reverse().join('')
  if (rows.some((row) => row.includes(plain) || row.includes(backwards))) return true
  return /^(.{1,6})\1+$/u.test(plain) || /^(password|kejiban|admin|iloveyou|welcome)\d*[!@#.]*$/.test(plain)
}

/** For an account that somebody else opens: told once, changed at the first sign-in. No letters that look alike. */
export function initialPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return [part(), part(), part(), part()].join('-')
}
