import * as z from 'zod/mini'
import { COURIER_KEYS, type CourierKey } from '../courier/courier-key'
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
  }
  readonly sender: {
    readonly name: string
    readonly phone: string
    readonly province: string
    readonly city: string
    readonly district: string
    readonly detail: string
  }
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
    readonly waiting: number
  }[]
}
export const settingsGet = contract<SettingsValue>()({
  name: 'settings.get',
  allow: ['owner', 'packer', 'auditor'],
  input: z.object({}),
})
export const shopSave = contract<SettingsValue>()({
  name: 'shop.save',
  allow: OWNER,
  input: z.object({ name: text(30), shipWithinHours: z.number(), pickBeforePack: z.boolean(), autoMerge: z.boolean() }),
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
export const printerAdd = contract<SettingsValue>()({
  name: 'printer.add',
  allow: OWNER,
  input: z.object({
    driver: z.enum(['kuaimai', 'bluetooth']),
    sn: text(40),
    label: text(20),
    key: z.optional(z.string().check(z.maxLength(60))),
  }),
})
export const printerSwitch = contract<SettingsValue>()({
  name: 'printer.switch',
  allow: OWNER,
  input: z.object({ id: z.string(), on: z.boolean() }),
})
