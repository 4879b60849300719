import { parseArgs } from 'node:util'
import { startPartners } from './server'

/** `tsx local/partners/main.ts --port 0 --data .data/partners`: the twins as a process of their own. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, data: { type: 'string', default: '.data/partners' } },
})

async function main() {
  const partners = await startPartners({ port: Number(values.port), dataDir: values.data })
  // one line, so that whoever started us learns the address
  console.log(JSON.stringify({ partners: partners.url }))
  const stop = () => void partners.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.on('message', (message) => {
    if (message === 'close') stop()
  })
  process.send?.({ partners: partners.url })
}

void main()
