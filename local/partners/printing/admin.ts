import { z } from 'zod'
import { readBody } from '../admin-body'
import { readCode128 } from '../paper/code128'
import { copyMark } from '../paper/copy-mark'
import { toPng } from '../paper/png'
import type { CellFont } from '../paper/tspl-draw'
import { AdminError } from '../twin'
import { drawSheets } from './draw'
import { bytesOf, setDevice, type PrintRoom } from './jobs'
import { printBooks, waitingOn, type Sheet } from './state'

const deviceBody = z.strictObject({
  sn: z.string().min(1),
  online: z.boolean().optional(),
  deviceStatus: z.literal([0, 1, 2, 3]).optional(),
})

const printerRows = ({ state }: PrintRoom) =>
  [...state.devices.values()].map(({ sn, model, online, deviceStatus, boundTo }) => ({
    sn,
    model,
    online,
    deviceStatus,
    bound: boundTo !== '',
    waiting: waitingOn(state, sn).length,
    sheets: state.sheets.filter((sheet) => sheet.sn === sn).length,
  }))

function changeDevice(room: PrintRoom, body: unknown) {
  const { sn, ...change } = readBody(deviceBody, body)
  if (!setDevice(room, sn, change)) throw new AdminError(404, `no printer ${sn}`)
  return printerRows(room)
}

const sheetsBody = z.strictObject({
  after: z.int().optional(),
  sn: z.string().optional(),
  decode: z.boolean().optional(),
})
const noteBody = z.strictObject({ sha: z.string().min(1), note: z.string() })

/** Paper on demand: drawn when somebody looks, never before. */
function createPaper(room: PrintRoom, font?: CellFont) {
  const seen = new Map<string, { readonly codes: readonly string[]; readonly mark: string }>()

  function picture(sheet: Sheet) {
    const job = room.state.jobs.get(sheet.jobId)
    if (!job) throw new AdminError(404, `no job ${sheet.jobId}`)
    const drawn = drawSheets(bytesOf(job), job.form ?? 'tspl', font)
    // a job that comes out several times is drawn once
    const bits = drawn[sheet.index % Math.max(1, drawn.length)]
    if (!bits) throw new AdminError(404, `job ${sheet.jobId} has no sheet ${sheet.index}`)
    return bits
  }

  /** What a sheet says of itself: its barcodes, and which copy it is. */
  function readOf(sheet: Sheet) {
    const known = seen.get(sheet.sha)
    if (known) return known
    const bits = picture(sheet)
    const read = { codes: readCode128(bits), mark: copyMark(bits) }
    seen.set(sheet.sha, read)
    return read
  }

  return {
    list(body: unknown) {
      const { after = 0, sn, decode = false } = body === undefined ? {} : readBody(sheetsBody, body)
      return room.state.sheets
        .filter((sheet) => sheet.id > after && (sn === undefined || sheet.sn === sn))
        .map((sheet) => ({
          ...sheet,
          note: room.state.notes.get(sheet.sha) ?? '',
          ...(decode ? readOf(sheet) : {}),
        }))
    },
    png(body: unknown): Buffer {
      const { id } = readBody(z.strictObject({ id: z.coerce.number() }), body)
      const sheet = room.state.sheets[id - 1]
      if (!sheet) throw new AdminError(404, `no sheet ${id}`)
      return toPng(picture(sheet))
    },
  }
}

/** The console's and the tests' door to the printers of a twin. */
export function printAdmin(room: PrintRoom, font?: CellFont): Record<string, (body: unknown) => unknown> {
  const paper = createPaper(room, font)
  return {
    printers: (body) => (body === undefined ? printerRows(room) : changeDevice(room, body)),
    sheets: (body) => paper.list(body),
    png: (body) => paper.png(body),
    jobs: () => printBooks(room.state).jobs,
    note(body) {
      room.record({ kind: 'noted', ...readBody(noteBody, body) })
      return { ok: true }
    },
  }
}
