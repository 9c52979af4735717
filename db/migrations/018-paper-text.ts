/**
 * The words of papers section by section, for search; how far a printing has come; what each institution has handed in; the
 * scan of a signature or seal page.
 * A version without `indexed_at` waits to be read into the sections, oldest databases' versions too.
 */
export const paperText = [
  `alter table filing_version add column indexed_at text`,
  `create index filing_version_unindexed on filing_version (made_at) where indexed_at is null and state = 'ready'`,
  `create index filing_version_indexed on filing_version (made_at) where indexed_at is not null`,
  `create index filing_version_printing on filing_version (made_at, id) where state = 'printing'`,
  `create table paper_section (key int primary key not null, version text not null references filing_version(id), ordinal int not null,
    heading text not null, anchor text, page int, words text not null, unique (version, ordinal)) strict`,
  `create table printing_progress (version text primary key references filing_version(id) on delete cascade, phase text not null,
    at text not null) strict, without rowid`,
  `create table sent_file (organisation text not null references organisation(id), sha256 text not null, bytes int not null,
    at text not null, primary key (organisation, sha256)) strict, without rowid`,
  `insert into sent_file (organisation, sha256, bytes, at) select person.organisation, file.sha256, max(file.bytes), min(version.made_at)
    from filing_version as version join person on person.id = version.made_by join file on file.sha256 = version.file
    where version.source = 'uploaded' group by person.organisation, file.sha256`,
  `alter table signature_page add column file text`,
  `alter table signature_page add column name text`,
] as const

/**
 * Bigrams of each section and one word of its project, without places: which section holds them is all that is asked. On
 * SQLite the row id is the section's key.
 */
export const paperSearch = {
  sqlite: [
    `create virtual table search_text_paper using fts5 (grams, content = '', detail = 'none', tokenize = 'unicode61')`,
  ],
  postgres: [
    `create table search_text_paper (key bigint primary key, tokens tsvector not null)`,
    `create index search_paper_tokens on search_text_paper using gin (tokens)`,
  ],
} as const
