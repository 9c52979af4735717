import makeCode from 'qrcode-generator'

/**
 * The modules of a QR code (ISO/IEC 18004, byte mode, error correction M: a folded or stained page still reads), row by
 * row, true is dark. The quiet zone of four modules is not part of it.
 */
export function codeModules(link: string): boolean[][] {
  const code = makeCode(0, 'M')
  code.addData(link, 'Byte')
  code.make()
  const places = Array.from({ length: code.getModuleCount() }, (_, at) => at)
  return places.map((row) => places.map((column) => code.isDark(row, column)))
}

/** Dark modules side by side are one bar: a third of the shapes, and no seams between them. */
export function darkBars(modules: readonly (readonly boolean[])[]): { row: number; from: number; length: number }[] {
  return modules.flatMap((cells, row) => {
    const bars: { row: number; from: number; length: number }[] = []
    for (const [at, dark] of cells.entries()) {
      const last = bars.at(-1)
      if (!dark) continue
      if (last && last.from + last.length === at) last.length += 1
      else bars.push({ row, from: at, length: 1 })
    }
    return bars
  })
}
