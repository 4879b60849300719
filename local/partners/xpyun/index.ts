import { assembleTwin } from '../assemble'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { openRoom } from '../printing/open-room'
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
  const quirks = xpyunQuirks()
  const { room, books, tick } = openRoom({ deps, firstId: FIRST_ORDER })
  const context: XpyunContext = { ...room, settings, quirks }
  return assembleTwin({
    name: 'xpyun',
    clock,
    quirks,
    faces: XPYUN_FACES,
    operationOf: xpyunOperation,
    serve: (request) => serveXpyun(context, request),
    admin: printAdmin(context, deps.font),
    books,
    tick: () => tick(),
  })
}
