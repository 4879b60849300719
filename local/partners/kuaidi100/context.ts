import type { Quirks } from '../assemble'
import type { PrintRoom } from '../printing/jobs'
import type { Kuaidi100Settings } from '../settings'
import type { Kuaidi100Quirk } from './quirks'

/** What every part of the 快递100 twin works with. */
export interface Kuaidi100Context extends PrintRoom {
  readonly settings: Kuaidi100Settings
  readonly quirks: Quirks<Kuaidi100Quirk>
}
