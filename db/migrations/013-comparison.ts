/**
 * What a version said, kept as the blocks it was printed from (gzip, base64), so that any two can be compared whatever the
 * templates say today. Which changes a reply answers for. Questions answered before,
 * without names, for the house that answered them.
 */
export const comparison = [
  `create table version_text (version text primary key references filing_version(id), document text not null) strict`,
  `create table reply_change (reply text not null references reply(id), ordinal int not null,
    filing text not null references filing(id), change text not null, kind text not null, chapter text not null,
    before text not null, after text not null, primary key (reply, ordinal)) strict, without rowid`,
  `create index reply_change_filing on reply_change (filing, change)`,
  `create table precedent (item text primary key references item(id), organisation text not null references organisation(id),
    category text not null, title text not null, question text not null, answer text not null, verification text,
    origin text not null, at text not null) strict, without rowid`,
  `create index precedent_organisation on precedent (organisation, at)`,
] as const
