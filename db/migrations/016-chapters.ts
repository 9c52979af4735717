/**
 * Chapters of papers with who writes and who checks each, every text they had (`blocks` null: the generated one), and
 * Word files that came back and wait for somebody to decide on their revisions.
 */
export const chapters = [
  `create table chapter (filing text not null references filing(id), chapter text not null, title text not null, owner text, checker text,
    state text not null check (state in ('waiting','drafting','checking','checked')), returned_because text,
    text_number int not null, revision int not null, checked_digest text, changed_by text not null, changed_at text not null,
    primary key (filing, chapter)) strict, without rowid`,
  `create index chapter_owner on chapter (owner, state)`,
  `create index chapter_checker on chapter (checker, state)`,
  `create table chapter_text (filing text not null, chapter text not null, number int not null,
    source text not null check (source in ('generated','written','word')), blocks text, base_digest text not null,
    file text references file(sha256), settled text, made_by text not null, made_at text not null,
    primary key (filing, chapter, number), foreign key (filing, chapter) references chapter(filing, chapter)) strict, without rowid`,
  `create index chapter_text_file on chapter_text (file)`,
  `create table word_return (id text primary key, filing text not null references filing(id), chapter text,
    file text not null references file(sha256), name text not null, content text not null, taken text not null,
    sent_by text not null, sent_at text not null, ended_at text) strict`,
  `create index word_return_open on word_return (filing, sent_at) where ended_at is null`,
  `create index word_return_file on word_return (file)`,
] as const
