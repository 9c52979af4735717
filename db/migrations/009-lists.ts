/**
 * Recommended lists and their versions, titles watched over, and models of innovation points. A version is written whole
 * before its list points to it (`current`). A listed row is found by `key`: the serial number of its version times a
 * million, and its place; so a page, a version and a version's words are each one stretch of keys.
 */
export const lists = [
  `create table recommended_list (id text primary key, kind text not null, region text not null, year int not null,
    batch text not null, body text not null, keeper text not null references organisation(id),
    current text, sample_at text, created_by text not null, created_at text not null,
    unique (kind, region, year, batch)) strict`,
  `create table list_version (id text primary key, serial int not null unique, list text not null references recommended_list(id),
    number int not null, mode text not null check (mode in ('replace','supplement')),
    state text not null check (state in ('mapping','waiting','current','superseded','failed','cancelled')),
    file text not null, file_name text not null, bytes int not null, format text not null, head_row int, columns text,
    source text, published_on text, base text, job text, rows int not null, good int not null, faulty int not null,
    remarked int not null, added int, gone int, changed int, message text, created_by text not null, created_at text not null,
    ended_at text, unique (list, number)) strict`,
  `create table listed_enterprise (key int primary key not null, version text not null references list_version(id), row int not null,
    credit_code text not null, name text not null, region text, certificate text, valid_from text, valid_to text) strict`,
  `create unique index listed_version on listed_enterprise (version, credit_code)`,
  `create index listed_code on listed_enterprise (credit_code)`,
  `create table list_fault (version text not null references list_version(id), row int not null,
    severity text not null check (severity in ('fault','remark')), name text, faults text not null, cells text not null,
    primary key (version, row)) strict, without rowid`,

  `alter table task add column watch text`,
  `create table title_watch (id text primary key, project text not null references project(id), run text not null references run(id),
    kind text not null, certificate text not null, valid_to text not null, phase text not null check (phase in ('expiring','expired')),
    blocks_at text, since text not null, settled_at text) strict`,
  `create index title_watch_project on title_watch (project, settled_at)`,

  `create table points_model (id text primary key, model text not null, version int not null, name text not null, body text not null,
    sha256 text not null, imported_by text not null, imported_at text not null, unique (model, version)) strict, without rowid`,
] as const

/** Names, codes and certificates of listed enterprises as bigrams. On SQLite the row id is the key; nothing else is kept. */
export const listSearch = {
  sqlite: [
    `create virtual table search_text_listed using fts5 (grams, content = '', contentless_delete = 1, tokenize = 'unicode61')`,
  ],
  postgres: [
    `create table search_text_listed (key bigint primary key, grams text not null,
      tokens tsvector generated always as (to_tsvector('simple', grams)) stored)`,
    `create index search_listed_tokens on search_text_listed using gin (tokens)`,
  ],
} as const
