import type { EffectDoc } from '@shared/effect/effect'
import type { LabelCopy } from '@shared/parcel/copy'
import { COPY_LIVES_MS, whyNoCopy } from '@shared/parcel/copy-rules'
import type { FrozenShip, ParcelDoc } from '@shared/parcel/parcel'
import { planParcel } from '@shared/parcel/decide-plan'
import { addBatch } from '../../cloudfunctions/repo/batches'
import { addCopy } from '../../cloudfunctions/repo/copies'
import { moveEffect } from '../../cloudfunctions/repo/effects'
import { addParcel, changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { settleCopy } from '../../cloudfunctions/verbs/receipts'
import { createTestApi } from '../support/api'
import { NOON } from '../support/desk'
import { slowly } from '../support/slow-clock'

async function printed(change: Partial<ParcelDoc> = {}) {
  const at = await createTestApi()
  const packer = await at.hire('packer')
  const order = { _id: 'demo_1', shopId: 'demo', warehouseId: 'main', shipBy: NOON }
  const ship = { courier: 'zto', accountId: 'a', askHash: 'h' } as FrozenShip
  const parcel = planParcel({ id: 'P1', orders: [order], lines: [], ship, waveId: 'w', slot: 1, by: 's', at: NOON })
  await addParcel(at.desk, { ...parcel, waybill: 'got', waybillNo: 'Z1', ...change })
  const copy = (no: number, more: Partial<LabelCopy> = {}): LabelCopy => ({
    _id: `P1_1_${no}`,
    v: 1,
    ver: 1,
    shopId: 'demo',
    parcelId: 'P1',
    n: 1,
    no,
    waybillNo: 'Z1',
    printerId: 'demo_kuaimai_P1',
    seq: no,
    state: 'new',
    sendRev: 1,
    by: 's',
    slot: 1,
    createdAt: NOON,
    ...more,
  })
  const put = async (...copies: readonly LabelCopy[]) => {
    for (const one of copies) await addCopy(at.desk, one)
  }
  const copies = () => at.db.all<LabelCopy>('copies')
  const rows = () => at.db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'print.send')
  return { ...at, packer, copy, put, copies, rows }
}

const reprint = { requestId: 'again-0001', parcelId: 'P1', reason: '面单坏了' }

it.each([
  ['handed-over', { goods: 'handed-over' }],
  ['handed-over', { goods: 'back' }],
  ['cancelled', { goods: 'void', waybill: 'void' }],
  ['no-waybill', { waybill: 'voiding' }],
] as const)('refuses a copy as %s for %j', async (why, change) => {
  const at = await printed(change)
  expect(await at.call(at.packer, 'copyReprint', reprint)).toMatchObject({ ok: false, refusal: why })
  expect(at.copies()).toEqual([])
})

it('adds a reprint as a row of its own with who and why, once a tap', async () => {
  const at = await printed()
  await at.put(at.copy(1, { state: 'printed' }))
  const { copyId } = await at.must(at.packer, 'copyReprint', reprint)
  expect((await at.must(at.packer, 'copyReprint', reprint)).copyId).toBe(copyId)
  expect(at.copies()).toMatchObject([
    { no: 1, state: 'printed' },
    { no: 2, state: 'new', reason: '面单坏了', by: 'demo_o-packer' },
  ])
})

it('sends a copy anew by a person’s word only, and forgets the job before it', async () => {
  const at = await printed()
  await at.put(
    at.copy(1, { state: 'failed', jobId: 'J1', problem: 'printer-failed' }),
    at.copy(2, { state: 'accepted' }),
  )
  const answer = (copyId: string, cameOut: boolean) => at.call(at.packer, 'copyAnswer', { copyId, cameOut })
  expect(await answer('P1_1_2', false)).toMatchObject({ refusal: 'wrong-state' })
  expect(await answer('P1_1_1', false)).toMatchObject({ value: { state: 'new' } })
  expect(at.copies()[0]).toMatchObject({ state: 'new', sendRev: 2, askedAt: NOON })
  expect(at.copies()[0]).not.toHaveProperty('jobId')
  expect(await answer('P1_1_1', true)).toMatchObject({ refusal: 'wrong-state' })
})

it('asks a person for every label that failed or that nobody knows, and for no other', async () => {
  const at = await printed()
  const ask = { verb: 'print', orderIds: [], printerIds: [], merge: false } as const
  const run = { state: 'done', cursor: 1, total: 1, doneCount: 1, refusals: [] } as const
  await addBatch(at.desk, { v: 1, ver: 1, shopId: 'demo', _id: 'w', ask, ...run, by: 's', createdAt: NOON })
  const states = ['failed', 'unknown', 'accepted', 'printed', 'dropped'] as const
  await at.put(...states.map((state, i) => at.copy(i + 1, { state, batchId: 'w', slot: i + 1 })))
  expect(await at.must(at.packer, 'printProgress', { batchId: 'w' })).toMatchObject({
    unsure: 2,
    unsureCopies: [
      { copyId: 'P1_1_1', failed: true },
      { copyId: 'P1_1_2', failed: false },
    ],
  })
})

