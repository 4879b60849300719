import { readAccessEvent } from '../cloud/access-event'
import type { Log } from '../cloud/logger'
import { readPictureLink } from '../cloud/picture-link'
import { getCopy } from '../repo/copies'
import { getPrinter } from '../repo/printers'
import type { Desk } from '../verbs/desk'
import { labelBooks, pageOfCopy } from '../work/copy-page'
import type { RenderLabelFn } from '../work/deps'

export interface PictureDeps extends Desk {
  readonly log: Log
  readonly linkKey: string
  readonly renderLabel: RenderLabelFn
}

export type PictureAnswer =
  | { readonly status: 200; readonly png: Uint8Array }
  | { readonly status: 400 | 403 | 404 | 410; readonly error: string }

const no = (status: 400 | 403 | 404 | 410, error: string): PictureAnswer => ({ status, error })

/** The label of one copy as it shall look now, for whoever holds a link of ours that is still good. Reads only. */
export async function picture(event: unknown, deps: PictureDeps): Promise<PictureAnswer> {
  const request = readAccessEvent(event)
  if (!request || (request.method !== 'GET' && request.method !== 'HEAD')) return no(400, 'not a GET')
  const ask = readPictureLink({ key: deps.linkKey, now: deps.now }, request.query)
  if ('refused' in ask) {
    deps.log.error(`${ask.refused} picture link`)
    return no(403, ask.refused)
  }
  const copy = await getCopy(deps, ask.copyId)
  const printer = copy && (await getPrinter(deps, copy.printerId))
  if (!copy || !printer) return no(404, 'no such copy')
  const drawn = await pageOfCopy({ ...deps, accounts: labelBooks(deps) }, copy, printer)
  if (drawn.kind === 'page') return { status: 200, png: drawn.page.png() }
  if (drawn.kind === 'soon') return no(404, 'not yet')
  return no(410, drawn.kind === 'unwanted' ? 'not wanted any more' : drawn.code)
}
