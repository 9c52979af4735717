/**
 * The green channel as it is: since when it was asked for, and who is at hand while it holds (`green_at` without
 * `green_until`). Until now asking and having were one; whoever was on the way keeps what he had.
 */
export const greenChannel = [
  `alter table project add column green_asked_at text`,
  `alter table project add column green_contact text`,
  `update project set green_asked_at = green_at where green_at is not null`,
] as const
