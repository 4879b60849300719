import type { EffectDoc } from '@shared/effect/effect'
import { limitsOf, type HeldLimit } from '@shared/effect/rate'
import { EFFECT_ROADS } from '@shared/effect/rows'
import type { CourierAccount, CourierPort } from '@shared/ports/courier'
import type { PrinterAccount, PrinterPort } from '@shared/ports/printer'
import { sentByPhone } from '@shared/printer/drivers'
import type { CourierDoc, PrinterDoc } from '@shared/shop/shop'
import { findCouriers, getCourier } from '../repo/couriers'
import { getPrinter } from '../repo/printers'
import { labelBooks, type PageTools } from './copy-page'
import type { WorkDeps } from './deps'
import { once } from './once'

export interface OpenCourier {
  readonly port: CourierPort
  readonly account: CourierAccount
}
export interface OpenPrinter {
  readonly port: PrinterPort
  readonly account: PrinterAccount
  readonly doc: PrinterDoc
}

/** Accounts of one slice: read and opened once, dropped with it, so that a changed setting holds from the next slice on. */
type LabelBooks = PageTools['accounts']
export interface Accounts extends LabelBooks {
  courier(id: string): Promise<OpenCourier | undefined>
  printer(id: string): Promise<OpenPrinter | undefined>
  /** A phone feeds this printer: no port here does. */
  byPhone(printerId: string): Promise<boolean>
  /** The shop's courier accounts, on or off. */
  couriersOf(shopId: string): Promise<readonly CourierDoc[]>
  limits(row: EffectDoc): Promise<readonly HeldLimit[]>
}

/** The key that an account's secrets were sealed with is gone: whoever has them types them in again. */
export class SecretsUnreadable extends Error {
  override readonly name = 'SecretsUnreadable'
}

function fieldsOf(deps: Pick<WorkDeps, 'seal'>, collection: string, doc: CourierDoc | PrinterDoc) {
  try {
    return JSON.parse(deps.seal.open({ collection, id: doc._id, field: 'secrets' }, doc.secrets)) as Record<
      string,
      string
    >
  } catch (cause) {
    throw new SecretsUnreadable(`${collection}/${doc._id}`, { cause })
  }
}

function openCourier(deps: Pick<WorkDeps, 'seal' | 'couriers'>, doc: CourierDoc): OpenCourier | undefined {
  const port = deps.couriers[doc.channel]
  if (!port || !doc.on) return undefined
  const { _id: id, channel, courier } = doc
  return { port, account: { id, channel, courier, fields: fieldsOf(deps, 'couriers', doc) } }
}

export function openPrinter(deps: Pick<WorkDeps, 'seal' | 'printers'>, doc: PrinterDoc): OpenPrinter | undefined {
  const port = deps.printers[doc.driver]
  if (!port || !doc.on) return undefined
  const { _id: id, driver, sn } = doc
  return { port, doc, account: { id, driver, sn, fields: fieldsOf(deps, 'printers', doc) } }
}

export function createAccounts(deps: WorkDeps): Accounts {
  const courier = once(async (id: string) => {
    const doc = await getCourier(deps, id)
    return doc && openCourier(deps, doc)
  })
  const printerDoc = once((id: string) => getPrinter(deps, id))
  const printer = once(async (id: string) => {
    const doc = await printerDoc(id)
    return doc && openPrinter(deps, doc)
  })
  const byPhone = async (id: string) => {
    const doc = await printerDoc(id)
    return doc !== undefined && sentByPhone(doc)
  }
  const { shop, template } = labelBooks(deps)
  const couriersOf = once((shopId: string) => findCouriers(deps, shopId))
  async function limits({ kind, account, shopId }: EffectDoc): Promise<readonly HeldLimit[]> {
    const road = EFFECT_ROADS[kind]
    if (account === undefined || road === 'ours') return []
    if (road === 'source') return deps.orderSource.limits
    if (road === 'notices') return deps.notices.limits
    if (road === 'printer') return (await printer(account))?.port.limits ?? []
    const open = await courier(account)
    return open ? limitsOf(open.port.limits, { shopId, channel: open.account.channel }) : []
  }
  return { courier, printer, byPhone, shop, couriersOf, template, limits }
}
