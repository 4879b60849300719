import type { Quirks } from '../assemble'
import type { KuaimaiSettings } from '../settings'
import type { Clock } from '../twin'
import type { KuaimaiQuirk } from './quirks'
import type { Job, KuaimaiEvent, KuaimaiState } from './state'

/** What every part of the 快麦 twin works with. */
export interface KuaimaiContext {
  readonly state: KuaimaiState
  readonly settings: KuaimaiSettings
  readonly quirks: Quirks<KuaimaiQuirk>
  readonly clock: Clock
  record(event: KuaimaiEvent): void
  /** Queues the result push of a job that came to its end. */
  pushResult(job: Job): void
}
