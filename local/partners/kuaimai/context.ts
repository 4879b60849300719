import type { Quirks } from '../assemble'
import type { PrintRoom } from '../printing/jobs'
import type { KuaimaiSettings } from '../settings'
import type { KuaimaiQuirk } from './quirks'

/** What every part of the 快麦 twin works with. */
export interface KuaimaiContext extends PrintRoom {
  readonly settings: KuaimaiSettings
  readonly quirks: Quirks<KuaimaiQuirk>
}
