// A process that prints the text of a prepared folder with what is built for the server, and ends.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = '', way] = process.argv.slice(2)
const built = new URL('../../build/printing/render.js', import.meta.url).href
const { renderPdf }: typeof import('#templates/render.ts') = await import(built)
const document = JSON.parse(readFileSync(join(folder, 'document.json'), 'utf8'))
const printed = await renderPdf(document, undefined, { tags: way !== 'untagged' })
if (!printed.ok) throw new Error(printed.message)
