import { COURIERS } from '@shared/courier/couriers'
import type { Receiver, Sender } from '@shared/kernel/address'
import type { CourierAccount, WaybillAnswer, WaybillAsk, WaybillRef } from '@shared/ports/courier'
import { ProviderError } from '@shared/ports/provider-error'
import { z } from 'zod'
import { parseBigJson } from '../../../cloud/big-json'
import { readAnswer } from '../../exchange'
import { accepted, type KdniaoReply } from './client'
import { kdniaoError, unfit } from './errors'
import { cut, legal } from './text'
import { ASK_POST_CODE, DELIVERY_METHOD, KDNIAO, NEEDED_FIELDS, SENT_FIELDS } from './units'

/** 快递鸟's lengths, in characters. */
const MAX = { name: 30, phone: 20, address: 100, goods: 100, remark: 60 } as const
const MUNICIPALITIES = new Set(['北京市', '天津市', '上海市', '重庆市'])

const sentFields = (account: CourierAccount): Record<string, string> =>
  Object.fromEntries(SENT_FIELDS.flatMap((name) => (account.fields[name] ? [[name, account.fields[name]]] : [])))

/** Full names with 省/市/区, but 北京 for the province 北京市; a level that a place lacks is filled by its neighbour. */
function toRegion({ province, city, district }: Receiver | Sender) {
  const given = city || (MUNICIPALITIES.has(province) ? province : district)
  return {
    ProvinceName: MUNICIPALITIES.has(province) ? province.slice(0, -1) : province,
    CityName: given,
    ExpAreaName: district || given,
  }
}

function toPhone(phone: string) {
  return /^1\d{10}/.test(phone) ? { Mobile: cut(phone, MAX.phone) } : { Tel: cut(phone, MAX.phone) }
}

/** An address is never cut: what falls off is the door number. */
function toContact(contact: Receiver | Sender, postCode?: string) {
  const extension = 'extension' in contact && contact.extension ? `-${contact.extension}` : ''
  const address = legal(contact.detail)
  if (Array.from(address).length > MAX.address) throw unfit('Address', 'order')
  return {
    Name: cut(contact.name, MAX.name),
    ...toPhone(contact.phone + extension),
    ...(postCode === undefined ? {} : { PostCode: postCode }),
    ...toRegion(contact),
    Address: address,
  }
}

function toCommodity(goods: WaybillAsk['goods']) {
  const named = goods.length > 0 ? goods : [{ title: '商品', quantity: 1 }]
  return named.map(({ title, quantity }) => ({ GoodsName: cut(title, MAX.goods) || '商品', Goodsquantity: quantity }))
}

/** 1007. No print template and no automatic subscription: labels are ours, and 8008 is asked for separately. */
export function toEOrder(ask: WaybillAsk): object {
  const { account } = ask
  const missing = NEEDED_FIELDS[account.courier].find((name) => !account.fields[name])
  if (missing !== undefined) throw unfit(missing, 'account')
  const postCode = ASK_POST_CODE.has(account.courier) ? (account.fields['PostCode'] ?? '000000') : undefined
  const method = DELIVERY_METHOD[account.courier]
  return {
    OrderCode: ask.partnerKey,
    ShipperCode: COURIERS[account.courier].kdniao,
    ...sentFields(account),
    PayType: Number(account.fields['PayType'] ?? '3'),
    ExpType: account.fields['ExpType'] ?? '1',
    ...(method === undefined ? {} : { DeliveryMethod: method }),
    IsNotice: 1,
    Receiver: toContact(ask.receiver, postCode),
    Sender: toContact(ask.sender, postCode),
    Commodity: toCommodity(ask.goods),
    Weight: ask.weightGrams / 1000,
    Quantity: 1,
    Remark: cut(ask.remark, MAX.remark),
    IsReturnPrintTemplate: '0',
    IsSubscribe: '0',
  }
}

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim())
const routeLabel = z.object({
  Details: z.array(z.object({ Detail: z.object({ destRouteLabel: text }) })).min(1),
})
const eorder = z.object({
  Order: z
    .object({
      LogisticCode: text,
      KDNOrderCode: text,
      MarkDestination: text,
      SortingCode: text,
      PackageName: text,
      PackageCode: text,
      DestinatioCode: text,
      ShipperInfo: z.unknown().optional(),
    })
    .nullish(),
})

/** A routing that cannot be read must not lose the number that came with it. */
function parsedOrNothing(json: string): unknown {
  try {
    return parseBigJson(json)
  } catch {
    return undefined // the label then shows no mark, and the check of labels says so
  }
}

/** SF's routing is not in MarkDestination but in ShipperInfo, an object or the JSON of one. */
function sfMark(shipperInfo: unknown): string {
  const read = routeLabel.safeParse(typeof shipperInfo === 'string' ? parsedOrNothing(shipperInfo) : shipperInfo)
  return read.success ? (read.data.Details[0]?.Detail.destRouteLabel ?? '') : ''
}

/** A yes is a number: 100, or 106 with the first answer replayed. 106 alone means "issued before, somewhere": people look. */
export function toWaybill(reply: KdniaoReply): WaybillAnswer {
  const { Order: order } = readAnswer(KDNIAO, eorder, reply.answer)
  if (!order?.LogisticCode) {
    if (reply.code === '106') throw kdniaoError(reply.code, reply.reason)
    accepted(reply)
    throw new ProviderError({ provider: KDNIAO, failure: 'no-answer', scope: 'order', providerCode: 'no-number' })
  }
  if (reply.code !== '106') accepted(reply)
  const packageCenter = order.PackageName || order.PackageCode
  return {
    waybillNo: order.LogisticCode,
    routing: {
      mark: order.MarkDestination || sfMark(order.ShipperInfo) || order.DestinatioCode,
      ...(order.SortingCode ? { sortingCode: order.SortingCode } : {}),
      ...(packageCenter ? { packageCenter } : {}),
    },
    ...(order.KDNOrderCode ? { partnerNo: order.KDNOrderCode } : {}),
    replayed: reply.code === '106',
  }
}

/** 1147 names the number as ExpNo and proves the account again. */
export function toCancel({ account, partnerKey, waybillNo }: WaybillRef): object {
  const { CustomerName, CustomerPwd } = account.fields
  return {
    ShipperCode: COURIERS[account.courier].kdniao,
    OrderCode: partnerKey,
    ExpNo: waybillNo,
    ...(CustomerName ? { CustomerName } : {}),
    ...(CustomerPwd ? { CustomerPwd } : {}),
  }
}

export function toBalanceAsk(account: CourierAccount): object {
  const { CustomerName, CustomerPwd, StationCode, StationName, SendSite } = account.fields
  return {
    ShipperCode: COURIERS[account.courier].kdniao,
    CustomerName: CustomerName ?? '',
    CustomerPwd: CustomerPwd ?? '',
    StationCode: StationCode ?? '',
    StationName: StationName ?? SendSite ?? '',
  }
}

const balance = z.object({ EorderBalance: z.object({ AvailableNum: z.coerce.number() }) })

export const toBalance = (reply: KdniaoReply): { readonly left: number } => ({
  left: readAnswer(KDNIAO, balance, accepted(reply).answer).EorderBalance.AvailableNum,
})
