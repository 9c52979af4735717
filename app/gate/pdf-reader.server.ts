import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'

let compiled: Promise<WebAssembly.Module> | undefined

/**
 * Opens a PDF in PDFium, the reader of common browsers, in an instance of its own: what a file does to the reader's memory is
 * gone with it, and so are its pages. Only in a thread with limits. Rejects what that reader cannot open.
 */
export async function openInReader(bytes: Uint8Array): Promise<PDFiumDocument> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((program) =>
    WebAssembly.compile(program),
  )
  const module = await compiled
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports, loaded) => {
      const instance = new WebAssembly.Instance(module, imports)
      loaded(instance)
      return instance.exports
    },
  })
  return library.loadDocument(bytes)
}
