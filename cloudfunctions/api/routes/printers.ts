import {
  printCourierSave,
  printerAdd,
  printerBind,
  printerRemove,
  printerRename,
  printerSwitch,
  printShareSave,
} from '@shared/api/settings'
import { effectRowId } from '@shared/effect/partner-key'
import { joinId } from '@shared/kernel/ids'
import { refuse } from '@shared/kernel/result'
import { driverInfo, sentByPhone, type DriverInfo } from '@shared/printer/drivers'
import { bindOf } from '@shared/printer/printer-doc'
import type { PrinterDoc } from '@shared/shop/shop'
import type { Patch } from '../../repo/books'
import { getEffect, moveEffect } from '../../repo/effects'
import { addPrinter, changePrinter, getPrinter, removePrinter } from '../../repo/printers'
import { route, type RouteContext } from '../route'
import { saveShop, settingsOf } from './settings'

type Fields = Readonly<Record<string, string>>

const secretsPlace = (id: string) => ({ collection: 'printers', id, field: 'secrets' })

/** Only what the driver asks for is kept; a blank stands for nothing. */
const cleaned = (info: DriverInfo, fields: Fields = {}): Fields =>
  Object.fromEntries(
    info.fields.flatMap(({ key }) => {
      const value = fields[key]?.trim() ?? ''
      return value === '' ? [] : [[key, value]]
    }),
  )

const missing = (info: DriverInfo, fields: Fields) =>
  info.fields.find(({ key, need }) => need === 'must' && !fields[key])

async function ownPrinter(context: RouteContext, id: string): Promise<PrinterDoc | undefined> {
  const printer = await getPrinter(context, id)
  return printer?.shopId === context.shop._id ? printer : undefined
}

async function change(context: RouteContext, id: string, patch: Patch<PrinterDoc>) {
  const printer = await ownPrinter(context, id)
  if (!printer) return refuse('not-found')
  return (await changePrinter(context, printer, patch)) ? settingsOf(context) : refuse('changed-meanwhile')
}

/** The maker is asked by an effect: the printer waits as `binding` until it has said yes or no. */
export const printerAddRoute = route(printerAdd, async ({ driver, sn, label, fields }, context) => {
  const info = driverInfo(driver)
  if (!info || !(context.printerDrivers.includes(driver) || sentByPhone({ driver }))) return refuse('no-driver', driver)
  if (!info.sn.test(sn)) return refuse('bad-input', 'sn')
  const kept = cleaned(info, fields)
  const gap = missing(info, kept)
  if (gap) return refuse('bad-input', gap.key)
  const shopId = context.shop._id
  const _id = joinId(shopId, driver, sn)
  const secrets = context.seal.seal(secretsPlace(_id), JSON.stringify(kept))
  const state = {
    on: true,
    condition: 'unknown',
    conditionAt: context.now(),
    waiting: 0,
    template: info.papers[0] ?? '',
  }
  const bind = sentByPhone({ driver }) ? ({ bind: 'bound' } as const) : ({ bind: 'binding', bindRev: 1 } as const)
  const printer: PrinterDoc = { _id, v: 1, ver: 1, shopId, driver, label, sn, secrets, ...state, ...bind }
  return (await addPrinter(context, printer)) === 'added' ? settingsOf(context) : refuse('already-there')
})

/** A refusal that is asked again is no longer something to look at. */
async function dropRefused(context: RouteContext, printer: PrinterDoc): Promise<void> {
  const id = effectRowId({ kind: 'printer.bind', docId: printer._id, n: printer.bindRev ?? 1 })
  const row = await getEffect(context, id)
  if (row?.state === 'refused') await moveEffect(context, row, { to: 'dropped' })
}

export const printerBindRoute = route(printerBind, async ({ id, fields }, context) => {
  const printer = await ownPrinter(context, id)
  const info = printer && driverInfo(printer.driver)
  if (!info || sentByPhone(printer)) return refuse('not-found')
  const place = secretsPlace(id)
  const kept = JSON.parse(context.seal.open(place, printer.secrets)) as Fields
  const next = { ...kept, ...cleaned(info, fields) }
  await dropRefused(context, printer)
  return change(context, id, {
    bind: 'binding',
    bindRev: (printer.bindRev ?? 1) + 1,
    secrets: context.seal.seal(place, JSON.stringify(next)),
  })
})

export const printerSwitchRoute = route(printerSwitch, ({ id, on }, context) => change(context, id, { on }))
export const printerRenameRoute = route(printerRename, ({ id, label }, context) => change(context, id, { label }))

export const printerRemoveRoute = route(printerRemove, async ({ id }, context) => {
  const printer = await ownPrinter(context, id)
  if (!printer) return settingsOf(context)
  if (bindOf(printer) === 'bound') return refuse('in-use')
  await dropRefused(context, printer)
  await removePrinter(context, printer)
  return settingsOf(context)
})

const printingOf = ({ shop }: RouteContext) => shop.printing ?? { share: 'load' as const, couriers: {} }

export const printShareSaveRoute = route(printShareSave, ({ share }, context) =>
  saveShop(context, { printing: { ...printingOf(context), share } }),
)

export const printCourierSaveRoute = route(printCourierSave, async ({ courier, printerId }, context) => {
  if (printerId !== undefined && !(await ownPrinter(context, printerId))) return refuse('not-found')
  const others = Object.entries(printingOf(context).couriers).filter(([key]) => key !== courier)
  const next = Object.fromEntries(printerId === undefined ? others : [...others, [courier, printerId]])
  return saveShop(context, { printing: { ...printingOf(context), couriers: next } })
})
