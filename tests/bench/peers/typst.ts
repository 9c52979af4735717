import type { FilingDocument } from '#templates/blocks.ts'
import { facesOfText } from './faces.ts'
import type { Peer } from './peer.ts'
import { typstSource } from './typst-source.ts'

type Compiler = { pdf: (of: { mainFileContent: string }) => Uint8Array; evictCache: (age: number) => void }
type Module = { NodeCompiler: { create: (of: { fontArgs: { fontBlobs: Buffer[] }[] }) => Compiler } }

/** Typst in this process, its compiler and faces kept, its caches of the text dropped before each printing. */
export async function typstPeer(require: NodeJS.Require, document: FilingDocument): Promise<Peer> {
  const { NodeCompiler }: Module = require('@myriaddreamin/typst-ts-node-compiler')
  const fontBlobs = Object.values(await facesOfText())
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  const source = typstSource(document)
  let turn = 0
  return {
    name: 'Typst',
    print: async () => {
      compiler.evictCache(0)
      turn += 1
      return compiler.pdf({ mainFileContent: `${source}\n// ${turn}\n` })
    },
  }
}
