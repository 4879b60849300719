import { mkdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { endWithStarter } from '../end-with-starter'
import { keepPrinters } from './printer-list'
import { startPrintServer } from './server'

/** `tsx local/printers/main.ts --data .data/printers --key-file .data/lan.key --printer raw://192.168.1.50:9100`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '.data/printers' },
    'key-file': { type: 'string', default: '.data/lan.key' },
    /** May be used from now on; as often as there are printers. */
    printer: { type: 'string', multiple: true, default: [] },
  },
})

async function main() {
  mkdirSync(values.data, { recursive: true, mode: 0o700 })
  const printers = keepPrinters(values.data, values.printer)
  const key = readFileSync(values['key-file'], 'utf8').trim()
  const server = await startPrintServer({ port: Number(values.port), folder: values.data, key, printers })
  // one line, so that whoever started us learns the address
  console.log(JSON.stringify({ printers: server.url }))
  endWithStarter(() => server.close())
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
