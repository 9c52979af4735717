/** Money paid to holders, an allotment taken back unpaid, and the terms of an offering beside its dates. */
export const payments = [
  `create table payment (id text primary key, project text not null references project(id), bond text not null references bond(id),
    obligation text references obligation(id), source text not null
    check (source in ('issuer','guarantor','collateral','other')), claim text references claim(id), amount int not null,
    paid_on text not null, at text not null, event text not null) strict`,
  `create index payment_bond on payment (bond, paid_on)`,
  `alter table allotment add column released_at text`,
  `alter table offering add column terms text`,
  `alter table obligation add column nominal_on text`,
] as const
