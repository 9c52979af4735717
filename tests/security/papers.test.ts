import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { expect, test } from 'vitest'
import { printSampleAttachment } from '#app/filings/sample-attachment.server.ts'
import { previewHtml } from '#templates/html/preview.ts'

const hostile = '</rdf:li><script>alert(1)</script>)>>endobj /JS (app.alert(1)) \\ "&amp;𠮷㐂䶮𬱖'

test('a name of mark-up is text in a paper: in its title, its author, its XMP; no action and no script is in the file', async () => {
  const { bytes } = await printSampleAttachment({
    title: hostile,
    issuer: `甲${hostile}`,
    by: hostile,
    date: '2026-03-02',
    reference: 'KJ-1',
  })
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(pdf.getTitle()).toBe(hostile)
  expect(pdf.getAuthor()).toBe(`甲${hostile}`)
  for (const name of ['OpenAction', 'AA']) expect(pdf.catalog.get(PDFName.of(name))).toBeUndefined()
  // Places to sign are fields and the facts are an attachment: neither asks anything of the reader.
  expect(String(pdf.catalog.lookup(PDFName.of('AcroForm')))).not.toMatch(/XFA|\/CO\b|NeedAppearances/)
  expect(String(pdf.catalog.lookup(PDFName.of('Names')))).not.toMatch(/JavaScript|AP\b/)
  const metadata = pdf.catalog.lookup(PDFName.of('Metadata'))
  const packet = metadata instanceof PDFRawStream ? Buffer.from(metadata.getContents()).toString('utf8') : ''
  expect(packet).toContain('𠮷㐂䶮𬱖')
  expect(packet).not.toMatch(/<script|<\/rdf:li><(?!\/)/)
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  for (const object of objects.filter((one) => !(one instanceof PDFRawStream)))
    expect(object.toString()).not.toMatch(/\/S \/JavaScript|\/JS \(/)
})

test('the preview of a paper holds no mark-up but its own', () => {
  const html = previewHtml({
    id: 'sample',
    title: hostile,
    issuer: hostile,
    reference: hostile,
    date: '2026-03-02',
    marks: [],
    blocks: [
      { kind: 'heading', level: 1, text: hostile },
      { kind: 'seal', of: hostile, date: '2026-03-02' },
    ],
  })
  expect(html).toContain('𠮷㐂䶮𬱖')
  expect(html).not.toMatch(/<script>alert/)
})
