import { printerMove } from '@shared/api/print'
import { paperIn } from '@shared/printer/sheet'
import { standIn } from '@shared/printer/stand-in'
import type { CardDoc, PrinterDoc } from '@shared/shop/shop'
import { findCouriers } from '../repo/couriers'
import { findPrinters } from '../repo/printers'
import type { RouteContext } from './route'

const mayMove: readonly string[] = printerMove.allow

/** A queue that stands can go on elsewhere with one tap of who may: from where, to where. */
function wayOut({ shop, caller }: RouteContext, card: CardDoc, printers: readonly PrinterDoc[]): CardDoc['facts'] {
  if (!mayMove.includes(caller.staff?.role ?? '')) return {}
  const stopped = printers.find(({ _id }) => _id === card.subject)
  if (!stopped || stopped.waiting === 0) return {}
  const paper = paperIn(shop.printing, stopped._id)
  const other = standIn(printers.filter((one) => one !== stopped && paperIn(shop.printing, one._id) === paper))
  return other ? { from: stopped._id, to: other._id, toLabel: other.label } : {}
}

/** Cards of an account or a printer tell its id; people know it by the name the shop gave it, which is read only for these. */
export async function withNames(context: RouteContext, cards: readonly CardDoc[]): Promise<readonly CardDoc[]> {
  const { _id: shopId } = context.shop
  const has = (kind: CardDoc['kind']) => cards.some((card) => card.kind === kind)
  const printers = has('printer-stopped') ? await findPrinters(context, shopId) : []
  const couriers = has('account-paused') ? await findCouriers(context, shopId) : []
  const labels = new Map([...printers, ...couriers].map(({ _id, label }) => [_id, label]))
  return cards.map((card) => {
    const label = labels.get(card.subject)
    if (label === undefined) return card
    const way = card.kind === 'printer-stopped' ? wayOut(context, card, printers) : {}
    return { ...card, facts: { ...card.facts, label, ...way } }
  })
}
