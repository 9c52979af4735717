/**
 * The clause library on top of what the program ships: a proposed wording, or a proposal to withdraw one, with its decision
 * by another person. A version gets its number when it is approved and is never written again.
 */
export const clauses = [
  `create table clause_change (id text primary key, kind text not null check (kind in ('version','withdrawal')),
    clause text not null, owner text not null references organisation(id), place text not null, body text not null,
    target text references clause_change(id), from_day text not null, reason text not null,
    proposed_by text not null references person(id), proposed_at text not null,
    outcome text check (outcome in ('approved','refused','withdrawn')), decided_by text references person(id),
    decided_at text, decision text, number int, unique (owner, clause, number)) strict`,
  `create index clause_change_owner on clause_change (owner, id)`,
  `create index clause_change_clause on clause_change (clause, owner, id)`,
  `create index clause_change_target on clause_change (target)`,
] as const
