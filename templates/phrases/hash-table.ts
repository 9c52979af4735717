import { type Block, table } from '../blocks.ts'

/** Files by their numbers with one hash each, a line to each file: 64 digits fill the measure. */
export const hashTable = (algorithm: 'SHA-256' | 'SM3', rows: string[][]): Block =>
  table(
    [
      { head: '编号', width: 0.14, align: 'center' },
      { head: algorithm, width: 0.86, align: 'left' },
    ],
    rows,
    { caption: `电子文件校验值（${algorithm}）` },
  )
