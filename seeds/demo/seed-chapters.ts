import { readChapters } from '#app/chapters/read-chapters.server.ts'
import { chapterDocument } from '#app/chapters/word-chapter.server.ts'
import { assignChapters } from '#app/commands/assign-chapters.server.ts'
import { bringWord } from '#app/commands/bring-word.server.ts'
import { moveChapter } from '#app/commands/move-chapter.server.ts'
import { settleWord } from '#app/commands/settle-word.server.ts'
import { writeChapter } from '#app/commands/write-chapter.server.ts'
import { wordCopy } from '#app/filings/word-copy.server.ts'
import { gateHere } from '#app/gate/inspect.server.ts'
import type { Ports } from '#app/ports.ts'
import type { Db } from '#db/connect.ts'
import type { Store } from '#db/files/store.ts'
import { findChapter } from '#db/queries/chapters.ts'
import type { Row } from '#db/schema.ts'
import type { Actor } from '#workflows/kit/seats.ts'
import { builtInRulebook } from '#workflows/rulebook.ts'
import { organisationId, personId } from '../cast.ts'
import { storyIds } from '../deal/story-ids.ts'
import { allowed } from '../deal/theatre.ts'
import { afterwards, inPreparation } from './told-before.ts'

const key = 'demo-story-chapters'
const name = '26远澜创投PPN001(科创债)'

const [maker, second] = [0, 1].map(
  (at): Actor => ({
    person: personId('bank', 'lead-underwriter', at),
    organisation: organisationId('bank'),
    seats: [at === 0 ? 'lead-underwriter.maker' : 'lead-underwriter.checker'],
  }),
) as [Actor, Actor]

const firm: Actor = {
  person: personId('yuanlan', 'issuer'),
  organisation: organisationId('yuanlan'),
  seats: ['issuer.maker'],
}

type Means = { db: Db; store: Store; ports: Ports; filing: Row<'filing'>; project: Row<'project'> }

/** A prospectus divided among people: one chapter written and checked, one written anew, one back from Word with an edit refused. */
export async function seedChapters(db: Db, store: Store, now: string, say: (line: string) => void): Promise<void> {
  const told = await db.selectFrom('setting').select('key').where('key', '=', key).executeTakeFirst()
  if (told) return
  const place = await preparing(db)
  if (place) {
    say('示例分章编写')
    await tell({
      db,
      store,
      ...place,
      ports: await afterwards(db, place.project.id, now, storyIds(`${key} ${place.project.id}`), 10),
    })
  }
  await db.insertInto('setting').values({ key, value: 'told', at: now }).execute()
}

async function preparing(db: Db): Promise<{ project: Row<'project'>; filing: Row<'filing'> } | null> {
  const project = await inPreparation(db, name)
  const filing =
    project &&
    (await db
      .selectFrom('filing')
      .selectAll()
      .where('project', '=', project.id)
      .where('template', '=', 'prospectus')
      .executeTakeFirst())
  return project && filing ? { project, filing } : null
}

const tax = `本期债务融资工具的投资人应当遵守我国有关税务方面的法律、法规。本章依据现行规定编写，规定变更的，按变更后的执行。

# 增值税

投资人持有本期债务融资工具取得的利息收入，按照金融商品持有期间取得的利息缴纳增值税，法律另有规定的除外。

# 所得税

投资人来源于本期债务融资工具的收益，依法计入应纳税所得额。**发行人{{issuer.name}}不代扣代缴。**

# 印花税

投资人在银行间债券市场转让债务融资工具，暂不征收印花税。
`

async function tell(means: Means): Promise<void> {
  const give = async (chapters: readonly [string, ...string[]], owner: string, checker: string) => {
    const command = { ...at(means, chapters[0], maker), chapters, form: { owner, checker } }
    return allowed('chapter.assign', await assignChapters(means.db, command, means.ports))
  }
  await give(['risks', 'terms', 'proceeds', 'finance', 'tax'], maker.person, second.person)
  await give(['issuer', 'credit'], firm.person, maker.person)
  await write(means, 'tax', tax, maker)
  await move(means, 'tax', 'submit', maker)
  await move(means, 'tax', 'pass', second)
  await back(means)
  await move(means, 'risks', 'submit', maker)
}

const at = ({ filing }: Means, chapter: string, actor: Actor, what = '') => ({
  filing: filing.id,
  chapter,
  actor,
  key: `${key}:${chapter}:${what || 'assign'}`,
})

const revisionOf = async ({ db, filing }: Means, chapter: string) =>
  (await findChapter(db, filing.id, chapter))?.revision ?? 0

async function write(means: Means, chapter: string, typed: string, actor: Actor): Promise<void> {
  const command = { ...at(means, chapter, actor, 'write'), typed, revision: await revisionOf(means, chapter) }
  allowed('chapter.write', await writeChapter(means.db, command, means.ports))
}

async function move(means: Means, chapter: string, step: 'submit' | 'pass', actor: Actor): Promise<void> {
  const revision = await revisionOf(means, chapter)
  const command = { ...at(means, chapter, actor, step), move: step, revision, form: { reason: '' } }
  allowed(`chapter.${step}`, await moveChapter(means.db, command, means.ports))
}

/** 风险提示 went out to Word and came back with two edits; the second is refused. */
async function back(means: Means): Promise<void> {
  const { db, store, ports, filing, project } = means
  const looking = { tx: db, project, rulebook: builtInRulebook }
  const read = await readChapters(looking, filing, ports.now())
  const chapter = read.ok ? read.chapters.find((one) => one.key === 'risks') : undefined
  if (!read.ok || !chapter) return
  const document = chapterDocument(read, chapter)
  const added = ['发行人已安排专人跟踪利率变化。（示例）', '发行人不会发生上述风险。（示例）']
  let edits = 0
  const blocks = document.blocks.map((block) => {
    const edit = block.kind === 'paragraph' && edits < added.length ? added[edits] : undefined
    if (block.kind !== 'paragraph' || edit === undefined) return block
    edits += 1
    return { ...block, text: [...block.text, { text: edit, change: 'inserted' as const }] }
  })
  const hands = { db, store, gate: gateHere }
  const bytes = wordCopy({ ...document, blocks })
  const sent = { ...at(means, 'risks', maker, 'word'), name: '风险提示（律师修订）.docx', bytes }
  const { returned } = allowed('chapter.word', await bringWord(hands, sent, ports))
  const decided = { returned, revision: await revisionOf(means, 'risks'), refused: [1], restored: [], done: [] }
  allowed('word.settle', await settleWord(db, { ...at(means, 'risks', maker, 'settle'), ...decided }, ports))
}
