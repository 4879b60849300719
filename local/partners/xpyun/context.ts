import type { Quirks } from '../assemble'
import type { PrintRoom } from '../printing/jobs'
import type { XpyunSettings } from '../settings'
import type { XpyunQuirk } from './quirks'

/** What every part of the 芯烨 twin works with. */
export interface XpyunContext extends PrintRoom {
  readonly settings: XpyunSettings
  readonly quirks: Quirks<XpyunQuirk>
}
