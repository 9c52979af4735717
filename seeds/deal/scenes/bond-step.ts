import type { Row } from '#db/schema.ts'
import type { Player } from '../cast.ts'
import { act, runOf, type Theatre } from '../theatre.ts'

/** The obligation as it stands; null when the bond's story has gone past it. */
export async function standing({ db }: Theatre, id: string): Promise<Row<'obligation'> | null> {
  const row = await db.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirst()
  return row?.state === 'due' ? row : null
}

export const stepOn =
  (theatre: Theatre, bond: Row<'bond'>) =>
  async (who: Player, type: string, data: unknown = {}): Promise<void> =>
    act(theatre, who, (await runOf(theatre, 'outstanding', bond.id)).id, type, data)
