/**
 * Why a conditional paper is asked for and by when; where each heading and key figure of a version is printed; and which
 * opinion was first raised in a later round on a part that had not changed, by whose leave.
 */
export const checklists = [
  `alter table filing add column because text`,
  `alter table filing add column due_on text`,
  `alter table item add column filing text`,
  `alter table item add column follows text`,
  `alter table item add column late_at text`,
  `alter table item add column late_leave text`,
  `create table late_leave (id text primary key, project text not null references project(id), run text not null references run(id),
    filing text not null references filing(id), reason text not null, by_person text not null, at text not null,
    used_at text) strict`,
  `create index late_leave_run on late_leave (run, filing)`,
  `create index item_late on item (late_at) where late_at is not null`,
  `create table printed_heading (version text not null references filing_version(id), ordinal int not null, level int not null,
    title text not null, page int, digest text, primary key (version, ordinal)) strict, without rowid`,
  `create table printed_figure (version text not null references filing_version(id), figure text not null, value text not null,
    words text not null, heading text, page int, primary key (version, figure)) strict, without rowid`,
] as const
