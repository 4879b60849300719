import type { LabelCopy } from '../../src/shared/parcel/copy'
import { hasLeft } from '../../src/shared/order/compute-order-state'
import type { OrderDoc } from '../../src/shared/order/order'
import type { ParcelDoc } from '../../src/shared/parcel/parcel'
import type { CardDoc } from '../../src/shared/shop/shop'
import type { StockDoc } from '../../src/shared/stock/stock'
import { pacesOf, type PaceDoc } from '../../src/shared/tracking/pace'
import type { World } from './world'

const doorOf = ({ masked }: Pick<ParcelDoc['ship'], 'masked'>): string => masked.detail
const isLive = (parcel: ParcelDoc) => parcel.goods !== 'void'
const twice = (values: readonly string[]): string[] => values.filter((value, i) => values.indexOf(value) !== i)

function ofParcel(parcel: ParcelDoc, voided: ReadonlySet<string>): string[] {
  const wrong = parcel.voidNumbers
    .filter((number) => !voided.has(number))
    .map((number) => `${number} is void with us only`)
  if (!isLive(parcel)) return parcel.waybill === 'void' ? wrong : [...wrong, `void ${parcel._id} is ${parcel.waybill}`]
  if (!parcel.waybillNo) return [...wrong, `parcel ${parcel._id} has no number`]
  return voided.has(parcel.waybillNo) ? [...wrong, `${parcel._id} ships a void number`] : wrong
}

/** A parcel that went to a former door, and nobody was told to call it back. */
function wrongDoors(world: World): string[] {
  const orders = new Map(world.orders().map((order) => [order._id, order]))
  return world.db
    .all<ParcelDoc>('parcels')
    .filter(({ goods, intercept }) => goods === 'handed-over' && intercept?.reason !== 'address-changed')
    .flatMap((parcel) => parcel.orderIds.map((id) => ({ parcel, order: orders.get(id) })))
    .filter(({ parcel, order }) => order && doorOf(order) !== doorOf(parcel.ship))
    .map(({ parcel }) => `${parcel._id} went to the wrong door`)
}

function waybills({ db, scripted }: World): string[] {
  const parcels = db.all<ParcelDoc>('parcels')
  const { numbers, voided } = scripted.courier
  const wrong: string[] = []
  const known = new Set(
    parcels.flatMap(({ waybillNo, voidNumbers }) => [...(waybillNo ? [waybillNo] : []), ...voidNumbers]),
  )
  for (const [key, number] of numbers) if (!known.has(number)) wrong.push(`lost number ${number} of ${key}`)
  for (const number of twice(parcels.flatMap(({ waybillNo }) => (waybillNo ? [waybillNo] : []))))
    wrong.push(`number ${number} on two parcels`)
  if (new Set(numbers.values()).size !== numbers.size) wrong.push('a key got two numbers')
  for (const parcel of parcels) wrong.push(...ofParcel(parcel, voided))
  return wrong
}

function paper({ db, scripted }: World): string[] {
  const wrong = twice(scripted.printer.paper).map((id) => `copy ${id} came out twice`)
  for (const { _id, state } of db.all<LabelCopy>('copies')) {
    const out = scripted.printer.paper.includes(_id)
    if (out !== (state === 'accepted' || state === 'printed')) wrong.push(`copy ${_id} is ${state}, paper: ${out}`)
  }
  return wrong
}

function endOf({ hold, platformStatus }: OrderDoc): readonly OrderDoc['state'][] {
  if (platformStatus !== 'paid') return ['cancelled', 'shipped', 'done']
  return hold === 'held' ? ['shipped', 'done'] : ['held']
}

const cardOf = (world: World, kind: CardDoc['kind'], subject: string): boolean =>
  world.db.all<CardDoc>('cards').some((card) => card.kind === kind && card.subject === subject && card.state === 'open')

/** The platform shows a void number and no other is there: a person has been told what to do. Nobody is told of less. */
function toldVoid(world: World, order: OrderDoc, theirs: string): string[] {
  const voided = theirs !== '' && theirs.split(',').every((number) => world.scripted.courier.voided.has(number))
  const told = order.upload.blocked === 'told-void' && cardOf(world, 'told-void', order._id)
  return voided && told ? [] : [`order ${order._id}: ${theirs} is void, told: ${told}`]
}

/** The one re-ship is spent, and what was told by it is void as well: the platform stays wrong, and a person knows. */
const isSpent = (world: World, { _id, upload }: OrderDoc): boolean =>
  upload.blocked === 'reship-used' && cardOf(world, 'reship-needed', _id)

