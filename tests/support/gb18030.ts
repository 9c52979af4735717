const decoder = new TextDecoder('gb18030')

/** Bytes by character, made by asking the platform's decoder what every code of two and of four bytes means. */
function table(): Map<string, number[]> {
  const known = new Map<string, number[]>()
  const learn = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes))
    if ([...character].length === 1 && character !== '\uFFFD' && !known.has(character)) known.set(character, bytes)
  }
  for (let a = 0x81; a <= 0xfe; a += 1) for (let b = 0x40; b <= 0xfe; b += 1) if (b !== 0x7f) learn(a, b)
  for (let n = 0; n < 39_420; n += 1) learn(...fourBytes(n))
  return known
}

const fourBytes = (n: number): number[] => [
  0x81 + Math.floor(n / 12_600),
  0x30 + (Math.floor(n / 1260) % 10),
  0x81 + (Math.floor(n / 10) % 126),
  0x30 + (n % 10),
]

let known: Map<string, number[]> | null = null

/** Writes a text in GB 18030, all planes; the platform has a reader for it only. */
export function gb18030(text: string): Uint8Array {
  known ??= table()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code > 0xffff) bytes.push(...fourBytes(code - 0x10000 + 189_000))
    else bytes.push(...(known.get(character) ?? [0x3f]))
  }
  return Uint8Array.from(bytes)
}
