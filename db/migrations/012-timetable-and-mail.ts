/** The day of the book that a project's parties have pinned, what mail a person does not want, what he was already told. */
export const timetableAndMail = [
  `create table pinned_issue (project text primary key references project(id), issue_on text not null,
    pinned_by text not null references person(id), pinned_at text not null) strict`,
  `create table mail_refusal (person text not null references person(id), kind text not null, at text not null,
    primary key (person, kind)) strict`,
  `create table mail_told (person text not null references person(id), about text not null, mail text not null, at text not null,
    primary key (person, about)) strict`,
  `create index mail_told_at on mail_told (at)`,
  `alter table notice add column kind text`,
  `create index outbox_mail on outbox (created_at) where sent_at is null and type = 'mail.digest'`,
  // 同类项目用时: the last registrations that were granted, the last issues that were listed.
  `create index registration_granted on registration (granted_on) where granted_on is not null`,
  `create index offering_listed on offering (listing_on) where listing_on is not null`,
] as const