function writeBack(world: World): string[] {
  const { doubles } = world.scripted.source.books
  const wrong = doubles > 0 ? [`${doubles} uploads told what was known`] : []
  const parcels = world.db.all<ParcelDoc>('parcels')
  for (const order of world.orders()) {
    const ours = parcels.filter((one) => hasLeft(one) && one.orderIds.includes(order._id))
    const theirs = world.scripted.source.shipping.get(`T${order.platformNo}`)?.parcels ?? []
    const numbers = (list: readonly { readonly waybillNo?: string }[]) =>
      list
        .map((one) => one.waybillNo)
        .sort()
        .join()
    if (ours.length === 0 && theirs.length > 0) wrong.push(...toldVoid(world, order, numbers(theirs)))
    else if (numbers(ours) !== numbers(theirs) && !isSpent(world, order))
      wrong.push(`order ${order._id}: ${numbers(ours)} here, ${numbers(theirs)} there`)
    const expected = endOf(order)
    if (!expected.includes(order.state)) wrong.push(`order ${order._id} ended ${order.state}, hold ${order.hold}`)
  }
  for (const { _id, addressAsk } of world.orders())
    if (addressAsk?.state === 'wanted') wrong.push(`the buyer of ${_id} is still to be asked`)
  return [...wrong, ...twice(world.scripted.notices.sent).map((openid) => `${openid} was told twice`)]
}

function stock(world: World): string[] {
  const wrong: string[] = []
  const parcels = world.db.all<ParcelDoc>('parcels')
  for (const { sku, onHand, free, holds } of world.db.all<StockDoc>('stock')) {
    const held = Object.values(holds).reduce((sum, quantity) => sum + quantity, 0)
    const left = parcels
      .filter((parcel) => hasLeft(parcel) && parcel.restock === undefined)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.sku === sku)
      .reduce((sum, line) => sum + line.quantity, 0)
    if (onHand !== free + held || free < 0) wrong.push(`stock ${sku}: ${onHand} is not ${free} + ${held}`)
    if (onHand !== world.stockAtStart - left) wrong.push(`stock ${sku}: ${onHand} on hand after ${left} left`)
    if (held > 0) wrong.push(`stock ${sku}: ${held} still held`)
  }
  return wrong
}

/** A parcel that arrived counts once on its way; one that was sent back tells nothing. */
function paces({ db }: World): string[] {
  const arrived = db.all<ParcelDoc>('parcels').filter(({ deliveredAt }) => deliveredAt !== undefined)
  const wrong = arrived.filter(({ trip }) => trip !== 'done').map(({ _id }) => `nobody learned how long ${_id} took`)
  const known = db.all<PaceDoc>('paces')
  const should = arrived.flatMap((parcel) => Object.values(pacesOf(parcel)).map((id) => `${id} ${parcel._id}`))
  const counted = known.flatMap(({ _id, trips }) => trips.map(({ parcelId }) => `${_id} ${parcelId}`))
  const theSame = JSON.stringify(should.sort()) === JSON.stringify(counted.sort())
  return theSame ? wrong : [...wrong, `trips: ${counted.length} counted, ${should.length} made`]
}

function rows(world: World): string[] {
  const open = world.effects().filter(({ state }) => !['done', 'dropped'].includes(state))
  const late = world.db.all<CardDoc>('cards').filter(({ kind, state }) => kind === 'late-answer' && state === 'open')
  const waited = world.db.all<CardDoc>('cards').filter(({ kind, state }) => kind === 'coming-back' && state === 'open')
  const waitedFor = new Set(waited.map(({ subject }) => subject))
  const unmet = world.db
    .all<ParcelDoc>('parcels')
    .filter(({ _id, goods }) => (goods === 'coming-back') !== waitedFor.has(_id))
  return [
    ...unmet.map(({ _id, goods }) => `${_id} is ${goods}, and the card says otherwise`),
    ...open.map(({ _id, state }) => `effect ${_id} ended ${state}`),
    ...late
      .filter(({ subject }) => subject.startsWith('waybill-create'))
      .map(({ subject }) => `late answer ${subject}`),
  ]
}

/** Everything that does not agree between the partners' books and ours; empty when all is well. */
export const disagreements = (world: World): string[] => [
  ...waybills(world),
  ...paper(world),
  ...writeBack(world),
  ...wrongDoors(world),
  ...stock(world),
  ...paces(world),
  ...rows(world),
]
