/**
 * How far a printing has come, by the last phase that ended: what goes on now, and the share of the time that is behind, in
 * percent, as measured on a prospectus of two hundred pages.
 */
export const printPhases = {
  begun: { words: '汇集要素，准备排版', share: 2 },
  dossier: { words: '准备字体', share: 5 },
  faces: { words: '排版', share: 15 },
  layout: { words: '嵌入字体', share: 50 },
  fonts: { words: '写入各页', share: 58 },
  pages: { words: '压缩', share: 75 },
  packing: { words: '写入目录和结构', share: 85 },
  structure: { words: '收尾', share: 94 },
  save: { words: '收尾', share: 97 },
  /** From here on it can no longer be called off: bytes and row are being kept. */
  keeping: { words: '保存', share: 99 },
} as const

export type PrintPhase = keyof typeof printPhases

export const isPrintPhase = (name: string): name is PrintPhase => Object.hasOwn(printPhases, name)
