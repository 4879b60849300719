/**
 * npm run bench [-- --sizes 300,3000 --lists 10000,100000 --printers 8 --pokes on,off --calls]: batches through audit, number and label in the gateway's
 * cloud profile, pokes on and off, beside the time that the partners' limits allow; then pages over many orders. Figures only:
 * it fails when something breaks, never for being slow.
 */
import { parseArgs } from 'node:util'
import { ensureFunctions } from '../../../local/build'
import { benchBatch } from './batch'
import { benchLists, type ListResult } from './lists'
import { p50p95, percentile } from './timing'

const numbers = (text: string): number[] => text.split(',').filter(Boolean).map(Number)

async function batches(
  sizes: readonly number[],
  ask: { printers: number; calls: boolean; pokes: readonly string[] },
): Promise<void> {
  const { printers } = ask
  for (const orders of sizes)
    for (const poke of ask.pokes.map((word) => word === 'on')) {
      const result = await benchBatch({ orders, poke, printers })
      const ratio = result.seconds / result.floorSeconds
      console.log(
        [
          `${orders} orders, pokes ${poke ? 'on' : 'off'}, ${printers} printers:`,
          `audit ${result.auditSeconds} s;`,
          `${result.taps === 1 ? 'tap' : `${result.taps} taps`} to last label queued ${result.seconds} s = ${ratio.toFixed(2)} x the partners' floor of ${result.floorSeconds.toFixed(0)} s;`,
          `${result.callsAnOrder} database calls an order (${result.databaseSeconds} s at the plan's rate);`,
          `pages meanwhile p50 ${result.apiP50Ms} ms, p95 ${result.apiP95Ms} ms, ${result.apiBroke} broke`,
        ].join(' '),
      )
      if (ask.calls)
        for (const [call, count] of result.perCall) console.log(`  ${call}: ${(count / orders).toFixed(2)} an order`)
    }
}

async function lists(sizes: readonly number[]): Promise<void> {
  const all: ListResult[] = []
  for (const size of sizes) all.push(...(await benchLists(size)))
  for (const { orders, page, times } of all) {
    const first = all.find((result) => result.page === page)?.times ?? times
    const ratio = percentile(times, 0.5) / percentile(first, 0.5)
    console.log(`${page} at ${orders} orders: ${p50p95(times)}, ${ratio.toFixed(2)} x of the smallest`)
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '300,3000' },
      lists: { type: 'string', default: '10000,100000' },
      printers: { type: 'string', default: '8' },
      calls: { type: 'boolean', default: false },
      pokes: { type: 'string', default: 'on,off' },
    },
  })
  await ensureFunctions()
  console.log(
    'cloud profile: 20 ms a database call, 100 calls a second; partners 300 ms +- 200; 快递鸟 20 a second, 快麦 2 a second a printer',
  )
  await batches(numbers(values.sizes), {
    printers: Number(values.printers),
    calls: values.calls,
    pokes: values.pokes.split(','),
  })
  await lists(numbers(values.lists))
}
void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
