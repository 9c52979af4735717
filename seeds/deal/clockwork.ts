import { lapse } from '#app/commands/advance-stage.server.ts'
import { atDesk } from '#app/commands/desk.server.ts'
import { allowed, type Theatre } from './theatre.ts'

/** The clockwork comes by: whatever of this run has run out by now happens, each at its own due instant. */
export async function letLapse(theatre: Theatre, run: string): Promise<void> {
  const { db, project, ports, clock } = theatre
  const done = await atDesk(db, project, ports, async (desk) => {
    const { lapsed } = await lapse(desk, run, clock.now())
    return { ok: true as const, lapsed }
  })
  allowed('system.lapse', done)
  await theatre.settle()
}
