import type { Sender } from '../kernel/address'
import type { Doc, Sealed } from '../kernel/doc'
import type { CourierKey } from '../courier/courier-key'
import type { PackingSettings } from '../pack/packing-settings'
import type { BindState } from '../printer/bind-state'
import type { ShareMode } from '../printer/share'
import type { SheetPrinters } from '../printer/sheet'
import type { AuditSettings } from '../audit/settings'
import type { Role } from '../staff/role'

export interface AllocationRule {
  readonly id: string
  /** All given conditions must hold; regions are province names. */
  readonly when: {
    readonly provinces?: readonly string[]
    readonly minGrams?: number
    readonly maxGrams?: number
    readonly wish?: boolean
  }
  /** First account that is on and serves the region wins. */
  readonly prefer: readonly CourierKey[]
}

export interface PrintingSettings {
  readonly share: ShareMode
  readonly couriers: Readonly<Partial<Record<CourierKey, string>>>
  /** Who prints pick lists and packing slips, and on what; nobody until it is chosen. */
  readonly sheets?: SheetPrinters
}

export interface ShopDoc extends Doc {
  /** 2: audit rules one by one; 1 knew their causes only. */
  readonly v: 2
  readonly name: string
  readonly appId: string
  /** True: the buyer pages run under the shop's own appid, so buyers can be recognised and messaged. */
  readonly sameApp: boolean
  readonly mchId: string
  readonly warehouseId: string
  readonly sender: Sender
  readonly shipWithinHours: number
  readonly pickBeforePack: boolean
  readonly autoMerge: boolean
  readonly allocation: readonly AllocationRule[]
  readonly audit: AuditSettings
  /** How printers share a batch, and which one prints a courier's labels whatever they share; absent: by load. */
  readonly printing?: PrintingSettings
  /** Absent: boxes are neither weighed nor photographed. */
  readonly packing?: PackingSettings
  /** Names, phones and addresses masked on paper; absent: they are. */
  readonly labelMasked?: boolean
  /** `<id>:<field>=<keyword>,...`, as `readTemplate` takes it. */
  readonly templates: { readonly shipped?: string; readonly addressAsk?: string }
  /** Every change up to here is in our database. */
  readonly pulledTo: number
  /** Where unfinished pulls go on, payments and refunds; '' or absent: none is unfinished. */
  readonly pullCursor?: string
  readonly refundCursor?: string
}

export interface CourierDoc extends Doc {
  readonly v: 1
  readonly channel: string
  readonly courier: CourierKey
  readonly label: string
  /** Sealed JSON of the account's fields. */
  readonly secrets: Sealed
  readonly on: boolean
  /** When the courier's van comes, minutes after midnight +08:00. */
  readonly pickupAt: number
}

export interface PrinterDoc extends Doc {
  readonly v: 1
  readonly driver: string
  readonly label: string
  readonly sn: string
  readonly secrets: Sealed
  /** Label template of this printer's paper: `76x130` the newest version, `76x130@3` that one. */
  readonly template: string
  /** Another template of the same paper for a courier's labels. */
  readonly courierTemplates?: Readonly<Partial<Record<CourierKey, string>>>
  readonly on: boolean
  readonly condition: string
  /** When it was last asked. */
  readonly conditionAt: number
  /** Since when it is as it is; absent: from before this was kept. */
  readonly conditionSince?: number
  readonly waiting: number
  readonly bind?: BindState
  /** Raised by every ask to bind; effect printer.bind carries it. */
  readonly bindRev?: number
  readonly waitingSince?: number
}

export interface StaffDoc extends Doc {
  readonly v: 1
  readonly openid: string
  readonly name: string
  readonly role: Role
  readonly joinedAt: number
  readonly removedAt?: number
}

/** A single-use invitation; only the hash of its token is kept. */
export interface InviteDoc extends Doc {
  readonly v: 1
  readonly role: Role
  readonly expiresAt: number
  readonly by: string
  readonly usedBy?: string
}

export type CardKind =
  | 'account-paused'
  | 'late-answer'
  | 'void-number-scanned'
  | 'payment-unknown'
  | 'reship-needed'
  | 'told-void'
  | 'printer-stopped'
  | 'forged-push'
  | 'paid-not-here'
  | 'goods-swapped'
  | 'intercept'
  | 'coming-back'
  | 'bin-empty'

/** Something a person must decide or know; one card a cause. `_id = <shopId>_<kind>_<subject>`. */
export interface CardDoc extends Doc {
  readonly v: 1
  readonly kind: CardKind
  readonly subject: string
  readonly facts: Readonly<Record<string, string | number>>
  readonly state: 'open' | 'closed'
  readonly at: number
  readonly closedBy?: string
}
