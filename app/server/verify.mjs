// Checks an offline archive of a project by itself, wherever there is Node: `node verify.mjs [FOLDER|FILE.zip]`, and
// with a checkpoint that somebody kept elsewhere, `--checkpoint 2026-03-05.json`. It asks no server, imports node:* only
// and says what does not agree, one line each; ends with 0 only when all agrees.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'

/** Beside the papers; the manifest does not list them. */
const own = new Set(['manifest.json', 'chain.jsonl', 'verify.mjs', '说明.txt'])
const largest = 256 * 1024 * 1024

const hashOf = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex')

/** JSON with sorted keys and no blanks: one text for one value. The same form in which the lines were hashed. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}

const sealOf = (value) => hashOf('sha256', Buffer.from(canonical(value), 'utf8'))

/** Every file of an unpacked archive by its name in the archive. */
function folderFiles(folder) {
  const files = new Map()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(relative(folder, path).split(sep).join('/'), () => readFileSync(path))
  }
  return files
}

/** Every file of a ZIP, from its central directory (APPNOTE 4.3.12); sizes are bounded before anything is inflated. */
function zipFiles(path) {
  const zip = readFileSync(path)
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) throw new Error('不是完整的 ZIP 文件，可能没有下载完。')
  const files = new Map()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place))
    const header = zip.readUInt32LE(at + 42)
    files.set(zip.toString('utf8', at + 46, at + 46 + name), () => {
      if (size > largest) throw new Error('超过 256 MB')
      const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
      const bytes = zip.subarray(from, from + packed)
      return method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: largest })
    })
    at += 46 + name + extra + comment
  }
  return files
}

const jsonIn = (files, name) => JSON.parse(files.get(name)?.().toString('utf8') ?? '')

