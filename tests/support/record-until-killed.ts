// Started by tests/security/kill.test.ts: records facts one after another and says each number once it is acknowledged.
import { writeSync } from 'node:fs'
import { recordFacts } from '#app/commands/record-facts.server.ts'
import { systemPorts } from '#app/server/system-ports.ts'
import { connect } from '#db/connect.ts'
import { plain } from './desk.ts'

const [url = '', project = '', from = '1'] = process.argv.slice(2)
const db = connect(url)
const ports = systemPorts(undefined)
for (let number = Number(from); ; number += 1) {
  const done = await recordFacts(
    db,
    {
      project,
      scope: { kind: 'project', id: project },
      facts: [{ key: 'issuer.phone', value: `电话 ${number}` }],
      actor: plain('lead-underwriter', 'org-bank'),
      key: `number-${number}`,
    },
    ports,
  )
  if (!done.ok) throw new Error(done.message)
  writeSync(1, `${number}\n`)
}
