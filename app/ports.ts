/** What a command may not make up itself, so that a story can be replayed: the instant (ISO-8601 UTC) and ids (UUIDv7). */
export type Ports = { newId: () => string; now: () => string }
