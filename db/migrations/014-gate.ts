/**
 * What the gate read of a file, kept beside its bytes; papers that were handed in together and wait to be sorted to the
 * checklist; signature and seal pages that are in.
 */
export const gate = [
  `create table file_reading (sha256 text primary key references file(sha256) on delete cascade, kind text not null, pages int,
    fonts text not null, warnings text not null, words text not null, read_at text not null) strict`,
  `create table incoming_file (id text primary key, project text not null references project(id),
    organisation text not null references organisation(id), file text not null, name text not null, pages int,
    guess text references filing(id), because text, state text not null check (state in ('waiting','filed','dropped')),
    version text references filing_version(id), sent_by text not null, sent_at text not null, ended_at text) strict`,
  `create index incoming_file_waiting on incoming_file (project, organisation, sent_at) where state = 'waiting'`,
  `create index incoming_file_file on incoming_file (file)`,
  `create table signature_page (filing text not null references filing(id), slot text not null, version int not null,
    entered_by text not null, entered_at text not null, primary key (filing, slot)) strict, without rowid`,
] as const
