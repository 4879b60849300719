import { act, renderHook, waitFor } from '@testing-library/react'
import { bucketOfParcel } from '@shared/parcel/bucket'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { useFloorQueue } from '../../miniprogram/store/floor-queue'
import { usePack } from '../../miniprogram/sub/floor/pack/use-pack'
import { createTestApi } from '../support/api'
import { anOrder, parcelsIn, takeInReady } from '../support/desk'
import { planReady } from '../support/planned'
import { cloud, forgetAll } from '../support/taro'

jest.mock('../../miniprogram/device/voice', () => ({ say: jest.fn(), HAS_VOICE: true }))

const line = (lineNo: number, sku: string, refunded = 0) => ({
  ...{ lineNo, sku, title: '卫衣', spec: sku, paidFen: 9900, ordered: 1, refunding: 0, refunded },
})

/** A box with goods A and B, open at the bench of a phone that talks to the real desk. */
async function openBox() {
  forgetAll()
  useFloorQueue.setState({ events: [], refused: [], offline: false })
  const api = await createTestApi()
  const packer = await api.hire('packer')
  await takeInReady(api.test, '1', { lines: [line(1, 'A'), line(2, 'B')] })
  await planReady(api.test, ['1'])
  const box = (): ParcelDoc => {
    const [parcel] = parcelsIn(api.test)
    if (!parcel) throw new Error('no parcel')
    return parcel
  }
  const got = { waybill: 'got', waybillNo: 'Z1', copies: 1, goods: 'picked' } as const
  await changeParcel(api.desk, box(), { ...got, bucket: bucketOfParcel({ ...box(), ...got }) })
  cloud.answer = (name, input) => api.raw(packer, name, input)
  const { result } = renderHook(() => usePack())
  await waitFor(() => expect(result.current.snapshot.shown?.value.parcels).toHaveLength(1))
  const scan = (code: string) => act(async () => result.current.onCode(code))
  const settle = () => act(async () => result.current.settle())
  const refundB = () =>
    upsertOrder(api.desk, api.test.shop, anOrder('1', { version: 2, lines: [line(1, 'A'), line(2, 'B', 1)] }))
  const idle = () => waitFor(() => expect(useFloorQueue.getState().events).toEqual([]))
  await scan('Z1')
  return { result, scan, settle, refundB, box, idle }
}

// the seal went up with the last right piece only: a box whose last piece was refunded was full at the bench and open at the van
it('seals a box whose missing piece was refunded, when it is opened again', async () => {
  const { result, scan, settle, refundB, box, idle } = await openBox()
  await scan('A')
  await idle()
  await refundB()
  await act(async () => result.current.snapshot.reload())
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'stopped' }))
  await settle()
  await idle()
  await scan('Z1')
  expect(result.current.complete).toBe(true)
  await idle()
  expect(box().goods).toBe('packed')
  expect(result.current.stop).toBeUndefined()
})

// each refused piece raised a page of its own, the seal behind them another that spoke of another phone; and the piece stayed counted
it('says once that a box is stopped whose refund was quicker than its last piece, and counts what the desk counts', async () => {
  const { result, scan, settle, refundB, box, idle } = await openBox()
  await scan('A')
  await idle()
  await refundB()
  await scan('B')
  await waitFor(() => expect(result.current.stop).toMatchObject({ kind: 'stopped' }))
  expect(useFloorQueue.getState().refused).toHaveLength(1)
  await settle()
  await idle()
  expect(result.current.stop).toBeUndefined()
  await waitFor(() => expect(result.current.snapshot.shown?.value.parcels[0]?.stops).toEqual([]))
  await scan('Z1')
  expect(result.current.scanned).toEqual({ A: 1 })
  await idle()
  expect(box().goods).toBe('packed')
  expect(result.current.stop).toBeUndefined()
})
