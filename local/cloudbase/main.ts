/*
 * The gateway as its own process (Node 22.13 or newer): options as JSON in argv[2] or on stdin, functions and schema from config/
 * unless given. Prints one JSON line {url, port, envId, secretId, secretKey} when it listens, then one line a log line.
 */
import { readFileSync } from 'node:fs'
import { FUNCTIONS } from '../../config/functions'
import { SCHEMA } from '../../config/schema'
import { endWithStarter } from '../end-with-starter'
import { startGateway } from './gateway'
import type { GatewayOptions } from './options'

const run = async (): Promise<void> => {
  const text = process.argv[2] ?? readFileSync(0, 'utf8')
  const given = JSON.parse(text) as Partial<GatewayOptions> & { dataDir: string }
  const print = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)
  const gateway = await startGateway({
    schema: SCHEMA,
    functions: FUNCTIONS,
    ...given,
    log: (line) => print({ log: line }),
  })
  endWithStarter(() => gateway.close())
  const { url, port, envId, secretId, secretKey } = gateway
  print({ url, port, envId, secretId, secretKey })
}
run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
