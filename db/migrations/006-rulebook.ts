/**
 * Changes of the rulebook on top of what the program ships. A row is a proposal until it is decided; an approved one has
 * the next version and a hash over itself and the one before, so that neither order nor content can be altered unseen.
 */
export const rulebook = [
  `create table rulebook_change (id text primary key, kind text not null check (kind in ('parameter','calendar')),
    subject text not null, body text not null, reason text not null, proposed_by text not null references person(id),
    proposed_at text not null, outcome text check (outcome in ('approved','refused','withdrawn')),
    decided_by text references person(id), decided_at text, decision text, version int unique, previous text,
    hash text) strict`,
  `create index rulebook_change_proposed on rulebook_change (proposed_at, id)`,
  `create index rulebook_change_subject on rulebook_change (kind, subject, proposed_at)`,
] as const
