/**
 * The second hash of each file (SM3, GB/T 32905-2016), what was handed in together under one digest, and the head of each
 * project's chain at a checkpoint, kept only where it had moved since the one before.
 */
export const proof = [
  `alter table file add column sm3 text`,
  `create index file_sm3 on file (sm3)`,
  `create index filing_version_file on filing_version (file)`,
  `create table submission (digest text primary key, project text not null references project(id),
    registration text not null references registration(id), event text not null, files int not null,
    handed_in_at text not null, received_at text not null) strict, without rowid`,
  `create index submission_registration on submission (registration, received_at)`,
  `create table checkpoint_head (project text not null references project(id), checkpoint text not null, seq int not null,
    head text not null, primary key (project, checkpoint)) strict, without rowid`,
] as const