it('asks for paper of any batch that still matters, and takes the answer', async () => {
  const at = await printed()
  const owner = await at.hire('owner')
  const page = { parcelId: 'pick-list_w1', n: 2, sheet: { kind: 'pick-list', paper: 'a4' } } as const
  const [lost, young, list] = [at.copy(1), at.copy(2), at.copy(3, { ...page, waybillNo: '' })]
  await at.put(
    { ...lost, state: 'unknown', createdAt: NOON - 49 * 3_600_000 },
    { ...young, state: 'failed', batchId: 'gone' },
    { ...list, state: 'unknown' },
  )
  const ask = async () => (await at.must(owner, 'effectList', {})).unsureCopies
  expect((await ask()).map(({ copyId, failed, sheet }) => [copyId, failed, sheet?.page])).toEqual([
    [list._id, false, 2],
    [young._id, true, undefined],
  ])
  await at.must(owner, 'copyAnswer', { copyId: list._id, cameOut: true })
  const parcel = await getParcel(at.desk, young.parcelId)
  if (parcel) await changeParcel(at.desk, parcel, { goods: 'void' })
  expect(await ask()).toEqual([])
})

it('moves what was surely not sent to another printer, in its order, and leaves what a worker holds', async () => {
  const at = await printed()
  await at.put(at.copy(1), at.copy(2), at.copy(3), at.copy(4, { state: 'accepted' }))
  const held = at.rows().find(({ docId }) => docId === 'P1_1_2')
  if (held) await moveEffect(at.desk, held, { to: 'calling', set: { token: 't' } })
  const ask = { from: 'demo_kuaimai_P1', to: 'demo_kuaimai_P2' }
  expect(await at.must(at.packer, 'printerMove', ask)).toEqual({ moved: 2, asked: 0, left: 1 })
  expect(at.copies().map(({ printerId }) => printerId.slice(-2))).toEqual(['P2', 'P1', 'P2', 'P1'])
  const waiting = at.rows().filter(({ state }) => state === 'ready')
  expect(waiting.map(({ docId, lane, n }) => [docId, lane, n])).toEqual([
    ['P1_1_1', 'demo_kuaimai_P2', 2],
    ['P1_1_3', 'demo_kuaimai_P2', 2],
  ])
  expect(at.rows().find(({ docId }) => docId === 'P1_1_2')).toMatchObject({ state: 'calling', n: 1 })
})

it('moves a long queue by several calls, each well inside its time, and nothing of it twice', async () => {
  const at = await printed()
  await at.put(...Array.from({ length: 12 }, (_, i) => at.copy(i + 1)))
  slowly(at.clock, 900)
  const ask = { from: 'demo_kuaimai_P1', to: 'demo_kuaimai_P2' }
  const calls = []
  for (let more = true; more; more = calls.at(-1)?.more === true)
    calls.push(await at.must(at.packer, 'printerMove', ask))
  expect(calls.length).toBeGreaterThan(1)
  expect(calls.reduce((sum, { moved }) => sum + moved, 0)).toBe(12)
  expect(at.copies().every(({ printerId, sendRev }) => printerId === ask.to && sendRev === 2)).toBe(true)
})

it('moves nothing to a printer of nobody, or to itself', async () => {
  const at = await printed()
  for (const to of ['demo_kuaimai_P1', 'other_kuaimai_P2'])
    expect(await at.call(at.packer, 'printerMove', { from: 'demo_kuaimai_P1', to })).toMatchObject({ ok: false })
})

it('says of every state of a parcel whether a label may come out', () => {
  const parcel = { goods: 'planned', waybill: 'got', waybillNo: 'Z1', stops: [], ship: { receiver: 'k1.x' } } as const
  expect(whyNoCopy(parcel)).toBeUndefined()
  expect(whyNoCopy({ ...parcel, goods: 'coming-back' })).toBe('handed-over')
  expect(whyNoCopy({ ...parcel, goods: 'coming-back', ship: { receiver: '' } })).toBe('receiver-gone')
  const stop = { id: 's', orderId: 'o', lineNos: [1], reason: 'refund', at: 1 } as const
  expect(whyNoCopy({ ...parcel, stops: [stop] })).toBe('stopped')
  expect(whyNoCopy({ ...parcel, stops: [{ ...stop, clearedAt: 2 }] })).toBeUndefined()
  expect(COPY_LIVES_MS).toBe(7_200_000)
})

it('asks a person about a label that its printer may have begun, and counts it no more', async () => {
  const at = await printed({ copies: 1 })
  const copy = at.copy(1, { state: 'accepted', jobId: 'J1' })
  await at.put(copy)
  expect(await settleCopy(at.desk, copy, 'in-doubt')).toBe(true)
  expect(await settleCopy(at.desk, copy, 'in-doubt')).toBe(false)
  expect(at.copies()).toMatchObject([{ state: 'unknown', problem: 'cut-off' }])
  expect(at.db.all<ParcelDoc>('parcels')).toMatchObject([{ copies: 0 }])
})
