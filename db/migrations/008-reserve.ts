/**
 * The reserve as a pipeline: what is intended before anything is filed, which papers are ready, and what was asked of the
 * steward or the authority before the filing. A month is `2027-02`; `wants_…_at` says since when a wish is known.
 */
export const reserve = [
  `create table reserve_plan (project text primary key references project(id), window_on text, amount int,
    wants_rating_at text, wants_support_at text, by_person text not null, at text not null) strict, without rowid`,
  `create index reserve_plan_window on reserve_plan (window_on, project)`,
  `create index project_region on project (region, id)`,
  `create table prepared_paper (project text not null references project(id), code text not null, by_person text not null,
    by_organisation text not null, at text not null, primary key (project, code)) strict, without rowid`,
  `create table consultation (id text primary key, project text not null references project(id), ordinal int not null,
    topic text not null, side text not null check (side in ('steward','authority')),
    organisation text not null references organisation(id), asked_by text not null, asked_organisation text not null,
    asked_at text not null, answered_at text) strict`,
  `create unique index consultation_order on consultation (project, ordinal)`,
  `create index consultation_addressee on consultation (organisation, asked_at, id)`,
  `create table consultation_entry (id text primary key, consultation text not null references consultation(id),
    ordinal int not null, kind text not null check (kind in ('question','answer')), body text not null, filing text,
    filing_version text, by_person text not null, by_organisation text not null, by_capacity text not null,
    at text not null) strict`,
  `create unique index consultation_entry_order on consultation_entry (consultation, ordinal)`,
] as const
