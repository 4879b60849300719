import { serveFake } from './serve'

/** `npx tsx test/support/fake-api/main.ts [port] [held orders]`: the pages of dist/h5 to look at, without a cloud. */
const [port = '4270', held] = process.argv.slice(2)
void serveFake({ port: Number(port), ...(held === undefined ? {} : { held: Number(held) }) })
