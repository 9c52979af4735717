// A process that prints one paper and ends: what a first printing costs.
import { renderPdf } from '#templates/render.ts'
import { papersToPrint } from './papers-to-print.ts'

const paper = papersToPrint.find(({ name }) => name === process.argv[2])
if (!paper) throw new Error(`no such paper: ${process.argv[2]}`)
const printed = await renderPdf(paper.make())
if (!printed.ok) throw new Error(printed.message)
