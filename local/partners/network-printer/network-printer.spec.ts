import fc from 'fast-check'
import type { PrinterCondition } from '@shared/ports/printer'
import { freePort } from '../../ports'
import type { Language } from '../../printers/job'
import { createRawLine } from '../../printers/raw-line'
import { readCode128 } from '../paper/code128'
import { readPng } from '../paper/png-read'
import { SANDBOX } from '../settings'
import { createBench } from '../test-bench'
import { realPage } from '../../../test/support/print-page'
import { shortLabel } from '../../../test/support/label/samples'
import { createNetworkPrinter } from './index'
import { readJobs } from './read-jobs'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function aPrinter() {
  const port = await freePort()
  const bench = createBench()
  const printer = createNetworkPrinter(bench.deps({ ...SANDBOX.lan, port }))
  await printer.twin.tick()
  const timer = setInterval(() => {
    bench.pass(500)
    void printer.twin.tick()
  }, 20)
  open.push({
    async close() {
      clearInterval(timer)
      await printer.close()
    },
  })
  const line = createRawLine({ host: '127.0.0.1', port }, { pollMs: 20, statusMs: 300, stallMs: 2_000 })
  const sn = `raw://127.0.0.1:${port}`
  const seen: PrinterCondition[] = []
  const send = (bytes: Uint8Array, language: Language) =>
    line.send({
      job: { id: 'j', language, expiresAt: Infinity },
      bytes: Buffer.from(bytes),
      begin: () => true,
      seen: (condition) => void seen.push(condition),
    })
  const device = (change: object) => printer.twin.admin('printers', { sn, ...change })
  const sheets = async () => (await printer.twin.admin('sheets', {})) as { id: number }[]
  return { ...printer, line, send, device, sheets, seen }
}

it('puts out a label in each language it is spoken to, readable', async () => {
  const { twin, send, sheets } = await aPrinter()
  const page = realPage()
  expect(await send(page.tspl(), 'tspl')).toEqual({ kind: 'done' })
  expect(await send(page.cpcl(), 'cpcl')).toEqual({ kind: 'done' })
  expect(await send(page.escpos(), 'escpos')).toEqual({ kind: 'done' })
  for (let i = 0; i < 100 && (await sheets()).length < 3; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
  for (const { id } of await sheets()) {
    const bits = readPng((await twin.admin('png', { id })) as Buffer)
    expect(bits && readCode128(bits)).toContain(shortLabel.waybillNo)
  }
  expect(await sheets()).toHaveLength(3)
})

it('is done when the paper is out, and says when there is none', async () => {
  const { send, device, sheets, line, seen } = await aPrinter()
  expect(await line.look('tspl')).toBe('ready')
  await device({ deviceStatus: 3 })
  expect(await line.look('tspl')).toBe('out-of-paper')
  expect(await send(realPage().tspl(), 'tspl')).toEqual({ kind: 'not-begun', condition: 'out-of-paper' })
  expect(await sheets()).toEqual([])
  await device({ deviceStatus: 0 })
  expect(await send(realPage().tspl(), 'tspl')).toEqual({ kind: 'done' })
  expect(await sheets()).toHaveLength(1)
  expect(seen.every((condition) => condition === 'ready')).toBe(true)
})

it('takes no call while it is off', async () => {
  const { line, device, twin } = await aPrinter()
  await device({ online: false })
  await twin.tick()
  expect(await line.look('tspl')).toBe('offline')
  await device({ online: true })
  await twin.tick()
  expect(await line.look('tspl')).toBe('ready')
})

it('finds the same labels and questions however the bytes are cut', () => {
  const ask = Buffer.from([0x1b, 0x21, 0x3f])
  const dots = Buffer.concat([ask, Buffer.from('PRINT 1,1\r\n')])
  const label = Buffer.concat([
    Buffer.from(`SIZE 9 mm,9 mm\r\nCLS\r\nBITMAP 0,0,1,${String(dots.length)},0,`),
    dots,
    Buffer.from('\r\nPRINT 1,1\r\n'),
  ])
  const all = Buffer.concat([ask, label, label, ask, ask])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: all.length }), { maxLength: 6 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), all.length]
      let rest: Buffer = Buffer.alloc(0)
      const jobs: Buffer[] = []
      let asks = 0
      for (const [i, edge] of edges.entries()) {
        const heard = readJobs(Buffer.concat([rest, all.subarray(edge, edges[i + 1] ?? edge)]))
        rest = heard.rest
        jobs.push(...heard.jobs)
        asks += heard.asks
      }
      expect(jobs).toEqual([label, label])
      expect([asks, rest.length]).toEqual([3, 0])
    }),
  )
})
