/**
 * Long work that goes on where it stopped; clocks found by project and by calendar; whom a clock has been escalated to;
 * outages and what was granted for them.
 */
export const clocks = [
  `alter table job add column cursor text`,
  `alter table job add column attempts int not null default 0`,

  `create index clock_project on clock (project)`,
  `create index clock_calendar on clock (calendar, project) where state = 'running'`,
  `alter table clock add column alert_at text`,
  `alter table clock add column alerted int not null default 0`,
  `create index clock_alert on clock (alert_at) where alert_at is not null`,

  `create table outage (id text primary key, from_at text not null, to_at text not null, sides text not null, affected text not null,
    basis text not null, proposed_by text not null references person(id), proposed_at text not null,
    decided_by text references person(id), decided_at text, decision text check (decision in ('granted','refused')),
    reason text, job text references job(id), settled_at text) strict`,
  `create index outage_proposed on outage (proposed_at)`,
  `create index outage_unsettled on outage (from_at) where settled_at is null`,
  `create table outage_grant (outage text not null references outage(id), clock text not null references clock(id),
    project text not null references project(id), days int not null, due_before text not null, due_after text,
    left_because text, at text not null, primary key (outage, clock)) strict, without rowid`,
] as const
