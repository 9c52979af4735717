/** What a reviewer declared of his ties to organisations, and up to where of a project's log he has looked. */
export const reviewers = [
  `create table declared_tie (id text primary key, person text not null references person(id),
    organisation text not null references organisation(id), relation text not null, until_on text, declared_at text not null,
    ended_at text) strict`,
  `create index declared_tie_person on declared_tie (person, ended_at)`,
  `create table case_view (person text not null references person(id), project text not null references project(id),
    seq int not null, at text not null, primary key (person, project)) strict`,
] as const
