import { createHash } from 'node:crypto'
import { strToU8 } from 'fflate'
import { type Store, sm3HashOf } from '#db/files/store.ts'
import type { Row } from '#db/schema.ts'
import verifier from '../server/verify.mjs?raw'
import { namesInPackage, type PackedFiling } from './package.server.ts'
import { bytesUnder, type ZipEntry, zipStream } from './zip-stream.server.ts'

/** A line of the chain as it leaves the house; of one whose content is not the reader's, only how it holds the chain. */
export type ChainLine = Row<'event'> | { seq: number; previous: string; hash: string; withheld: true }

export type Archive = {
  project: { id: string; number: string; name: string }
  asOf: string
  filings: readonly PackedFiling[]
  chain: readonly ChainLine[]
  /** The last checkpoint whose head is in the chain; null before there was one. */
  checkpoint: { day: string; at: string; digest: string; seq: number; head: string } | null
}

type Packed = Omit<PackedFiling, 'name'> & { file: string; sm3: string }

const folder = '文件/'

/** What is inside, for machines and for the verifier; nothing in it is taken on trust, but the chain's end. */
function manifestOf({ project, asOf, chain, checkpoint }: Archive, files: readonly Packed[]): string {
  const head = chain.at(-1)?.hash ?? ''
  return `${JSON.stringify({ kind: 'kejiban-archive-1', project, asOf, files, chain: { events: chain.length, head }, checkpoint }, null, 2)}\n`
}

const words = ({ project, asOf, filings }: Archive) =>
  `${project.number} ${project.name}
离线存档，截至 ${asOf}，文件 ${filings.length} 份（含签字盖章页扫描件）。

文件/            您可以查阅的申报文件：已报送的各版，以及最新一版；签字盖章页的扫描件
manifest.json    清单：每份文件的 SHA-256 与 SM3、操作记录的末条校验值、检查点
chain.jsonl      本项目的操作记录，一行一条，逐条相接；不向您公开内容的，只列校验值
verify.mjs       核验程序，只用 Node.js 自带的功能，不联网

核验：安装 Node.js 20 或更新的版本，解压后在本文件夹运行
    node verify.mjs
被改动的部分会逐一指出。为防核验程序本身被换，请用源代码中的 app/server/verify.mjs 核验存档：
    node app/server/verify.mjs 存档.zip
平台每天把各项目操作记录的末条校验值另存一份。取得当天的检查点文件后，可以一并核对：
    node verify.mjs --checkpoint 2026-01-01.json
`

/** The archive while it is being read. The manifest comes last, with hashes counted from the bytes that went in. */
export function archiveOf(store: Pick<Store, 'open'>, archive: Archive): ReadableStream<Uint8Array> {
  const { asOf, chain, filings } = archive
  const names = namesInPackage(filings)
  return zipStream(entries())

  async function* entries(): AsyncGenerator<ZipEntry, void> {
    yield { name: '说明.txt', at: asOf, bytes: strToU8(words(archive)) }
    yield { name: 'verify.mjs', at: asOf, bytes: strToU8(verifier) }
    yield { name: 'chain.jsonl', at: asOf, bytes: strToU8(chain.map((line) => `${JSON.stringify(line)}\n`).join('')) }
    const packed: Packed[] = []
    for (const [at, { name, ...filing }] of filings.entries()) {
      const file = `${folder}${names[at] ?? name}`
      const bytes = await bytesUnder(store, filing.sha256)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      packed.push({ ...filing, file, bytes: bytes.length, sha256, sm3: sm3HashOf(bytes) })
      yield { name: file, at: filing.madeAt, bytes }
    }
    yield { name: 'manifest.json', at: asOf, bytes: strToU8(manifestOf(archive, packed)) }
  }
}
