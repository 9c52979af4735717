import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { facts, heading, paragraph } from '#templates/blocks.ts'
import { colourProfile } from '#templates/pdf/colour-profile.ts'
import { quotedFacts } from '#templates/quoted-facts.ts'
import { renderPdf } from '#templates/render.ts'
import { documentOf } from '../layout/compose-here.ts'
import { openPdf, rendered, wordsOf } from './open-pdf.ts'

const installed = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

const paper = documentOf([
  heading(1, '承诺函'),
  paragraph([
    '本期发行',
    { text: '5亿元', fact: 'offering.amount' },
    '，另发',
    { text: '6亿元', fact: 'old', change: 'deleted' },
  ]),
  facts([['法定代表人', '\u{2A6A5}']]),
  {
    kind: 'signature',
    parties: [
      { role: '发行人', name: '示例公司', persons: ['王\u5586', '\u{2CB4A}'] },
      { role: '主承销商', name: '示例银行' },
    ],
  },
  { kind: 'seal', of: '示例公司' },
])

async function read(bytes: Uint8Array) {
  const { context, catalog } = await PDFDocument.load(bytes, { updateMetadata: false })
  const dict = (value: unknown) => context.lookup(value instanceof PDFRef ? value : undefined, PDFDict)
  const array = (from: PDFDict, name: string) => from.lookup(PDFName.of(name), PDFArray)
  const stream = (from: PDFDict, name: string) => {
    const found = from.lookup(PDFName.of(name))
    if (!(found instanceof PDFRawStream)) throw new Error(`${name} is no stream`)
    return found
  }
  return { context, catalog, dict, array, stream }
}

