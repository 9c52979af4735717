/** Chapters of papers and their texts. In step with db/migrations; tests/db/schema.test.ts compares them. */

export type ChapterRow = {
  filing: string
  /** Its key in the template. */
  chapter: string
  /** Its heading when the row was last changed, for lists that do not open the paper. */
  title: string
  owner: string | null
  checker: string | null
  state: 'waiting' | 'drafting' | 'checking' | 'checked'
  returned_because: string | null
  /** Of the text that stands; 0: nobody has written one. */
  text_number: number
  revision: number
  /** SHA-256 of what was checked, as it would have been printed. */
  checked_digest: string | null
  changed_by: string
  changed_at: string
  /** Who last handed it in for checking: of a chapter without an owner it is his to mend. */
  handed_in_by: string | null
}

export type ChapterTextRow = {
  filing: string
  chapter: string
  number: number
  source: 'generated' | 'written' | 'word'
  /** JSON of blocks whose quotes name fact and form; null: the generated text stands again. */
  blocks: string | null
  /** SHA-256 of the generated text at that time. */
  base_digest: string
  /** The Word file it came from. */
  file: string | null
  /** JSON of what was decided on each revision of the Word file. */
  settled: string | null
  made_by: string
  made_at: string
}

export type WordReturnRow = {
  id: string
  filing: string
  /** The chapter it was brought back for; null: a whole paper. */
  chapter: string | null
  file: string
  name: string
  /** What was read of it, packed (app/word/pack.server.ts). */
  content: string
  /** JSON of the keys of the chapters taken from it. */
  taken: string
  sent_by: string
  sent_at: string
  ended_at: string | null
}

/** What somebody wrote beside a chapter in Word, to be dealt with. */
export type ChapterRemarkRow = {
  id: string
  filing: string
  chapter: string
  /** In its Word file. */
  ordinal: number
  /** As the file names him, and the time of his own clock as it stands there. */
  author: string
  written_at: string | null
  /** The words it is tied to; '' where it is tied to a place. */
  about: string
  words: string
  /** The heading it stood under. */
  place: string
  /** Of the Word file. */
  name: string
  brought_by: string
  brought_at: string
  done_by: string | null
  done_at: string | null
}

export type ChaptersTables = {
  chapter_remark: ChapterRemarkRow
  chapter: ChapterRow
  chapter_text: ChapterTextRow
  word_return: WordReturnRow
}
