import type { EffectDoc } from '@shared/effect/effect'
import { placeOf, seqAt } from '@shared/parcel/place'
import { planParcel } from '@shared/parcel/decide-plan'
import { addBatch } from '../../cloudfunctions/repo/batches'
import { addCopy } from '../../cloudfunctions/repo/copies'
import { getEffect, moveEffect } from '../../cloudfunctions/repo/effects'
import { addParcel, changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import type { Work } from '../../cloudfunctions/work/handler'
import { paperOrder, type PaperOrder } from '../../cloudfunctions/work/paper-order'
import { pauseAccount } from '../../cloudfunctions/work/rate'
import { frozenShip, orderDoc, SHOP, START } from '../crash/shop'
import { createMemoryDb } from '../support/memory-db'

const head = { v: 1, ver: 1, shopId: SHOP } as const

/** Slots 1 to `slots` of one tap at printer p1, with a copy for `printed` of them. */
async function wave(slots: number, printed: readonly number[], cursor?: number) {
  const clock = { at: START }
  const books = { db: createMemoryDb(), now: () => clock.at }
  const work = books as unknown as Work
  const printerIds = ['p1']
  const ask = { verb: 'print', orderIds: Array<string>(slots).fill('o'), printerIds, merge: false } as const
  const state = cursor === undefined ? ('done' as const) : ('open' as const)
  const rest = { by: 's', state, cursor: cursor ?? slots, total: slots, doneCount: 0, refusals: [], createdAt: START }
  await addBatch(books, { ...head, _id: 'wave', ask, ...rest })
  for (let slot = 1; slot <= (cursor ?? slots); slot++) {
    const seq = seqAt(START, slot - 1)
    const printWish = { printerId: 'p1', seq, by: 's' }
    const more = { waveId: 'wave', slot, by: 's', at: START, ...(printed.includes(slot) ? {} : { printWish }) }
    const order = orderDoc(String(slot), [['a', 1]])
    await addParcel(
      books,
      planParcel({ id: `P${slot}`, orders: [order], lines: [], ship: frozenShip(`P${slot}`, order), ...more }),
    )
    if (!printed.includes(slot)) continue
    const copy = {
      parcelId: `P${slot}`,
      n: 1,
      no: 1,
      waybillNo: `Z${slot}`,
      printerId: 'p1',
      seq,
      by: 's',
      slot,
    } as const
    await addCopy(books, {
      ...head,
      ...copy,
      _id: `P${slot}_1_1`,
      state: 'new',
      sendRev: 1,
      batchId: 'wave',
      createdAt: START,
    })
  }
  const row = async (slot: number) => {
    const found = await getEffect(books, `print-send_P${slot}_1_1_1`)
    if (!found) throw new Error(`no row of slot ${slot}`)
    return found
  }
  return { books, work, clock, row }
}

const isNext = async (paper: PaperOrder, row: EffectDoc): Promise<boolean> =>
  (await paper.waitsFor(row)).comers === undefined

it('lets a label wait for those before it, and for no other', async () => {
  const { work, books, row, clock } = await wave(4, [1, 3, 4])
  expect(await isNext(paperOrder(work), await row(1))).toBe(true)
  const collection: Work['db']['collection'] = (name) => (calls.push(name), books.db.collection(name))
  const calls: string[] = []
  const paper = paperOrder({ ...work, db: { collection } })
  const { comers } = await paper.waitsFor(await row(3))
  expect(comers?.map(({ labelRow }) => labelRow)).toEqual(['print-send_P2_1_1_1'])
  const second = await getParcel(books, 'P2')
  if (second) await changeParcel(books, second, { printWish: undefined })
  clock.at += 14_999
  expect(await isNext(paper, await row(3))).toBe(false)
  clock.at += 1
  expect(await isNext(paper, await row(3))).toBe(true)
  const before = calls.length
  expect(await isNext(paper, await row(4))).toBe(true)
  expect(calls).toHaveLength(before)
})

it('sends what it waited for first, and asks nothing anew until what it knows is used up', async () => {
  const { work, books, row } = await wave(4, [1, 4])
  const calls: string[] = []
  const collection: Work['db']['collection'] = (name) => (calls.push(name), books.db.collection(name))
  const paper = paperOrder({ ...work, db: { collection } })
  expect((await paper.waitsFor(await row(4))).comers).toHaveLength(2)
  const before = calls.length
  const label = (slot: number, more: Partial<EffectDoc> = {}): EffectDoc => ({
    ...first,
    _id: `print-send_P${slot}_1_1_1`,
    docId: `P${slot}_1_1`,
    seq: seqAt(START, slot - 1),
    ...more,
  })
  const first = await row(1)
  expect(paper.heard([label(3)]).map(({ _id }) => _id)).toEqual(['print-send_P3_1_1_1'])
  expect((await paper.waitsFor(label(3))).comers?.map(({ seq }) => seq)).toEqual([seqAt(START, 1)])
  // came and is with its printer already: nothing to send, nothing to wait for
  expect(paper.heard([label(2, { state: 'calling' })])).toEqual([])
  expect(await isNext(paper, label(3))).toBe(true)
  expect(await isNext(paper, await row(4))).toBe(true)
  expect(calls).toHaveLength(before)
})

it('looks at everything again once the number it waits for is not on its way any more', async () => {
  const { work, books, row } = await wave(3, [1, 3])
  const paper = paperOrder(work)
  expect(await isNext(paper, await row(3))).toBe(false)
  const asked = await getEffect(books, 'waybill-create_P2_1')
  const calling = asked && (await moveEffect(books, asked, { to: 'calling', set: { firstSentAt: START } }))
  expect(paper.heard(calling ? [calling] : [])).toEqual([])
  expect(await paper.waitsFor(await row(3))).toMatchObject({ hasRead: false, comers: [{ seq: seqAt(START, 1) }] })
  const refused = calling && (await moveEffect(books, calling, { to: 'refused', unset: ['firstSentAt'] }))
  paper.heard(refused ? [refused] : [])
  expect(await isNext(paper, await row(3))).toBe(true)
})

it('sees who comes soon behind a page of those that do not', async () => {
  const { work, books, row } = await wave(33, [33])
  for (let slot = 1; slot <= 31; slot++) {
    const asked = await getEffect(books, `waybill-create_P${slot}_1`)
    const calling = asked && (await moveEffect(books, asked, { to: 'calling' }))
    if (calling) await moveEffect(books, calling, { to: 'refused' })
  }
  const { comers } = await paperOrder(work).waitsFor(await row(33))
  expect(comers?.map(({ numberRow }) => numberRow)).toEqual(['waybill-create_P32_1'])
})

it('does not wait for what goes to another printer, is void, or was refused its number', async () => {
  const { work, books, row } = await wave(5, [5])
  const change = async (id: string, patch: Parameters<typeof changeParcel>[2]) => {
    const parcel = await getParcel(books, id)
    if (parcel) await changeParcel(books, parcel, patch)
  }
  await change('P1', { printWish: { printerId: 'p2', seq: seqAt(START, 0), by: 's' } })
  await change('P2', { goods: 'void', waybill: 'voiding' })
  await change('P2', { waybill: 'void' })
  expect(await isNext(paperOrder(work), await row(5))).toBe(false)
  for (const id of ['P3', 'P4']) {
    const asked = await getEffect(books, `waybill-create_${id}_1`)
    const calling = asked && (await moveEffect(books, asked, { to: 'calling' }))
    if (calling) await moveEffect(books, calling, { to: 'refused' })
  }
  expect(await isNext(paperOrder(work), await row(5))).toBe(true)
})

it('waits for what is not planned yet and for a queue that is only long', async () => {
  const { work, row, clock } = await wave(9, [1, 3], 3)
  const third = await row(3)
  const unplanned: EffectDoc = { ...third, seq: seqAt(START, 7) }
  clock.at += 599_000
  for (const waiting of [third, unplanned]) expect(await isNext(paperOrder(work), waiting)).toBe(false)
  clock.at += 1000
  for (const waiting of [third, unplanned]) expect(await isNext(paperOrder(work), waiting)).toBe(true)
})

it('waits ten seconds for a number that was asked for and does not come', async () => {
  const { work, books, row, clock } = await wave(3, [1, 3])
  clock.at += 50_000
  const asked = await getEffect(books, 'waybill-create_P2_1')
  const sent = { tries: 1, firstSentAt: clock.at, lastSentAt: clock.at }
  const calling = asked && (await moveEffect(books, asked, { to: 'calling', set: sent }))
  if (calling) await moveEffect(books, calling, { to: 'unknown' })
  clock.at += 9999
  expect(await isNext(paperOrder(work), await row(3))).toBe(false)
  clock.at += 1
  expect(await isNext(paperOrder(work), await row(3))).toBe(true)
})

it('does not wait for a number that is put off, fails again and again, or whose account rests', async () => {
  const { work, books, row, clock } = await wave(3, [1, 3])
  const set = async (values: Partial<EffectDoc>) => {
    const asked = await getEffect(books, 'waybill-create_P2_1')
    const calling = asked && (await moveEffect(books, asked, { to: 'calling' }))
    if (calling) await moveEffect(books, calling, { to: 'ready', set: values })
  }
  const third = async () => await isNext(paperOrder(work), await row(3))
  await set({ tries: 2, dueAt: clock.at + 10_000 })
  expect(await third()).toBe(false)
  await set({ tries: 2, dueAt: clock.at + 10_001 })
  expect(await third()).toBe(true)
  await set({ tries: 3, dueAt: clock.at })
  expect(await third()).toBe(true)
  await set({ tries: 0, dueAt: clock.at })
  expect(await third()).toBe(false)
  await pauseAccount(books, 'c1', { ms: 1000 })
  expect(await third()).toBe(false)
  await pauseAccount(books, 'c1', { ms: 300_000, reason: 'balance' })
  expect(await third()).toBe(true)
})

it('keeps tap and place apart in one number', () => {
  expect(placeOf(seqAt(START, 4095))).toEqual({ tap: START, index: 4095 })
  expect(Number.isSafeInteger(seqAt(Date.UTC(2036, 0, 1), 4095))).toBe(true)
  expect(seqAt(START, 4095)).toBeLessThan(seqAt(START + 1))
})

it('counts a batch in turns of its printers by the piece of the printer that asks', async () => {
  const { books, work, row, clock } = await wave(6, [1, 2, 3, 4, 5, 6])
  const shares = ['p1', 'p2'].map((printerId) => ({ printerId, count: 3 }))
  const batches = books.db.collection('batches')
  const open = (cursor: number) =>
    batches.update({ _id: 'wave' }, { $set: { state: 'open', cursor, 'ask.shares': shares, 'ask.turns': true } })
  await open(4)
  // two of each printer's three are planned
  expect(await isNext(paperOrder(work), await row(2))).toBe(true)
  expect(await isNext(paperOrder(work), { ...(await row(3)), seq: seqAt(START, 3) })).toBe(false)
  await open(6)
  clock.at += 1
  expect(await isNext(paperOrder(work), await row(3))).toBe(true)
})
