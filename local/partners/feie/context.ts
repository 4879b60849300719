import type { Quirks } from '../assemble'
import type { PrintRoom } from '../printing/jobs'
import type { FeieSettings } from '../settings'
import type { FeieQuirk } from './quirks'

/** What every part of the 飞鹅 twin works with. */
export interface FeieContext extends PrintRoom {
  readonly settings: FeieSettings
  readonly quirks: Quirks<FeieQuirk>
}
