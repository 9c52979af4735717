// A process that has Typst print the text of a prepared folder and ends.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPeers } from './install-peers.ts'

const [folder = ''] = process.argv.slice(2)
const require = installPeers()
if (!require) throw new Error('no Typst')
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
const fontBlobs = readdirSync(folder)
  .filter((name) => name.endsWith('.ttf'))
  .map((name) => readFileSync(join(folder, name)))
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
const bytes: Uint8Array = compiler.pdf({ mainFileContent: readFileSync(join(folder, 'document.typ'), 'utf8') })
if (bytes.length < 100_000) throw new Error('Typst printed too little')
