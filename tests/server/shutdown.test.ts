import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const shutdown = fileURLToPath(new URL('../../app/server/shutdown.ts', import.meta.url))

/** A server whose answers take `ms`, ended by the real shutdown; it says on which port, and in which order it ends. */
async function slowServer(ms: number) {
  const code = `
    import { createServer } from 'node:http'
    import { endGracefully } from ${JSON.stringify(shutdown)}
    const server = createServer((_, answer) => setTimeout(() => answer.end('whole'), ${ms}))
    endGracefully(server, () => console.log('begin'), async () => console.log('close'))
    server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let printed = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  while (!/port \d+\n/.test(printed)) await once(child.stdout ?? child, 'data')
  return { child, url: `http://127.0.0.1:${/port (\d+)/.exec(printed)?.[1]}/`, printed: () => printed }
}

test('a request in flight is finished, new ones are refused, then all is closed', async () => {
  const { child, url, printed } = await slowServer(1000)
  const answer = fetch(url).then((response) => response.text())
  await new Promise((done) => setTimeout(done, 200))
  child.kill('SIGTERM')
  child.kill('SIGINT')
  await new Promise((done) => setTimeout(done, 200))
  await expect(fetch(url)).rejects.toThrow()
  expect(await answer).toBe('whole')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(printed()).toMatch(/begin\nclose\n$/)
})

test('the server goes when its starter is gone', async () => {
  const { child, printed } = await slowServer(0)
  child.disconnect()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(printed()).toMatch(/close\n$/)
})

test('a request that does not end is cut after the grace, within 8 s', async () => {
  const { child, url } = await slowServer(60_000)
  const answer = fetch(url)
  answer.catch(() => {})
  await new Promise((done) => setTimeout(done, 200))
  const began = Date.now()
  child.kill('SIGTERM')
  await once(child, 'close')
  expect(Date.now() - began).toBeLessThan(8500)
  await expect(answer).rejects.toThrow()
})
