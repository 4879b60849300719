import { z } from 'zod'
import { readBody } from '../admin-body'
import { readCode128 } from '../paper/code128'
import { toPng } from '../paper/png'
import { drawTspl, type CellFont } from '../paper/tspl-draw'
import { AdminError } from '../twin'
import type { KuaimaiContext } from './context'
import { bytesOf, runPrinters } from './jobs'
import type { Sheet } from './state'

const deviceBody = z.strictObject({
  sn: z.string().min(1),
  online: z.boolean().optional(),
  deviceStatus: z.literal([0, 1, 2, 3]).optional(),
})

function setDevice(context: KuaimaiContext, body: unknown) {
  const { sn, online, deviceStatus } = readBody(deviceBody, body)
  const device = context.state.devices.get(sn)
  if (!device) throw new AdminError(404, `no printer ${sn}`)
  runPrinters(context)
  context.record({
    kind: 'device',
    sn,
    online: online ?? device.online,
    deviceStatus: deviceStatus ?? device.deviceStatus,
    at: context.clock.now(),
  })
  return printerRows(context)
}

const printerRows = ({ state }: KuaimaiContext) =>
  [...state.devices.values()].map(({ sn, model, online, deviceStatus, boundTo }) => ({
    sn,
    model,
    online,
    deviceStatus,
    bound: boundTo !== '',
    waiting: state.waiting.get(sn)?.length ?? 0,
    sheets: state.sheets.filter((sheet) => sheet.sn === sn).length,
  }))

const sheetsBody = z.strictObject({
  after: z.int().optional(),
  sn: z.string().optional(),
  decode: z.boolean().optional(),
})
const noteBody = z.strictObject({ sha: z.string().min(1), note: z.string() })

/** Paper on demand: drawn when somebody looks, never before. */
function createPaper(context: KuaimaiContext, font?: CellFont) {
  const codes = new Map<string, readonly string[]>()

  function picture(sheet: Sheet) {
    const job = context.state.jobs.get(sheet.jobId)
    if (!job) throw new AdminError(404, `no job ${sheet.jobId}`)
    const bits = drawTspl(bytesOf(job), font).sheets[sheet.index]
    if (!bits) throw new AdminError(404, `job ${sheet.jobId} has no sheet ${sheet.index}`)
    return bits
  }

  function codesOf(sheet: Sheet): readonly string[] {
    const known = codes.get(sheet.sha)
    if (known) return known
    const read = readCode128(picture(sheet))
    codes.set(sheet.sha, read)
    return read
  }

  return {
    list(body: unknown) {
      const { after = 0, sn, decode = false } = body === undefined ? {} : readBody(sheetsBody, body)
      return context.state.sheets
        .filter((sheet) => sheet.id > after && (sn === undefined || sheet.sn === sn))
        .map((sheet) => ({
          ...sheet,
          note: context.state.notes.get(sheet.sha) ?? '',
          ...(decode ? { codes: codesOf(sheet) } : {}),
        }))
    },
    png(body: unknown): Buffer {
      const { id } = readBody(z.strictObject({ id: z.coerce.number() }), body)
      const sheet = context.state.sheets[id - 1]
      if (!sheet) throw new AdminError(404, `no sheet ${id}`)
      return toPng(picture(sheet))
    },
  }
}

/** The console's and the tests' door to the 快麦 twin. */
export function kuaimaiAdmin(context: KuaimaiContext, font?: CellFont): Record<string, (body: unknown) => unknown> {
  const paper = createPaper(context, font)
  return {
    printers: (body) => (body === undefined ? printerRows(context) : setDevice(context, body)),
    sheets: (body) => paper.list(body),
    png: (body) => paper.png(body),
    jobs: () =>
      [...context.state.jobs.values()].map(({ id, sn, at, sha, sheets, state }) => ({
        id,
        sn,
        at,
        sha,
        sheets,
        state,
      })),
    note(body) {
      context.record({ kind: 'noted', ...readBody(noteBody, body) })
      return { ok: true }
    },
    push(body) {
      if (body !== undefined) Object.assign(context.settings, readBody(z.strictObject({ pushUrl: z.string() }), body))
      return { pushUrl: context.settings.pushUrl }
    },
  }
}
