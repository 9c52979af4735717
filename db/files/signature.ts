/** What a file is by its first bytes. Nothing is ever parsed here: a wrong or hostile inside is not our business. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'csv'

export const fileKinds: Record<FileKind, { title: string; mime: string; extension: string }> = {
  pdf: { title: 'PDF', mime: 'application/pdf', extension: 'pdf' },
  png: { title: 'PNG 图片', mime: 'image/png', extension: 'png' },
  jpeg: { title: 'JPEG 图片', mime: 'image/jpeg', extension: 'jpg' },
  docx: {
    title: 'Word 文档',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  xlsx: {
    title: 'Excel 工作簿',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  // Has no signature: whoever read it as a table says so when it is put.
  csv: { title: 'CSV 表格', mime: 'text/csv', extension: 'csv' },
}

/** Bytes that one file may have: 60 MB, a scanned volume of papers. */
export const largestFile = 60 * 1024 * 1024

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, at) => bytes[at] === byte)

/** Office files are ZIP archives; which one is told by the folder names that every one of them has in plain text. */
function officeKind(bytes: Uint8Array): FileKind | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.includes('[Content_Types].xml')) return null
  if (buffer.includes('word/document.xml')) return 'docx'
  return buffer.includes('xl/workbook.xml') ? 'xlsx' : null
}

/** The kind told by the signature; null for anything that is not taken. */
export function kindOf(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeKind(bytes)
  return null
}

/** Why a file is not taken, in a Chinese sentence; null when it is. */
export function fileProblem(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return '文件是空的'
  if (bytes.length > largestFile) return `文件超过 ${largestFile / 1024 / 1024} MB`
  return kindOf(bytes) ? null : '只接受 PDF、PNG、JPEG、Word（docx）和 Excel（xlsx）文件'
}