function linesIn(files) {
  const text = files.get('chain.jsonl')?.().toString('utf8') ?? ''
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

/** The chain: numbers without a gap, each line on the one before, each told line as its hash says; then its end. */
function chainFaults(lines, { project, chain }) {
  const faults = []
  let [previous, seq] = ['', lines[0]?.seq ?? 1]
  for (const { hash, withheld, ...row } of lines) {
    const line = `操作记录第 ${row.seq} 条`
    if (row.seq !== seq) faults.push(`操作记录第 ${seq} 条：缺失或者次序被改动`)
    if (row.previous !== previous) faults.push(`${line}：与前一条不相接`)
    if (!withheld && sealOf(row) !== hash) faults.push(`${line}：内容与校验值不符`)
    if (!withheld && row.project !== project.id) faults.push(`${line}：不是这个项目的记录`)
    previous = hash
    seq = row.seq + 1
  }
  if (lines.length !== chain.events) faults.push(`操作记录：应有 ${chain.events} 条，实有 ${lines.length} 条`)
  if (previous !== chain.head) faults.push('操作记录：末条校验值与清单不符，末尾被截去或者改动')
  return faults
}

/** What was handed in, by the lines that sealed it: SHA-256 → SM3 and when. */
function sealedIn(lines) {
  const sealed = new Map()
  for (const { type, withheld, data } of lines) {
    if (withheld || type !== 'filing.seal') continue
    const said = JSON.parse(data)
    for (const { sha256, sm3 } of said.files) if (!sealed.has(sha256)) sealed.set(sha256, { sm3, at: said.handedInAt })
  }
  return sealed
}

/** Filed before the first sealing that this chain tells of: nothing was sealed that it could be held against. */
const isOlder = ({ filedAt }, sealed) => ![...sealed.values()].some(({ at }) => at <= filedAt)

/** One paper against its line in the manifest and, if it was filed, against what was sealed. */
function paperFaults(files, paper, sealed) {
  const what = `文件「${paper.file}」`
  const read = files.get(paper.file)
  if (!read) return [`${what}：不在包里`]
  let bytes
  try {
    bytes = read()
  } catch {
    return [`${what}：损坏，不能读出`]
  }
  const faults = []
  if (bytes.length !== paper.bytes) faults.push(`${what}：长度与清单不符（${bytes.length} 字节）`)
  if (hashOf('sha256', bytes) !== paper.sha256) faults.push(`${what}：SHA-256 与清单不符`)
  if (hashOf('sm3', bytes) !== paper.sm3) faults.push(`${what}：SM3 与清单不符`)
  const seal = sealed.get(paper.sha256)
  if (paper.filedAt && !seal && !isOlder(paper, sealed)) faults.push(`${what}：标为已报送，操作记录中没有它的校验值`)
  if (seal?.sm3 && seal.sm3 !== paper.sm3) faults.push(`${what}：SM3 与报送时封存的不符`)
  return faults
}

function papersFaults(files, manifest, sealed) {
  const listed = new Set(manifest.files.map(({ file }) => file))
  const extra = [...files.keys()].filter((name) => !own.has(name) && !listed.has(name) && !name.endsWith('/'))
  return [
    ...manifest.files.flatMap((paper) => paperFaults(files, paper, sealed)),
    ...extra.map((name) => `文件「${name}」：清单中没有`),
  ]
}

/** The head at a checkpoint must be a line of this chain, at its place; a checkpoint kept elsewhere must say the same. */
function checkpointFaults(lines, manifest, outside) {
  const faults = []
  const stands = ({ seq, head }) => lines.some((line) => line.hash === head && line.seq + 1 === seq)
  const { checkpoint } = manifest
  if (checkpoint && !stands(checkpoint)) faults.push(`检查点 ${checkpoint.day}：与操作记录不符`)
  if (!outside) return faults
  const name = `另存的检查点 ${outside.day}`
  if (sealOf(outside.heads) !== outside.digest) faults.push(`${name}：本身被改动，与自己的校验值不符`)
  const head = outside.heads.find(({ id }) => id === manifest.project.id)
  if (!head) faults.push(`${name}：其中没有这个项目`)
  else if (!stands(head)) faults.push(`${name}：与操作记录不符`)
  if (checkpoint && checkpoint.day === outside.day && checkpoint.digest !== outside.digest)
    faults.push(`${name}：与包内同日检查点的校验值不同`)
  return faults
}

/** A part that cannot even be read is named, and the others are still checked where they can be. */
function opened(files) {
  const faults = []
  const part = (name, read, otherwise) => {
    try {
      if (!files.has(name)) faults.push(`${name}：不在包里`)
      else return read()
    } catch {
      faults.push(`${name}：不能读懂，已被改动`)
    }
    return otherwise
  }
  const manifest = part('manifest.json', () => jsonIn(files, 'manifest.json'), null)
  const lines = part('chain.jsonl', () => linesIn(files), null)
  return { manifest, lines, faults }
}

function check(files, outside) {
  const { manifest, lines, faults } = opened(files)
  const whole = manifest && Array.isArray(manifest.files) && manifest.project && manifest.chain
  if (manifest && !whole) faults.push('manifest.json：缺少应有的内容，已被改动')
  if (!whole || !lines) return { faults, said: [] }
  const sealed = sealedIn(lines)
  faults.push(
    ...papersFaults(files, manifest, sealed),
    ...chainFaults(lines, manifest),
    ...checkpointFaults(lines, manifest, outside),
  )
  const filed = manifest.files.filter(({ sha256 }) => sealed.has(sha256)).length
  const unsealed = manifest.files.filter((paper) => paper.filedAt && !sealed.has(paper.sha256)).length
  const withheld = lines.filter((line) => line.withheld).length
  const scans = manifest.files.filter(({ signaturePage }) => signaturePage).length
  const { checkpoint } = manifest
  const said = [
    `项目 ${manifest.project.number}，截至 ${manifest.asOf}`,
    `文件 ${manifest.files.length - scans} 份，其中 ${filed} 份与报送时封存的校验值相符`,
    ...(scans > 0 ? [`签字盖章页扫描件 ${scans} 份与清单相符`] : []),
    ...(unsealed > 0 ? [`另有 ${unsealed} 份标为已报送而没有封存记录，只与清单相符`] : []),
    `操作记录 ${lines.length} 条逐条相接${withheld > 0 ? `，其中 ${withheld} 条不向存档人公开内容，只核对衔接` : ''}`,
    checkpoint ? `检查点 ${checkpoint.day} 与操作记录相符` : '包内没有检查点',
    ...(outside ? [`另存的检查点 ${outside.day} 与操作记录相符`] : []),
  ]
  return { faults, said }
}

function main([...given]) {
  const option = given.indexOf('--checkpoint')
  const kept = option < 0 ? null : given.splice(option, 2)[1]
  const path = given[0] ?? dirname(fileURLToPath(import.meta.url))
  if (!existsSync(path) || (kept !== null && !existsSync(kept ?? ''))) {
    console.error('用法：node verify.mjs [存档文件夹或 ZIP] [--checkpoint 另存的检查点.json]')
    return 2
  }
  let outcome
  try {
    const files = statSync(path).isDirectory() ? folderFiles(path) : zipFiles(path)
    outcome = check(files, kept === null ? null : JSON.parse(readFileSync(kept, 'utf8')))
  } catch (error) {
    outcome = { faults: [`不能读出：${error instanceof Error ? error.message : error}`], said: [] }
  }
  const { faults, said } = outcome
  if (faults.length === 0) console.log([...said, '核验通过。'].join('\n'))
  else console.log([...faults, `核验未通过：${faults.length} 处。`].join('\n'))
  return faults.length === 0 ? 0 : 1
}

process.exitCode = main(process.argv.slice(2))
