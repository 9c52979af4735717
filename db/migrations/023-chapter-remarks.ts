/** What people wrote beside a chapter in Word: each stays until somebody says that it is dealt with. */
export const chapterRemarks = [
  `create table chapter_remark (id text primary key, filing text not null references filing(id), chapter text not null, ordinal int not null,
    author text not null, written_at text, about text not null, words text not null, place text not null, name text not null,
    brought_by text not null, brought_at text not null, done_by text, done_at text) strict, without rowid`,
  `create index chapter_remark_chapter on chapter_remark (filing, chapter, brought_at, ordinal)`,
] as const
