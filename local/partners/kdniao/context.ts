import type { Quirks } from '../assemble'
import type { KdniaoSettings } from '../settings'
import type { Clock } from '../twin'
import type { KdniaoQuirk } from './quirks'
import type { KdniaoEvent, KdniaoState } from './state'

/** What every part of the kdniao twin works with. */
export interface KdniaoContext {
  readonly state: KdniaoState
  readonly settings: KdniaoSettings
  readonly quirks: Quirks<KdniaoQuirk>
  readonly clock: Clock
  record(event: KdniaoEvent): void
  /** Queues push 102 with the whole track of one parcel. */
  pushTrack(shipper: string, waybillNo: string): void
}
