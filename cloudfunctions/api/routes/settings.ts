import { courierSave, senderSave, settingsGet, shopSave, type SettingsValue } from '@shared/api/settings'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { effectRowId } from '@shared/effect/partner-key'
import { PACKING_OFF } from '@shared/pack/packing-settings'
import { sentByPhone } from '@shared/printer/drivers'
import { bindOf } from '@shared/printer/printer-doc'
import type { CourierDoc, PrinterDoc, ShopDoc } from '@shared/shop/shop'
import { addCourier, changeCourier, findCouriers, getCourier } from '../../repo/couriers'
import { findCopiesOfPrinter } from '../../repo/copies'
import { getEffect } from '../../repo/effects'
import { findPrinters } from '../../repo/printers'
import { getRate } from '../../repo/rates'
import { changeShop, getShop } from '../../repo/shops'
import { openReaudit } from '../../verbs/re-audit'
import { actorOf, route, type RouteContext } from '../route'

/** The channel that new courier accounts go through. */
const CHANNEL = 'kdniao'
/** A screen says at most so many. */
const COUNTED = 300

async function courierRow(context: RouteContext, doc: CourierDoc): Promise<SettingsValue['couriers'][number]> {
  const rate = await getRate(context, doc._id)
  const paused = rate && rate.pausedUntil > context.now() ? (rate.pauseReason ?? 'paused') : undefined
  const { _id, courier, label, on, pickupAt } = doc
  return { id: _id, courier, label, on, pickupAt, ...(paused ? { paused } : {}) }
}

/** Why it was refused stands on the row that asked, in the maker's words. */
async function bindProblem(context: RouteContext, doc: PrinterDoc): Promise<string> {
  const row = await getEffect(context, effectRowId({ kind: 'printer.bind', docId: doc._id, n: doc.bindRev ?? 1 }))
  return row?.trouble?.providerText || (row?.trouble?.providerCode ?? '')
}

/** How long a queue is, its maker's cloud says; of a Bluetooth printer the ledger alone knows. */
async function waitingAt(context: RouteContext, doc: PrinterDoc): Promise<number> {
  if (!sentByPhone(doc)) return doc.waiting
  return (await findCopiesOfPrinter(context, doc._id, { state: 'new', limit: COUNTED })).length
}

async function printerRow(context: RouteContext, doc: PrinterDoc): Promise<SettingsValue['printers'][number]> {
  const { _id, label, driver, sn, on, condition, conditionAt, template } = doc
  const since = doc.conditionSince ?? conditionAt
  const waiting = await waitingAt(context, doc)
  const bind = bindOf(doc)
  const problem = bind === 'refused' ? await bindProblem(context, doc) : ''
  const row = { id: _id, label, driver, sn, on, condition, conditionAt, since, waiting, template, bind }
  return problem === '' ? row : { ...row, problem }
}

export async function settingsOf(context: RouteContext): Promise<Result<SettingsValue, 'not-found'>> {
  const shop = await getShop(context, context.shop._id)
  if (!shop) return refuse('not-found')
  const { name, shipWithinHours, pickBeforePack, autoMerge, sameApp, sender, packing = PACKING_OFF } = shop
  const couriers = await findCouriers(context, shop._id)
  const printers = await findPrinters(context, shop._id)
  return ok({
    shop: { name, shipWithinHours, pickBeforePack, autoMerge, sameApp, packing },
    sender,
    couriers: await Promise.all(couriers.map((doc) => courierRow(context, doc))),
    printers: await Promise.all(printers.map((doc) => printerRow(context, doc))),
    drivers: context.printerDrivers,
    printing: shop.printing ?? { share: 'load', couriers: {} },
  })
}

export async function saveShop(context: RouteContext, patch: Partial<ShopDoc>) {
  const shop = await getShop(context, context.shop._id)
  if (!shop) return refuse('not-found')
  return (await changeShop(context, shop, patch)) ? settingsOf(context) : refuse('changed-meanwhile')
}

export const settingsGetRoute = route(settingsGet, (_input, context) => settingsOf(context))

export const shopSaveRoute = route(shopSave, async ({ packing, ...input }, context) => {
  const hours = Math.round(input.shipWithinHours)
  if (!(hours >= 1 && hours <= 720)) return refuse('bad-input', 'shipWithinHours')
  return saveShop(context, { ...input, shipWithinHours: hours, ...(packing ? { packing } : {}) })
})

export const senderSaveRoute = route(senderSave, (sender, context) => saveShop(context, { sender }))

/** An account came or went: orders that nobody could carry are asked about again. */
const askCouriersAgain = (context: RouteContext, accountId: string) =>
  openReaudit(context, {
    requestId: joinId('couriers', accountId, context.now()),
    shopId: context.shop._id,
    by: actorOf(context),
    pick: ({ findings }) =>
      findings.some(({ code, facts }) => code === 'not-served' || [facts?.['rules']].flat().includes('wish-unmet')),
  })

/** Account fields go in sealed and never come out again. */
export const courierSaveRoute = route(courierSave, async (input, context) => {
  const { courier, label, on, pickupAt, fields } = input
  const shopId = context.shop._id
  const _id = joinId(shopId, CHANNEL, courier)
  const place = { collection: 'couriers', id: _id, field: 'secrets' }
  const known = await getCourier(context, _id)
  // a form sends what was typed: what it leaves out stays as it is
  const kept = known ? (JSON.parse(context.seal.open(place, known.secrets)) as Record<string, string>) : {}
  const sealed = (values: Readonly<Record<string, string>>) =>
    context.seal.seal(place, JSON.stringify({ ...kept, ...values }))
  const patch = { label, on, pickupAt, ...(fields ? { secrets: sealed(fields) } : {}) }
  const done = known
    ? await changeCourier(context, known, patch)
    : await addCourier(context, { _id, v: 1, ver: 1, shopId, channel: CHANNEL, courier, secrets: sealed({}), ...patch })
  if (!done || done === 'exists') return refuse('changed-meanwhile')
  if (known?.on !== on) await askCouriersAgain(context, _id)
  return settingsOf(context)
})
