/**
 * Whose turn it is: a notice may lead to a chapter of a paper, a chapter remembers who handed it in, and a reviewer may
 * put a case aside until a day (`seq`: up to where of the project's log he had seen it then).
 */
export const turns = [
  `alter table notice add column filing text`,
  `alter table notice add column chapter text`,
  `alter table chapter add column handed_in_by text`,
  `create table set_aside (project text not null references project(id), person text not null references person(id),
    until_on text not null, reason text not null, seq int not null, at text not null, ended_at text,
    primary key (project, person)) strict, without rowid`,
] as const