describe('objects of PDF/A-3u', () => {
  test('the packet says part 3, conformance U, and the dates and names of the file', async () => {
    const { catalog, stream } = await read((await rendered(paper)).bytes)
    const packet = Buffer.from(stream(catalog, 'Metadata').contents).toString('utf8')
    expect(packet).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(packet).toContain('<pdfaid:conformance>U</pdfaid:conformance>')
    expect(packet).toContain(`<rdf:li xml:lang="x-default">${paper.title}</rdf:li>`)
    expect(stream(catalog, 'Metadata').dict.has(PDFName.of('Filter'))).toBe(false)
  })

  test('one output intent with a profile of three colours', async () => {
    const { catalog, array, stream } = await read((await rendered(paper)).bytes)
    const intents = array(catalog, 'OutputIntents')
    expect(intents.size()).toBe(1)
    const profile = stream(intents.lookup(0, PDFDict), 'DestOutputProfile')
    expect(String(profile.dict.get(PDFName.of('N')))).toBe('3')
  })

  test('the profile says its size, class and tags, each tag within it', () => {
    const bytes = colourProfile()
    expect(bytes.readUInt32BE(0)).toBe(bytes.length)
    expect(bytes.toString('latin1', 12, 20)).toBe('mntrRGB ')
    expect(bytes.toString('latin1', 36, 40)).toBe('acsp')
    const names: string[] = []
    for (let at = 0; at < bytes.readUInt32BE(128); at += 1) {
      const entry = 132 + at * 12
      names.push(bytes.toString('latin1', entry, entry + 4))
      expect(bytes.readUInt32BE(entry + 4) % 4).toBe(0)
      expect(bytes.readUInt32BE(entry + 4) + bytes.readUInt32BE(entry + 8)).toBeLessThanOrEqual(bytes.length)
    }
    expect(names).toEqual(['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
  })

  test('the identifier comes from what is said, the quoted facts included', async () => {
    const idOf = async (bytes: Uint8Array) => String((await read(bytes)).context.trailerInfo.ID)
    const first = await idOf((await rendered(paper)).bytes)
    expect(first).toMatch(/^\[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]$/)
    expect(await idOf((await rendered(paper)).bytes)).toBe(first)
    expect(await idOf((await rendered({ ...paper, reference: '另一文号' })).bytes)).not.toBe(first)
  })
})

describe('the quoted facts', () => {
  test('travel inside the file as its data, in the words of the pages, without what was struck out', async () => {
    const { catalog, array, dict, stream } = await read((await rendered(paper)).bytes)
    const [file] = array(catalog, 'AF').asArray()
    const specification = dict(file)
    expect(String(specification.get(PDFName.of('AFRelationship')))).toBe('/Data')
    const embedded = stream(specification.lookup(PDFName.of('EF'), PDFDict), 'F')
    expect(String(embedded.dict.get(PDFName.of('Subtype')))).toBe('/application#2Fjson')
    expect(embedded.dict.lookup(PDFName.of('Params'), PDFDict).has(PDFName.of('ModDate'))).toBe(true)
    const [attachment] = quotedFacts(paper)
    const said = JSON.parse(attachment?.text ?? '')
    expect(said).toMatchObject({
      id: paper.id,
      facts: [{ fact: 'offering.amount', text: '5亿元', under: '承诺函' }],
      terms: [{ label: '法定代表人', text: '\u{2A6A5}', under: '承诺函' }],
    })
  })

  test('are not attached where none is quoted', async () => {
    const { catalog } = await read((await rendered(documentOf([paragraph('正文')]))).bytes)
    expect(catalog.has(PDFName.of('AF'))).toBe(false)
    expect(catalog.has(PDFName.of('AcroForm'))).toBe(false)
  })
})

describe('places to sign', () => {
  test('are empty fields at each signature and seal, named, printed and with a look', async () => {
    const { catalog, array, dict } = await read((await rendered(paper)).bytes)
    const form = catalog.lookup(PDFName.of('AcroForm'), PDFDict)
    const fields = array(form, 'Fields').asArray().map(dict)
    expect(fields.map((field) => String(field.get(PDFName.of('T'))))).toEqual(
      [1, 2, 3, 4].map((at) => `(Signature${at})`),
    )
    const names = fields.map((field) => Buffer.from(String(field.get(PDFName.of('TU'))).slice(5, -1), 'hex').swap16())
    expect(names.map((name) => name.toString('utf16le'))).toEqual([
      '发行人示例公司，王\u5586签署',
      '发行人示例公司，\u{2CB4A}签署',
      '主承销商示例银行，法定代表人或授权代表签署',
      '示例公司盖章',
    ])
    for (const field of fields) {
      expect(field.has(PDFName.of('V'))).toBe(false)
      expect(field.has(PDFName.of('AP'))).toBe(true)
      expect(String(field.get(PDFName.of('F')))).toBe('4')
    }
  })

  test('a blank left for a signature is covered by no byte of the range, and everything else is', async () => {
    const printed = await renderPdf(paper, undefined, { blankSignature: true })
    if (!printed.ok || !printed.signature) throw new Error('no blank')
    const { bytes, signature } = printed
    const words = Buffer.from(bytes).toString('latin1')
    const [, ...range] = (/\/ByteRange\[(\d+) (\d+) (\d+) (\d+)\]/.exec(words) ?? []).map(Number)
    const [start = -1, first = 0, second = 0, rest = 0] = range
    expect([start, second + rest]).toEqual([0, bytes.length])
    expect(words.slice(first, first + 1) + words.slice(second - 1, second)).toBe('<>')
    expect([signature.from, signature.to]).toEqual([first + 1, second - 1])
    expect(words.slice(signature.from, signature.to)).toMatch(/^0{16384}$/)
    expect(wordsOf(await openPdf(bytes), 0)).toContain('承诺函')
  })
})

describe.skipIf(!installed('openssl') || !installed('pdfsig'))('signed by another program', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kejiban-signed-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('the blank takes a signature that poppler finds valid', async () => {
    const printed = await renderPdf(paper, undefined, { blankSignature: true })
    if (!printed.ok || !printed.signature) throw new Error('no blank')
    const bytes = Buffer.from(printed.bytes)
    const { from, to } = printed.signature
    const at = (name: string) => join(folder, name)
    const subject = ['-subj', '/CN=Example signer', '-keyout', at('key.pem'), '-out', at('cert.pem')]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject], {
      stdio: 'ignore',
    })
    writeFileSync(at('said'), Buffer.concat([bytes.subarray(0, from - 1), bytes.subarray(to + 1)]))
    const signer = ['-signer', at('cert.pem'), '-inkey', at('key.pem'), '-in', at('said'), '-outform', 'DER']
    const signature = execFileSync('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', ...signer])
    bytes.write(signature.toString('hex'), from, 'latin1')
    writeFileSync(at('signed.pdf'), bytes)
    const verdict = () => spawnSync('pdfsig', ['-nocert', at('signed.pdf')], { encoding: 'utf8' }).stdout
    expect(verdict()).toContain('Signature Validation: Signature is Valid.')
    expect(verdict()).toContain('Total document signed')
    bytes[from - 200] = (bytes[from - 200] ?? 0) ^ 1
    writeFileSync(at('signed.pdf'), bytes)
    expect(verdict()).not.toContain('Signature is Valid')
  })
})
