import type { Doc } from '../kernel/doc'
import type { CourierKey } from '../courier/courier-key'

/** A hand-over session: scans fill it, one online close moves the parcels. A parcel not in the close's answer is not handed over. */
export interface HandoverDoc extends Doc {
  readonly v: 1
  readonly courier: CourierKey
  readonly state: 'open' | 'closing' | 'closed'
  readonly openedBy: string
  readonly openedAt: number
  /** Event id -> parcel id: a set, so a repeated upload changes nothing. */
  readonly scans: Readonly<Record<string, string>>
  /** Parcel id -> who said that it was not on the pile and goes with the next van. A scan says otherwise. */
  readonly later?: Readonly<Record<string, { readonly by: string; readonly at: number }>>
  readonly closedAt?: number
  readonly closedBy?: string
  /** The owner's word that the van may leave although the platform could not be asked. */
  readonly override?: { readonly by: string; readonly reason: string; readonly at: number }
  readonly handedOver: readonly string[]
}
