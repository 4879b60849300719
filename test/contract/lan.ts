import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttp, HttpFailure, type Http } from '../../cloudfunctions/cloud/http'
import { createLanPrinter } from '../../cloudfunctions/providers/printer/lan'
import { readAddress } from '../../local/printers/address'
import { createRawLine } from '../../local/printers/raw-line'
import { startPrintServer } from '../../local/printers/server'
import { startRawPrinter } from '../support/printing/raw-printer'
import type { Fault, KeyKind } from './bench'
import type { PrinterBench } from './printer.contract'
import { secretOf } from './twins'

const KEY = 'shared-key'
const SETTLE_TRIES = 200

/** What goes wrong between the function and the service; a full queue is the service's own way to say "too fast". */
function faulty(http: Http) {
  let armed: Fault | undefined
  const answer = (status: number, text: string) => ({ status, headers: {}, body: Buffer.from(text) })
  const wire: Http = async (request) => {
    if (!request.url.endsWith('/print') || armed === undefined) return http(request)
    if (armed === 'throttled') return answer(429, '{}')
    if (armed === 'html') return answer(200, '<html><h1>Web Gateway</h1></html>')
    armed = undefined
    await http(request)
    throw new HttpFailure('maybe', 'TIMEOUT')
  }
  return {
    http: wire,
    fail: async (fault: Fault) => void (armed = fault),
    heal: async () => void (armed = undefined),
  }
}

/** The real print service with a simulated printer on a socket; jobs begin to go out at `run`. */
export function lanBenches() {
  const open: (() => Promise<void> | void)[] = []

  async function create(key: KeyKind): Promise<PrinterBench> {
    const device = await startRawPrinter()
    const folder = mkdtempSync(join(tmpdir(), 'lan-'))
    const address = readAddress(device.address)
    let letGo: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    const server = await startPrintServer({
      ...{ port: 0, folder, key: KEY, printers: address ? [address] : [] },
      openLine(place) {
        if (place.kind !== 'raw') throw new Error('a socket is meant')
        const line = createRawLine(place)
        return { ...line, send: (sending) => gate.then(() => line.send(sending)) }
      },
    })
    open.push(async () => {
      letGo()
      await server.close()
      await device.close()
      rmSync(folder, { recursive: true })
    })
    const { http, ...faults } = faulty(createHttp())
    const settings = { baseUrl: server.url, key: secretOf(key, KEY) }
    const port = createLanPrinter({ http, settings, now: Date.now })
    const printer = { id: 'p1', driver: 'lan', sn: device.address, fields: {} }
    return {
      ...faults,
      port,
      printer,
      async run() {
        letGo()
        for (let i = 0; i < SETTLE_TRIES; i++) {
          const { p1 } = await port.status([printer])
          if (p1?.waiting === 0) return
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        throw new Error('the queue does not end')
      },
      sheets: async () => device.labels.length,
    }
  }

  return {
    create,
    async close() {
      for (const one of open.splice(0)) await one()
    },
  }
}
