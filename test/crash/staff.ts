import type { LabelCopy } from '../../src/shared/parcel/copy'
import { decideGoods, decideVoid } from '../../src/shared/parcel/decide-goods'
import { claimLines, planParcel } from '../../src/shared/parcel/decide-plan'
import { takeHome } from '../../src/shared/parcel/decide-return'
import { followTrack } from '../../src/shared/tracking/follow-track'
import { settleStop } from '../../src/shared/parcel/decide-stop'
import { openStops } from '../../src/shared/parcel/gates'
import type { OrderDoc } from '../../src/shared/order/order'
import type { ParcelDoc } from '../../src/shared/parcel/parcel'
import type { Books } from '../../cloudfunctions/repo/books'
import { changeCopy } from '../../cloudfunctions/repo/copies'
import { getEffect, moveEffect } from '../../cloudfunctions/repo/effects'
import { changeOrder } from '../../cloudfunctions/repo/orders'
import { addParcel, changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { countCopies } from '../../cloudfunctions/work/effects/print-send'
import type { LivePayment } from '../../src/shared/ports/order-source'
import { learnLive } from '../../cloudfunctions/verbs/learn-live'
import { fixAddress } from '../../cloudfunctions/verbs/fix-address'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { askReship } from '../../cloudfunctions/verbs/reship'
import { tellEarly } from '../../cloudfunctions/verbs/tell-early'
import { frozenShip, RECEIVER, seal, shop } from './shop'
import type { World } from './world'

const BY = 'staff'
const parcelIdOf = (order: OrderDoc): string =>
  `${order.platformNo.padStart(14, '0')}${String(order.parcelIds.length).padStart(2, '0')}`

/** Plans an order: the claim first, then the parcel; a claim whose parcel is missing is finished. */
async function plan(books: Books, order: OrderDoc): Promise<void> {
  const seq = Number(order.platformNo)
  const missing: string[] = []
  for (const id of order.parcelIds) if (!(await getParcel(books, id))) missing.push(id)
  const make = async (id: string, lines: ParcelDoc['lines']) => {
    const printWish = { printerId: 'p1', seq, by: BY }
    const at = books.now()
    const ship = frozenShip(id, order)
    await addParcel(
      books,
      planParcel({ id, orders: [order], lines, ship, waveId: 'w', slot: seq, printWish, by: BY, at }),
    )
  }
  for (const id of missing) {
    const lines = order.lines.filter((line) => line.planned > 0)
    await make(
      id,
      lines.map((line) => ({ ...line, orderId: order._id, quantity: line.planned })),
    )
  }
  if (missing.length > 0) return
  const id = parcelIdOf(order)
  const claim = claimLines(order, id)
  if (claim.ok && (await changeOrder(books, order, claim.value.set))) await make(id, claim.value.lines)
}

async function handOver(books: Books, parcel: ParcelDoc): Promise<void> {
  const actor = { at: books.now(), by: BY, pickBeforePack: false }
  const packed = decideGoods('pack', parcel, actor)
  if (packed.ok && !(await changeParcel(books, parcel, packed.value))) return
  await handOverParcel({ ...books, seal }, shop, { parcelId: parcel._id, handoverId: 'h', by: BY })
}

/** What the bench does with a stop: takes the lines out, or tears the label. */
async function settleStops(books: Books, parcel: ParcelDoc): Promise<void> {
  const [stop] = openStops(parcel)
  const step = stop && settleStop(parcel, stop.id, { at: books.now(), by: BY })
  if (step?.ok) await changeParcel(books, parcel, step.value)
}

/**
 * The courier brings one parcel in four to the door, and sends one back; on some of those he changes his mind, the others are taken
 * in by us.
 */
export async function courierRound(world: World, books: Books): Promise<void> {
  for (const parcel of world.db.all<ParcelDoc>('parcels')) {
    const turn = Number(parcel._id.slice(0, 14)) % 4
    if (turn === 1 && parcel.goods === 'handed-over' && parcel.track === 'none')
      await hear(books, parcel, ['collected', 'moving', 'delivered'])
    if (turn !== 2) continue
    const dice = world.random()
    if (parcel.goods === 'handed-over' && parcel.track === 'none' && dice < 0.5)
      await hear(books, parcel, ['collected', 'returning'])
    if (parcel.goods !== 'coming-back') continue
    if (dice < 0.2) await hear(books, parcel, ['collected', 'returning', 'delivered'])
    else if (dice < 0.6) {
      const step = takeHome(parcel, { at: books.now(), by: BY, toShelf: dice < 0.4 })
      if (step.ok) await changeParcel(books, parcel, step.value)
    }
  }
}

async function hear(books: Books, parcel: ParcelDoc, states: readonly ParcelDoc['track'][]): Promise<void> {
  const events = states.map((state, at) => ({ at, state, code: state, text: state }))
  const patch = followTrack(parcel, { waybillNo: parcel.waybillNo ?? '', courier: parcel.courier, events })
  if (patch) await changeParcel(books, parcel, patch)
}

/** Some buyers have their money back, at any time: what has left by then is called back, the rest stays. */
export async function refundOne(world: World, books: Books): Promise<void> {
  const order = world.orders().find(({ platformNo }) => platformNo === '5')
  if (!order || world.random() > 0.15) return
  const live: LivePayment = {
    ...{ tradeNo: order.platformNo, transactionId: `T${order.platformNo}`, openid: `O${order.platformNo}` },
    ...{ paidFen: 100, paidAt: 0, state: 'refunded', inComplaint: false },
    shipping: { mode: 'none', finished: false, finishCount: 0, parcels: [] },
  }
  await learnLive(books, order._id, { live })
}

/** A buyer has moved, and says so once: whoever writes it down may die before the parcels hear of it. */
export async function moveBuyer(world: World, books: Books): Promise<void> {
  const orders = world.orders().filter(({ addressRev }) => addressRev === undefined)
  const order = orders[Math.floor(world.random() * orders.length)]
  if (order && world.random() < 0.2)
    await fixAddress({ ...books, seal }, order._id, { receiver: { ...RECEIVER, detail: '草堂路39号' }, by: BY })
}

async function voidParcel(books: Books, parcel: ParcelDoc): Promise<void> {
  const step = decideVoid(parcel, { at: books.now(), by: BY })
  if (step.ok) await changeParcel(books, parcel, step.value)
}

/** The person at the printer looks whether the label is there, and says so. */
async function lookAtPaper(world: World, books: Books, copy: LabelCopy): Promise<void> {
  const isThere = world.scripted.printer.paper.includes(copy._id)
  const row = await getEffect(books, `print-send_${copy._id}_${copy.sendRev}`)
  if (row?.state !== 'person') return
  if (isThere) await changeCopy(books, copy, { state: 'printed', problem: undefined })
  else await changeCopy(books, copy, { state: 'new', sendRev: copy.sendRev + 1, problem: undefined })
  await countCopies(books, copy.parcelId)
  await moveEffect(books, row, { to: 'done', set: { dueAt: books.now() } })
}

/** Rows that only a person can settle, all but prints: tried again with the same key. */
async function decideRows(world: World, books: Books): Promise<void> {
  for (const row of world.effects())
    if (row.state === 'person' && row.kind !== 'print.send')
      await moveEffect(books, row, { to: 'ready', set: { dueAt: books.now(), tries: 0 } })
}

/** The owner does not wait for the van with some orders, and spends the re-ship where a label that was told of is void. */
export async function ownerRound(world: World, books: Books): Promise<void> {
  for (const order of world.orders()) {
    if (order.parcelIds.length > 0 && world.random() < 0.3) await tellEarly(books, order._id, BY)
    if (order.upload.blocked === 'reship-needed') await askReship(books, order._id, BY)
  }
}

/** The bench with one parcel: torn up, sorted out, or into the van. */
async function moveParcel(world: World, books: Books, parcel: ParcelDoc): Promise<void> {
  // One parcel in eight is voided, mostly while its number is being asked for.
  if (Number(parcel._id.slice(0, 14)) % 5 === 1 && parcel._id.endsWith('00') && world.random() < 0.5)
    await voidParcel(books, parcel)
  else if (openStops(parcel).length > 0) await settleStops(books, parcel)
  else if (parcel.early && parcel._id.endsWith('00') && world.random() < 0.5) await voidParcel(books, parcel)
  else if (parcel.copies > 0 && world.random() < 0.6) await handOver(books, parcel)
}

/** One round of the people in the shop; what a dying phone leaves half done is done in the next. */
export async function staffRound(world: World, books: Books): Promise<void> {
  for (const order of world.orders()) await plan(books, order)
  for (const copy of world.db.all<LabelCopy>('copies'))
    if (copy.state === 'unknown') await lookAtPaper(world, books, copy)
  for (const parcel of world.db.all<ParcelDoc>('parcels')) {
    if (parcel.goods !== 'planned' && parcel.goods !== 'packed') continue
    await moveParcel(world, books, parcel)
  }
  await decideRows(world, books)
}

/** Copies that were counted before their parcel heard of it: a person's word is two writes. */
export const recount = async (world: World, books: Books): Promise<void> => {
  for (const parcel of world.db.all<ParcelDoc>('parcels')) await countCopies(books, parcel._id)
}
