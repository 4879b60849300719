import * as z from 'zod/mini'
import { COURIER_KEYS, type CourierKey } from '../courier/courier-key'
import type { Sender } from '../kernel/address'
import type { PackingSettings } from '../pack/packing-settings'
import type { BindState } from '../printer/bind-state'
import { DRIVER_KEYS, SHEET_PAPERS } from '../printer/drivers'
import { SHARE_MODES, type ShareMode } from '../printer/share'
import { SHEET_KINDS, type SheetPrinters } from '../printer/sheet'
import { contract } from './contract'

const OWNER = ['owner'] as const
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

export interface SettingsValue {
  readonly shop: {
    readonly name: string
    readonly shipWithinHours: number
    readonly pickBeforePack: boolean
    readonly autoMerge: boolean
    readonly sameApp: boolean
    readonly packing: PackingSettings
  }
  readonly sender: Sender
  readonly couriers: readonly {
    readonly id: string
    readonly courier: CourierKey
    readonly label: string
    readonly on: boolean
    readonly pickupAt: number
    readonly paused?: string
  }[]
  readonly printers: readonly {
    readonly id: string
    readonly label: string
    readonly driver: string
    readonly sn: string
    readonly on: boolean
    readonly condition: string
    readonly conditionAt: number
    /** Since when it is as it is. */
    readonly since: number
    readonly waiting: number
    readonly template: string
    readonly bind: BindState
    /** Why the maker does not let it be bound, in its words. */
    readonly problem?: string
  }[]
  /** Ways to a printer that are set up here. */
  readonly drivers: readonly string[]
  readonly printing: {
    readonly share: ShareMode
    /** Courier -> the printer that prints its labels, whatever is shared. */
    readonly couriers: Readonly<Partial<Record<CourierKey, string>>>
    readonly sheets?: SheetPrinters
  }
}
export const settingsGet = contract<SettingsValue>()({
  name: 'settings.get',
  allow: ['owner', 'packer', 'auditor'],
  input: z.object({}),
})
const packing = z.object({
  weigh: z.boolean(),
  photo: z.boolean(),
  toleranceGrams: z.int().check(z.minimum(1), z.maximum(5000)),
  boxGrams: z.int().check(z.minimum(0), z.maximum(20_000)),
})
/** What is left out stays as it is. */
export const shopSave = contract<SettingsValue>()({
  name: 'shop.save',
  allow: OWNER,
  input: z.object({
    name: text(30),
    shipWithinHours: z.number(),
    pickBeforePack: z.boolean(),
    autoMerge: z.boolean(),
    packing: z.optional(packing),
  }),
})
export const senderSave = contract<SettingsValue>()({
  name: 'sender.save',
  allow: OWNER,
  input: z.object({
    name: text(30),
    phone: text(30),
    province: text(30),
    city: text(30),
    district: text(30),
    detail: text(100),
  }),
})
export const courierSave = contract<SettingsValue>()({
  name: 'courier.save',
  allow: OWNER,
  input: z.object({
    courier: z.enum(COURIER_KEYS),
    label: text(30),
    on: z.boolean(),
    pickupAt: z.number(),
    fields: z.optional(z.record(z.string(), z.string().check(z.maxLength(60)))),
  }),
})
const fields = z.record(z.string().check(z.maxLength(20)), z.string().check(z.maxLength(80)))
export const printerAdd = contract<SettingsValue>()({
  name: 'printer.add',
  allow: OWNER,
  input: z.object({ driver: z.enum(DRIVER_KEYS), sn: text(80), label: text(20), fields: z.optional(fields) }),
})
/** Asks the maker again, with what the form says now; fields left out stay as they are. */
export const printerBind = contract<SettingsValue>()({
  name: 'printer.bind',
  allow: OWNER,
  input: z.object({ id: z.string(), fields: z.optional(fields) }),
})
export const printerRename = contract<SettingsValue>()({
  name: 'printer.rename',
  allow: OWNER,
  input: z.object({ id: z.string(), label: text(20) }),
})
/** Only one that was never bound: every other has a history. */
export const printerRemove = contract<SettingsValue>()({
  name: 'printer.remove',
  allow: OWNER,
  input: z.object({ id: z.string() }),
})
export const printShareSave = contract<SettingsValue>()({
  name: 'print.share',
  allow: OWNER,
  input: z.object({ share: z.enum(SHARE_MODES) }),
})
/** No printer: the courier's labels are shared like all others. */
export const printCourierSave = contract<SettingsValue>()({
  name: 'print.courier',
  allow: OWNER,
  input: z.object({ courier: z.enum(COURIER_KEYS), printerId: z.optional(z.string()) }),
})
/** No printer: nobody prints this kind. The chosen one prints no labels from then on. */
export const printSheetSave = contract<SettingsValue>()({
  name: 'print.sheet-printer',
  allow: OWNER,
  input: z.object({
    kind: z.enum(SHEET_KINDS),
    printer: z.optional(z.object({ printerId: z.string(), paper: z.enum(SHEET_PAPERS) })),
  }),
})
export const printerSwitch = contract<SettingsValue>()({
  name: 'printer.switch',
  allow: OWNER,
  input: z.object({ id: z.string(), on: z.boolean() }),
})
