import {
  printCourierSave,
  printerAdd,
  printerBind,
  printerRemove,
  printerRename,
  printerSwitch,
  printSheetSave,
  printShareSave,
} from '@shared/api/settings'
import { effectRowId } from '@shared/effect/partner-key'
import { joinId } from '@shared/kernel/ids'
import { refuse } from '@shared/kernel/result'
import { driverInfo, sentByPhone, type DriverInfo } from '@shared/printer/drivers'
import { bindOf, isUsable } from '@shared/printer/printer-doc'
import { paperIn, sheetPapers, type SheetKind, type SheetPrinter } from '@shared/printer/sheet'
import type { PrinterDoc, PrintingSettings } from '@shared/shop/shop'
import type { Patch } from '../../repo/books'
import { getEffect, moveEffect } from '../../repo/effects'
import { addPrinter, changePrinter, findPrinters, getPrinter, removePrinter } from '../../repo/printers'
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

const printingOf = ({ shop }: RouteContext): PrintingSettings => shop.printing ?? { share: 'load', couriers: {} }

export const printShareSaveRoute = route(printShareSave, ({ share }, context) =>
  saveShop(context, { printing: { ...printingOf(context), share } }),
)

export const printCourierSaveRoute = route(printCourierSave, async ({ courier, printerId }, context) => {
  if (printerId !== undefined && !(await ownPrinter(context, printerId))) return refuse('not-found')
  if (printerId !== undefined && paperIn(context.shop.printing, printerId) !== undefined) return refuse('other-paper')
  const others = Object.entries(printingOf(context).couriers).filter(([key]) => key !== courier)
  const next = Object.fromEntries(printerId === undefined ? others : [...others, [courier, printerId]])
  return saveShop(context, { printing: { ...printingOf(context), couriers: next } })
})

/** Why a printer cannot be the one for a kind of sheet. One printer has one paper in it. */
async function whyNoSheet(context: RouteContext, kind: SheetKind, { printerId, paper }: SheetPrinter) {
  const printer = await ownPrinter(context, printerId)
  if (!printer || bindOf(printer) !== 'bound') return 'not-found'
  if (!sheetPapers(printer).includes(paper)) return 'no-such-paper'
  const { sheets = {} } = printingOf(context)
  const others = { ...printingOf(context), sheets: { ...sheets, [kind]: undefined } }
  const inIt = paperIn(others, printerId)
  if (inIt !== undefined) return inIt === paper ? undefined : 'other-paper'
  const labels = (await findPrinters(context, context.shop._id)).filter(
    (one) => isUsable(one) && one._id !== printerId && paperIn(others, one._id) === undefined,
  )
  return labels.length === 0 ? 'last-label-printer' : undefined
}

/** Labels of a courier that came out of it are shared from now on. */
export const printSheetSaveRoute = route(printSheetSave, async ({ kind, printer }, context) => {
  const { couriers, sheets, ...rest } = printingOf(context)
  const why = printer && (await whyNoSheet(context, kind, printer))
  if (why) return refuse(why)
  const own = Object.entries(couriers).filter(([, id]) => id !== printer?.printerId)
  const others = Object.entries(sheets ?? {}).filter(([key]) => key !== kind)
  const next = Object.fromEntries(printer ? [...others, [kind, printer]] : others)
  return saveShop(context, { printing: { ...rest, couriers: Object.fromEntries(own), sheets: next } })
})
