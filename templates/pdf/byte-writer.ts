/**
 * A growing buffer that operators are written into byte by byte and that is used again for the next page: strings of
 * two hundred pages would cost more time to collect than the pages to set.
 */
export type ByteWriter = { bytes: Buffer; length: number }

export const byteWriter = (size = 0x4000): ByteWriter => ({ bytes: Buffer.allocUnsafe(size), length: 0 })

/** Makes room for so many bytes more; afterwards they may be put at `length` without asking again. */
export function reserve(to: ByteWriter, more: number): Buffer {
  if (to.length + more > to.bytes.length) {
    const grown = Buffer.allocUnsafe(Math.max(to.bytes.length * 2, to.length + more))
    to.bytes.copy(grown, 0, 0, to.length)
    to.bytes = grown
  }
  return to.bytes
}

/** ASCII words. */
export function write(to: ByteWriter, words: string): void {
  const bytes = reserve(to, words.length)
  let { length } = to
  for (let at = 0; at < words.length; at++) bytes[length++] = words.charCodeAt(at)
  to.length = length
}

export function writeAll(to: ByteWriter, from: ByteWriter): void {
  const bytes = reserve(to, from.length)
  from.bytes.copy(bytes, to.length, 0, from.length)
  to.length += from.length
}

const zero = 0x30

/** A whole number that is not negative, in at least `digits` digits. */
function writeDigits(to: ByteWriter, value: number, digits: number): void {
  const bytes = reserve(to, 16)
  let count = digits
  for (let bound = 10 ** digits; value >= bound; bound *= 10) count++
  let rest = value
  for (let at = to.length + count - 1; at >= to.length; at--) {
    const quotient = Math.floor(rest / 10)
    bytes[at] = zero + rest - quotient * 10
    rest = quotient
  }
  to.length += count
}

/** A number rounded to hundredths, without zeros that say nothing, and a space. */
export const writeNumber = (to: ByteWriter, value: number): void =>
  writeHundredths(to, value < 0 ? -Math.round(-value * 100) : Math.round(value * 100))

/** The same of a number that is counted in hundredths. */
export function writeHundredths(to: ByteWriter, value: number): void {
  const hundredths = Math.abs(value)
  if (value < 0) write(to, '-')
  const whole = Math.floor(hundredths / 100)
  const rest = hundredths - whole * 100
  writeDigits(to, whole, 1)
  if (rest > 0) {
    write(to, '.')
    if (rest % 10 === 0) writeDigits(to, rest / 10, 1)
    else writeDigits(to, rest, 2)
  }
  write(to, ' ')
}

/** Two numbers that stand together. */
export function writePoint(to: ByteWriter, x: number, y: number): void {
  writeNumber(to, x)
  writeNumber(to, y)
}

/** A whole number of any sign, without a space: between two strings of a TJ array nothing else is needed. */
export function writeInteger(to: ByteWriter, value: number): void {
  if (value < 0) write(to, '-')
  writeDigits(to, Math.abs(value), 1)
}

const backslash = 0x5c
const carriageReturn = 0x0d

/** One byte of a literal string (ISO 32000-1 §7.3.4.2); a bare carriage return in it would be read as a line feed. */
function putInString(bytes: Buffer, at: number, byte: number): number {
  let place = at
  if (byte === 0x28 || byte === 0x29 || byte === backslash) bytes[place++] = backslash
  if (byte === carriageReturn) {
    bytes[place++] = backslash
    bytes[place++] = 0x72
  } else bytes[place++] = byte
  return place
}

/** A two-byte character code inside a literal string: half the bytes of a hexadecimal one, and quicker to pack. */
export function writeCode(to: ByteWriter, code: number): void {
  const bytes = reserve(to, 4)
  to.length = putInString(bytes, putInString(bytes, to.length, code >> 8), code & 0xff)
}
