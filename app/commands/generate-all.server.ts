import type { Refusal } from '#workflows/kit/step.ts'
import type { LoadContext } from '../load-context.ts'
import { actorOn, type SignedIn } from '../reach.server.ts'
import { sha256 } from './canonical.server.ts'
import { generateFiling } from './generate-filing.server.ts'

type Asked = { papers: readonly string[]; key: string }

/** Every paper that has no version or quotes what has changed, each with a request of its own; the first refusal ends it. */
export async function generateAll(
  who: SignedIn,
  context: Pick<LoadContext, 'db' | 'reader' | 'ports'>,
  project: string,
  { papers, key }: Asked,
): Promise<{ ok: true; said: string } | Refusal> {
  const actor = await actorOn(context.reader, who, project, null, context.ports.now())
  for (const filing of papers) {
    const own = sha256(`${key} ${filing}`).slice(0, 40)
    const done = await generateFiling(context.db, { filing, actor, key: own }, context.ports)
    if (!done.ok) return done
  }
  return { ok: true, said: `${papers.length} 份文件正在生成。` }
}
