import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { runPrinters } from '../printing/jobs'
import { applyPrintEvent, createPrintState, printBooks, type PrintEvent } from '../printing/state'
import type { XpyunSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import type { XpyunContext } from './context'
import { XPYUN_FACES } from './faults'
import { xpyunQuirks } from './quirks'
import { serveXpyun, xpyunOperation } from './routes'

const FIRST_ORDER = 260_120_000_001

/** open-barcode.xpyun.net with its printers and their paper. It sends no pushes: no document says how they would look. */
export function createXpyunTwin(deps: TwinDeps<XpyunSettings> & { readonly font?: CellFont }): Twin {
  const { clock, settings } = deps
  const state = createPrintState(settings.printers)
  const quirks = xpyunQuirks()
  const ledger = createLedger<PrintEvent>(deps.journal, (event) => applyPrintEvent(state, event))
  const context: XpyunContext = {
    state,
    settings,
    quirks,
    clock,
    sheetMs: settings.sheetMs,
    firstId: FIRST_ORDER,
    record: (event) => ledger.record(event),
    ended: () => undefined,
  }
  return assembleTwin({
    name: 'xpyun',
    clock,
    quirks,
    faces: XPYUN_FACES,
    operationOf: xpyunOperation,
    serve: (request) => serveXpyun(context, request),
    admin: printAdmin(context, deps.font),
    books: () => printBooks(state),
    async tick() {
      runPrinters(context)
    },
  })
}
