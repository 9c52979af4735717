// A process that has Typst print one paper and ends.
import { papersToPrint } from '../papers-to-print.ts'
import { installPeers } from './install-peers.ts'
import { typstPeer } from './typst.ts'

const require = installPeers()
const paper = papersToPrint.find(({ name }) => name === process.argv[2])
if (!require || !paper) throw new Error(`no Typst, or no such paper: ${process.argv[2]}`)
await (await typstPeer(require, paper.make())).print()
