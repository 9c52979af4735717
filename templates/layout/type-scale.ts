import type { Typeface } from '../fonts/typefaces.ts'
import type { Setting } from './set-lines.ts'

/** Sizes in points by their Chinese names: 小二 18, 四号 14, 小四 12, 五号 10.5, 小五 9, 六号 7.5. Leading of running text is 1.75. */
export type Style = Setting & { typeface: Typeface }

export const styles = {
  body: { typeface: 'song', size: 12, leading: 21, align: 'justified', first: 2 },
  lead: { typeface: 'song', size: 14, leading: 25, align: 'justified', first: 2 },
  kai: { typeface: 'kai', size: 12, leading: 21, align: 'justified', first: 2 },
  note: { typeface: 'song', size: 9, leading: 14, align: 'justified', first: 0, gray: 0.25 },
  footnote: { typeface: 'song', size: 9, leading: 13.5, align: 'justified', first: 0 },
  list: { typeface: 'song', size: 12, leading: 21, align: 'justified' },
  caption: { typeface: 'hei', size: 10.5, leading: 18, align: 'center' },
  calloutTitle: { typeface: 'hei', size: 10.5, leading: 18, align: 'left' },
  calloutText: { typeface: 'song', size: 10.5, leading: 17.5, align: 'justified' },
  cell: { typeface: 'song', size: 10.5, leading: 16, align: 'left' },
  tightCell: { typeface: 'song', size: 9, leading: 13.5, align: 'left' },
  smallCell: { typeface: 'song', size: 7.5, leading: 11.5, align: 'left' },
  heading1: { typeface: 'hei', size: 18, leading: 32, align: 'center' },
  heading2: { typeface: 'hei', size: 14, leading: 25, align: 'left' },
  heading3: { typeface: 'hei', size: 12, leading: 21, align: 'left' },
} as const satisfies Record<string, Style>

/** Space above and below, points. */
export const space = {
  heading1: [26, 16],
  heading2: [16, 7],
  heading3: [10, 4],
  table: [10, 14],
  list: [2, 2],
  callout: [10, 12],
  seal: [18, 18],
  signature: [14, 16],
  chart: [12, 14],
  code: [10, 12],
} as const satisfies Record<string, readonly [number, number]>

/** Hairlines and tints of tables and boxes. */
export const ink = { hairline: 0.4, frame: 0.9, lineGray: 0.45, headTint: 0.925, labelTint: 0.96, totalTint: 0.965 }
