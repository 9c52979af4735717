import { blocked } from './blocked.ts'
import { type Budget, inflate, mostUnpacked } from './inflate.server.ts'

export type ZipEntry = { name: string; bytes: () => Buffer }

const mostEntries = 4000
const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

type Central = { name: string; flags: number; method: number; packed: number; stated: number; mode: number; at: number }

/** Where the directory of a ZIP archive ends, with one that fits before it; -1 where there is none. */
export function zipEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) !== endMark) continue
    const [size, from] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)]
    if (size + from <= at && (size === 0 || bytes.readUInt32LE(at - size) === entryMark)) return at
  }
  return -1
}

/**
 * The parts of an archive by its directory, each checked against its own head: nothing in front, behind or in between,
 * no part twice, none encrypted, none outside the folder. Throws `blocked`; unpacks nothing until asked.
 */
export function zipEntries(bytes: Buffer, budget: Budget): ZipEntry[] {
  const end = zipEnd(bytes)
  if (end < 0) throw blocked('压缩包没有目录，文件可能没有传完整')
  if (end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length) throw blocked('压缩包之后还有其他内容，不能上传')
  const count = bytes.readUInt16LE(end + 10)
  const directory = bytes.readUInt32LE(end + 16)
  if (count > mostEntries) throw blocked(`压缩包有 ${count} 个条目，超过 ${mostEntries} 个`)
  const entries: Central[] = []
  for (let index = 0, at = directory; index < count; index += 1) {
    const { entry, next } = readCentral(bytes, at, end)
    entries.push(entry)
    at = next
  }
  checkNames(entries)
  return withBytes(bytes, entries, directory, budget)
}

function readCentral(bytes: Buffer, at: number, end: number): { entry: Central; next: number } {
  if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) throw blocked(`压缩包的目录在字节 ${at} 处损坏`)
  const length = bytes.readUInt16LE(at + 28)
  const next = at + 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  if (next > end) throw blocked(`压缩包的目录在字节 ${at} 处损坏`)
  const entry = {
    name: bytes.toString('utf8', at + 46, at + 46 + length),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    stated: bytes.readUInt32LE(at + 24),
    mode: bytes.readUInt32LE(at + 38) >>> 16,
    at: bytes.readUInt32LE(at + 42),
  }
  return { entry, next }
}

const outside = /^[/\\]|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)/

function checkNames(entries: readonly Central[]): void {
  const taken = new Set<string>()
  for (const { name, flags, method, mode } of entries) {
    const shown = `压缩包中的“${name.replace(/[\p{C}]/gu, '�').slice(0, 80)}”`
    if (outside.test(name) || name.includes('\0')) throw blocked(`${shown}路径指向压缩包之外`)
    if ((mode & 0o170000) === 0o120000) throw blocked(`${shown}是符号链接`)
    if (flags & 1) throw blocked(`${shown}已加密，请解除密码后上传`)
    if (method !== 0 && method !== 8) throw blocked(`${shown}的压缩方式不能读取`)
    const key = name.normalize('NFC').toLowerCase()
    if (taken.has(key)) throw blocked(`${shown}出现两次`)
    taken.add(key)
  }
}

/** Parts that overlap make a small archive a large one; they must follow one another from the first byte. */
function withBytes(bytes: Buffer, entries: readonly Central[], directory: number, budget: Budget): ZipEntry[] {
  const inOrder = entries.toSorted((a, b) => a.at - b.at)
  if ((inOrder[0]?.at ?? 0) !== 0) throw blocked('压缩包之前还有其他内容，不能上传')
  let until = 0
  for (const entry of inOrder) {
    const from = startOf(bytes, entry)
    if (entry.at < until || from + entry.packed > directory)
      throw blocked(`压缩包中的“${entry.name.slice(0, 80)}”与其他条目重叠`)
    until = from + entry.packed
  }
  return entries.map((entry) => ({ name: entry.name, bytes: () => unpack(bytes, entry, budget) }))
}

function startOf(bytes: Buffer, { name, at }: Central): number {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localMark) throw blocked(`压缩包在字节 ${at} 处损坏`)
  const length = bytes.readUInt16LE(at + 26)
  if (bytes.toString('utf8', at + 30, at + 30 + length) !== name)
    throw blocked(`压缩包中的“${name.slice(0, 80)}”与目录中的名称不符`)
  return at + 30 + length + bytes.readUInt16LE(at + 28)
}

function unpack(bytes: Buffer, entry: Central, budget: Budget): Buffer {
  const where = `压缩包中的“${entry.name.slice(0, 80)}”`
  const packed = bytes.subarray(startOf(bytes, entry), startOf(bytes, entry) + entry.packed)
  const made = entry.method === 0 ? packed : inflate(packed, { budget, where, raw: true, most: mostUnpacked })
  if (made.length !== entry.stated) throw blocked(`${where}解压后的大小与目录所载不符`)
  return made
}
