/** Search by bigrams, made in the application on both engines: trigrams find nothing of two characters. */
export const search = {
  sqlite: [
    `create virtual table search_text using fts5 (grams, kind unindexed, id unindexed, project unindexed, tokenize = 'unicode61')`,
  ],
  postgres: [
    `create table search_text (kind text not null, id text not null, project text not null, grams text not null,
      tokens tsvector generated always as (to_tsvector('simple', grams)) stored, primary key (kind, id))`,
    `create index search_tokens on search_text using gin (tokens)`,
  ],
} as const
