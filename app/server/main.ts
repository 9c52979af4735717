// The web server's process: read the environment, open and migrate the database, serve on loopback, end gracefully.
// Started by start.mjs under Node 24, which runs TypeScript as it is.
import { existsSync, mkdirSync } from 'node:fs'
import { Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { connect, type Db } from '#db/connect.ts'
import { writeOutside } from '#db/files/outside.ts'
import { openPictures } from '#db/files/page-pictures.ts'
import { openStore } from '#db/files/store.ts'
import { migrate } from '#db/migrate.ts'
import { openMailer } from '../mail/mailer.server.ts'
import type { Ports } from '../ports.ts'
import { createWorker, systemTimer } from '../worker.server.ts'
import { settleMode } from './demo-mode.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { gatePool } from './gate-pool.ts'
import { log } from './log.ts'
import { printerPool } from './printer-pool.ts'
import { endGracefully } from './shutdown.ts'
import { startRefusal } from './start-refusal.ts'
import { systemPorts } from './system-ports.ts'
import { createWeb } from './web.ts'
import { inZoneOf } from './zone-of-viewer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Ends a start that cannot go on, with the one sentence that says why. */
function giveUp(sentence: string): never {
  console.error(`未能启动：${sentence}`)
  process.exit(1)
}

/** Opens the database, brings it up to date, then opens it again for reading; says whether it was new. */
async function openDatabase({ dataFolder, databaseUrl }: Environment) {
  if (!existsSync(dataFolder)) mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const db = connect(databaseUrl)
  const migrated = await migrate(db)
  const reader = connect(databaseUrl, { readonly: true })
  return { db, reader, isNew: migrated.includes('001-foundation') }
}

/** Where bytes are kept, who sets papers in type, who looks into foreign files, and what goes on behind the pages. */
function openWorks(db: Db, ports: Ports, { dataFolder, mail, publicOrigin, port }: Environment) {
  const files = openStore(db, join(dataFolder, 'files'), ports.now)
  const pictures = openPictures(join(dataFolder, 'pictures'), ports.now)
  const printer = printerPool({ program: pathToFileURL(join(root, 'build/printing/print-worker.js')) })
  const gate = gatePool()
  const keepOutside = (name: string, text: string) => writeOutside(join(dataFolder, 'checkpoints'), name, text)
  const mailer = mail && openMailer(mail)
  const origin = publicOrigin ?? `http://127.0.0.1:${port}`
  const post = mailer && { mailer, origin }
  const work = { db, store: files, pictures, printer, ports, keepOutside, origin, ...(post ? { post } : {}) }
  const worker = createWorker(work, systemTimer, (error) => log.error({ err: error }, 'background work failed'))
  return { files, pictures, printer, gate, worker, mailer }
}

function listen(server: Server, port: number) {
  return new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
}

async function main() {
  const read = readEnvironment(process.env, root)
  if (!read.ok) giveUp(read.message)
  const { environment } = read
  const { db, reader, isNew } = await openDatabase(environment)
  const mode = settleMode(environment, isNew)
  if (!mode.ok) giveUp(mode.message)

  const built: ServerBuild = await import(new URL('../../build/server/index.js', import.meta.url).href)
  const remix = createRequestHandler(built, 'production')
  const ports = systemPorts(environment.clock)
  const { files, pictures, printer, gate, worker, mailer } = openWorks(db, ports, environment)
  let open = true
  const web = createWeb({
    answer: (request, requestId, address) =>
      inZoneOf(request, () =>
        remix(request, {
          db,
          reader,
          files,
          pictures,
          printer,
          gate,
          ports,
          environment,
          demo: mode.demo,
          requestId,
          address,
        }),
      ),
    reach: () => reader.selectNoFrom((eb) => eb.val(1).as('one')).execute(),
    isOpen: () => open,
    clientFolder: join(root, 'build/client'),
    publicOrigin: environment.publicOrigin,
    demo: mode.demo,
    log,
  })

  const server = createAdaptorServer({
    fetch: web.fetch,
    // A slow sender may hold a connection for two minutes, its headers for fifteen seconds.
    serverOptions: { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 5000 },
  })
  if (!(server instanceof Server)) throw new Error('expected an HTTP/1.1 server')
  endGracefully(
    server,
    () => {
      open = false
    },
    async () => {
      // A paper in the press would outlast the grace: it is dropped here and printed after the next start.
      await Promise.all([worker.stop(), printer.stop(), gate.stop()])
      mailer?.close()
      await Promise.all([reader.destroy(), db.destroy()])
    },
  )
  await listen(server, environment.port)
  worker.start()
  console.log(`科技板已就绪：http://127.0.0.1:${environment.port}/${mode.demo ? '（演示模式，示例数据）' : ''}`)
}

main().catch((error) => {
  const sentence = startRefusal(error)
  if (sentence) giveUp(sentence)
  log.fatal({ err: error })
  giveUp(`启动时出错（${error.message}），详情见上一行日志。`)
})
