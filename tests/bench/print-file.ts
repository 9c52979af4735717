// A process that prints the text of a prepared folder and ends.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPdf } from '#templates/render.ts'

const [folder = ''] = process.argv.slice(2)
const printed = await renderPdf(JSON.parse(readFileSync(join(folder, 'document.json'), 'utf8')))
if (!printed.ok) throw new Error(printed.message)
