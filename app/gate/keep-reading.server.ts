import type { Db } from '#db/connect.ts'
import { keepReading } from '#db/queries/readings.ts'
import type { Row } from '#db/schema.ts'
import type { Reading } from './inspection.ts'

/** Keeps beside the bytes what the gate read of them; a file put again is read the same. */
export async function rememberReading(db: Db, sha256: string, reading: Reading, at: string): Promise<void> {
  await keepReading(db, {
    sha256,
    kind: reading.kind,
    pages: reading.pages,
    fonts: JSON.stringify(reading.fonts),
    sizes: JSON.stringify(reading.sizes),
    warnings: JSON.stringify(reading.warnings),
    words: reading.text,
    read_at: at,
  })
}

/** What is shown of a reading: its warnings, its faces, its sheets. */
export const readingOf = (row: Row<'file_reading'>): Pick<Reading, 'warnings' | 'fonts' | 'sizes'> => ({
  warnings: JSON.parse(row.warnings),
  fonts: JSON.parse(row.fonts),
  sizes: JSON.parse(row.sizes),
})
