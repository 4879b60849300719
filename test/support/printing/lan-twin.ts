import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrinterCondition } from '@shared/ports/printer'
import { createFaultGate, createFaultSwitches, type FaultFaces } from '../../../local/partners/faults'
import { printAdmin } from '../../../local/partners/printing/admin'
import { acceptJob, type PrintRoom } from '../../../local/partners/printing/jobs'
import { applyPrintEvent, createPrintState, printBooks } from '../../../local/partners/printing/state'
import type { Bench } from '../../../local/partners/test-bench'
import { AdminError, type Twin, type TwinAnswer, type TwinRequest } from '../../../local/partners/twin'
import { readAddress } from '../../../local/printers/address'
import { isStopped, type Line } from '../../../local/printers/line'
import { createPrintService } from '../../../local/printers/service'

export const LAN_SANDBOX = { key: 'shared-key', address: 'raw://192.168.1.50:9100' } as const

const FULL = { status: 429, body: '{}' }
const FACES: FaultFaces = { throttle: FULL, quota: FULL, busy: { status: 503, body: '' } }
const DEVICE_WORDS: readonly PrinterCondition[] = ['ready', 'open', 'jammed', 'out-of-paper']

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Pauses that end by a clock that is pushed. */
function createWaits(now: () => number) {
  let open: { at: number; wake: () => void }[] = []
  return {
    wait: (ms: number) => new Promise<void>((wake) => open.push({ at: now() + ms, wake })),
    wakeDue() {
      const due = open.filter(({ at }) => at <= now())
      open = open.filter((one) => !due.includes(one))
      for (const { wake } of due) wake()
    },
  }
}

function createRoom({ clock }: Bench): PrintRoom {
  const state = createPrintState([{ sn: LAN_SANDBOX.address, model: 'label printer' }])
  const record: PrintRoom['record'] = (event) => applyPrintEvent(state, event)
  return { state, clock, sheetMs: 0, firstId: 1, record, ended: () => undefined }
}

/** What happens to lines: cut in the middle of a label, which is then on the paper or not. */
interface Cuts {
  next: ('on-paper' | 'not-on-paper')[]
}

/** The printer of the room at the end of a line: it has printed what it took. */
function lineTo(room: PrintRoom, cuts: Cuts): Line {
  const sn = LAN_SANDBOX.address
  const look = async () => {
    const device = room.state.devices.get(sn)
    return device?.online === true ? (DEVICE_WORDS[device.deviceStatus] ?? 'ready') : 'offline'
  }
  return {
    look,
    async send({ job, bytes, begin }) {
      const condition = await look()
      if (isStopped(condition)) return { kind: 'not-begun', condition }
      if (!begin()) return { kind: 'withdrawn' }
      const cut = cuts.next.shift()
      if (cut === 'not-on-paper') return { kind: 'in-doubt' }
      const taken = acceptJob(room, { sn, bytes, form: 'tspl', key: job.id })
      room.record({ kind: 'printed', jobId: taken.id, at: room.clock.now() })
      return { kind: cut === undefined ? 'done' : 'in-doubt' }
    },
  }
}

/** The real print service between a wire that can fail and a printer of the print room, by the bench's own clock. */
export function createLanTwin(bench: Bench): Twin {
  const folder = mkdtempSync(join(tmpdir(), 'lan-'))
  folders.push(folder)
  const room = createRoom(bench)
  const { wait, wakeDue } = createWaits(bench.clock.now)
  const cuts: Cuts = { next: [] }
  const address = readAddress(LAN_SANDBOX.address)
  const service = createPrintService({
    ...{ folder, key: LAN_SANDBOX.key, printers: address ? [address] : [], now: bench.clock.now, wait },
    openLine: () => lineTo(room, cuts),
  })
  const switches = createFaultSwitches()
  const gate = createFaultGate({ switches, faces: FACES, clock: bench.clock })
  const admin = printAdmin(room)

  async function serve(request: TwinRequest): Promise<TwinAnswer> {
    const { status, body } = await service.handle(request)
    return { status, body: JSON.stringify(body) }
  }
  async function handle(request: TwinRequest): Promise<TwinAnswer> {
    let served: Promise<TwinAnswer> | undefined
    const passed: TwinAnswer = { status: 200, body: '' }
    const answer = gate.pass(request, request.path.slice(1), (one) => {
      served = serve(one)
      return passed
    })
    // with a fault after it, the work is done all the same
    const own = await served
    return answer === passed && own ? own : answer
  }

  return {
    name: 'lan',
    handle,
    async admin(path, body) {
      if (path === 'faults') return switches.set(body)
      if (path === 'quirks') return {}
      if (path === 'cuts') return Object.assign(cuts, { next: body })
      const action = admin[path]
      if (!action) throw new AdminError(404, path)
      return action(body)
    },
    books: () => printBooks(room.state),
    async tick() {
      gate.runHeld()
      wakeDue()
    },
  }
}
