import type { Row } from '#db/schema.ts'
import type { EnvelopedEvent } from '#workflows/kit/stage.ts'
import type { Desk } from '../commands/desk.server.ts'

/** A subject that a record has brought into being, on which a reaction may open a run. */
export type Made = {
  kind: 'registration' | 'offering' | 'bond' | 'arrangement' | 'rating_action'
  id: string
  opening?: Record<string, string>
}

/** What a record is told: the run as it was, the event with its parsed body, and the words of the effect. */
export type Recording = {
  desk: Desk
  run: Row<'run'>
  event: EnvelopedEvent
  /** State entered by the event. */
  entered: string
  params: Record<string, string>
}

/** A row change inside the command's transaction. Refuses by throwing `refused(sentence)` of desk.server.ts. */
export type RecordStep = (recording: Recording) => Promise<readonly Made[]> | Promise<void>
