import { type Block, table } from '../blocks.ts'
import type { Dossier } from '../dossier.ts'
import { chineseDay } from '../format.ts'

type Line = Dossier['offering']['lines'][number]

/** Every option of every line with its day, as the terms table and the calendar of the issuer name it. */
export function optionTable(lines: readonly Line[]): Block[] {
  const rows = lines.flatMap((line) => line.options.map((option) => [line.name, chineseDay(option.on), option.words]))
  if (!rows.length) return []
  return [
    table(
      [
        { head: '品种', width: 0.36 },
        { head: '行权日', width: 0.22 },
        { head: '选择权', width: 0.42 },
      ],
      rows,
      {
        caption: '选择权行使安排',
        note: '行权日如遇法定节假日或者休息日，顺延至其后的第一个工作日，顺延期间不另计息。',
      },
    ),
  ]
}
