/** One object of a PDF: its dictionary as it is written, and the bytes of its stream if it has one. */
export type SmallObject = { dict: string; stream?: Buffer | string }

/**
 * A PDF with exactly these objects, numbered from 1, the first being the catalogue; with a true table of cross-references.
 * Tests spoil it where they mean to.
 */
export function pdfOf(objects: readonly SmallObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    at += bytes.length
  }
  for (const [index, { dict, stream }] of objects.entries()) {
    places.push(at)
    const data = stream === undefined ? null : Buffer.from(stream)
    const inner = data && !dict.includes('/Length') ? `${dict} /Length ${data.length}` : dict
    add(Buffer.from(`${index + 1} 0 obj\n<< ${inner} >>\n`))
    if (data) add(Buffer.concat([Buffer.from('stream\n'), data, Buffer.from('\nendstream\n')]))
    add(Buffer.from('endobj\n'))
  }
  const start = at
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines.join('')}`))
  add(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** Objects of a plain paper: catalogue 1, page tree 2, face 3, then a page and its words each. */
export function paperObjects(words: string, pages = 1): SmallObject[] {
  const kids = Array.from({ length: pages }, (_, at) => 4 + at * 2)
  return [
    { dict: '/Type /Catalog /Pages 2 0 R' },
    { dict: `/Type /Pages /Count ${pages} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]` },
    { dict: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica' },
    ...kids.flatMap((kid) => [
      {
        dict: `/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${kid + 1} 0 R`,
      },
      { dict: '', stream: `BT /F1 12 Tf 72 720 Td (${words}) Tj ET` },
    ]),
  ]
}

/** A paper of Latin words, that the gate takes. */
export const smallPdf = (words: string, pages = 1): Uint8Array => new Uint8Array(pdfOf(paperObjects(words, pages)))
