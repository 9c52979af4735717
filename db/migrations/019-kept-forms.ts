/**
 * What was typed into a form that arrived after its session had ended. `holder` is the hash of a token that only the
 * browser has, and `sealed` can be opened with that token alone; a form that went on its way is emptied.
 */
export const keptForms = [
  `create table kept_form (id text primary key, holder text not null, person text not null references person(id),
    capacity text not null, path text not null, sealed text not null, kept_at text not null,
    sent_at text) strict, without rowid`,
  `create index kept_form_holder on kept_form (holder, person)`,
  `create index kept_form_person on kept_form (person, kept_at)`,
] as const
