/** 已办: what a person did, newest first, wherever it was. */
export const accounts = [`create index event_person on event (by_person, at)`] as const
