import { createServer, type Server, type Socket } from 'node:net'
import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { acceptJob, runPrinters, type PrintRoom } from '../printing/jobs'
import { applyPrintEvent, createPrintState, printBooks, waitingOn, type PrintEvent } from '../printing/state'
import type { NetworkPrinterSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import { formOf, readJobs } from './read-jobs'

/** TSPL's state byte by the room's device states, and the bit of a head that is printing. */
const STATE_BYTE = [0x00, 0x01, 0x02, 0x04] as const
const PRINTING = 0x20

const NOTHING = { status: 404, body: '' }
const FACES = { throttle: NOTHING, quota: NOTHING, busy: NOTHING }

interface NetworkPrinter {
  readonly twin: Twin
  close(): Promise<void>
}

/** One caller of the printer's port: questions are answered at once, labels go into the printer's queue. */
function talk(room: PrintRoom, sn: string, socket: Socket) {
  let pending: Buffer = Buffer.alloc(0)
  const take = (bytes: Buffer) => void acceptJob(room, { sn, bytes, form: formOf(bytes) })
  const stateByte = () =>
    STATE_BYTE[room.state.devices.get(sn)?.deviceStatus ?? 0] | (waitingOn(room.state, sn).length > 0 ? PRINTING : 0)
  socket.on('error', () => undefined) // the caller may go at any time
  socket.on('data', (data) => {
    const { asks, jobs, rest } = readJobs(Buffer.concat([pending, data]))
    pending = rest
    jobs.forEach(take)
    for (let i = 0; i < asks; i += 1) socket.write(Uint8Array.of(stateByte()))
  })
  socket.on('end', () => {
    if (pending.length > 0 && formOf(pending) !== 'tspl') take(pending)
  })
}

/** A port that takes calls while it is open. */
function createPort(port: number, onCall: (socket: Socket) => void) {
  let server: Server | undefined
  const sockets = new Set<Socket>()
  return {
    async close() {
      const open = server
      server = undefined
      for (const socket of sockets) socket.destroy()
      if (open) await new Promise((resolve) => open.close(resolve))
    },
    async listen() {
      if (server) return
      const fresh = createServer((socket) => {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
        onCall(socket)
      })
      server = fresh
      await new Promise<void>((resolve, reject) => {
        fresh.once('error', reject)
        fresh.listen(port, '127.0.0.1', resolve)
      })
    },
  }
}

/** A label printer with a port of its own on loopback, for trying out printers of the local network. Port 0: it is switched off. */
export function createNetworkPrinter(
  deps: TwinDeps<NetworkPrinterSettings> & { readonly font?: CellFont },
): NetworkPrinter {
  const { clock, settings, journal } = deps
  const sn = `raw://127.0.0.1:${settings.port}`
  const state = createPrintState(settings.port === 0 ? [] : [{ sn, model: settings.model }])
  const ledger = createLedger<PrintEvent>(journal, (event) => applyPrintEvent(state, event))
  const record = (event: PrintEvent) => ledger.record(event)
  const room: PrintRoom = { state, clock, sheetMs: settings.sheetMs, firstId: 1, record, ended: () => undefined }

  const port = createPort(settings.port, (socket) => talk(room, sn, socket))
  const isOn = () => state.devices.get(sn)?.online === true

  const twin = assembleTwin({
    name: 'lan',
    clock,
    quirks: {},
    faces: FACES,
    operationOf: () => 'none',
    serve: () => NOTHING,
    admin: printAdmin(room, deps.font),
    books: () => printBooks(state),
    async tick() {
      // a printer that is off takes no call
      await (isOn() ? port.listen() : port.close())
      runPrinters(room)
    },
  })
  return { twin, close: () => port.close() }
}
