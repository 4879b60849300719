import type { CourierAccount, CourierPort, WaybillAsk } from '@shared/ports/courier'
import { FAULT_FAILURES, troubleOf, type FaultBench, type KeyKind } from './bench'

export interface CourierBench extends FaultBench {
  readonly courier: CourierPort
  readonly account: CourierAccount
  /** The courier's van takes the parcel: from then on there is a track, and no way back. */
  collect(waybillNo: string): Promise<void>
}

export const anAsk = (account: CourierAccount, over: Partial<WaybillAsk> = {}): WaybillAsk => ({
  partnerKey: 'WCONTRACT0000000n1',
  account,
  receiver: {
    name: '王五',
    phone: '13800000000',
    province: '北京市',
    city: '北京市',
    district: '朝阳区',
    detail: '三里屯路1号&2号楼',
  },
  sender: {
    name: '发件人',
    phone: '13900000000',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '文三路1号',
  },
  goods: [{ title: '抱枕 "蓝"', quantity: 1 }],
  weightGrams: 800,
  remark: '小心轻放+易碎',
  ...over,
})

/** Every waybill channel passes this, unchanged. */
export function testCourier(name: string, create: (key: KeyKind) => Promise<CourierBench>): void {
  describe(`courier: ${name}`, () => {
    it('gives one waybill to one key, however often it is asked', async () => {
      const { courier, account } = await create('good')
      const first = await courier.createWaybill(anAsk(account))
      expect(first.waybillNo).toMatch(/^[A-Z0-9]{8,}$/)
      expect(first.replayed).toBe(false)
      expect(await courier.createWaybill(anAsk(account))).toEqual({ ...first, replayed: true })
      const second = await courier.createWaybill(anAsk(account, { partnerKey: 'WCONTRACT0000000n2' }))
      expect(second.waybillNo).not.toBe(first.waybillNo)
    })

    it('finds the number of a lost answer by asking again with the same key', async () => {
      const { courier, account, fail } = await create('good')
      await fail('lost-answer')
      expect(await troubleOf(courier.createWaybill(anAsk(account)))).toMatchObject({ failure: 'no-answer' })
      expect(await courier.createWaybill(anAsk(account))).toMatchObject({ replayed: true })
      expect(courier.unknown.create.afterUnknown).toBe('repeat')
    })

    it('voids a number once and for all, but not one that was collected', async () => {
      const { courier, account, collect } = await create('good')
      const { partnerKey } = anAsk(account)
      const { waybillNo } = await courier.createWaybill(anAsk(account))
      await courier.cancelWaybill({ partnerKey, account, waybillNo })
      await courier.cancelWaybill({ partnerKey, account, waybillNo })
      const gone = { partnerKey: 'WCONTRACT0000000n2', account }
      const taken = await courier.createWaybill(anAsk(account, gone))
      await collect(taken.waybillNo)
      const late = courier.cancelWaybill({ ...gone, waybillNo: taken.waybillNo })
      expect(await troubleOf(late)).toMatchObject({ failure: 'rejected', scope: 'order' })
    })

    it('has an empty track before the van and scans, oldest first, after it', async () => {
      const { courier, account, collect } = await create('good')
      const { waybillNo } = await courier.createWaybill(anAsk(account))
      const ref = { partnerKey: anAsk(account).partnerKey, account, waybillNo, phoneTail: '0000' }
      await courier.subscribeTrack(ref)
      expect(await courier.track(ref)).toEqual({ waybillNo, courier: account.courier, events: [] })
      await collect(waybillNo)
      const { events } = await courier.track(ref)
      expect(events.at(-1)?.state).toBe('collected')
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b))
    })

    it('counts the numbers left, or says that this courier counts none', async () => {
      const { courier, account } = await create('good')
      const left = (await courier.balance(account))?.left
      await courier.createWaybill(anAsk(account))
      if (left === undefined) expect(await courier.balance(account)).toBeUndefined()
      else expect((await courier.balance(account))?.left).toBeLessThanOrEqual(left)
    })

    it.each(FAULT_FAILURES)('reads %s as %s and works again afterwards', async (fault, failure) => {
      const { courier, account, fail, heal } = await create('good')
      await fail(fault)
      expect(await troubleOf(courier.createWaybill(anAsk(account)))).toMatchObject({ provider: courier.id, failure })
      await heal()
      expect((await courier.createWaybill(anAsk(account))).waybillNo).not.toBe('')
    })

    it('blames the account, not the order, for a key that is not accepted', async () => {
      const { courier, account } = await create('bad')
      const trouble = await troubleOf(courier.createWaybill(anAsk(account)))
      expect(trouble.failure).toBe('auth')
      expect(trouble.scope).not.toBe('order')
      expect(trouble.providerText).toBeTruthy()
    })

    it('refuses a text that would be printed cut before anything is sent', async () => {
      const { courier, account } = await create('good')
      const receiver = { ...anAsk(account).receiver, detail: '路'.repeat(101) }
      expect(await troubleOf(courier.createWaybill(anAsk(account, { receiver })))).toMatchObject({ failure: 'invalid' })
    })

    it('declares limits and waits that the engine can keep', async () => {
      const { courier } = await create('good')
      for (const policy of Object.values(courier.unknown)) expect(policy.callTimeoutMs).toBeLessThanOrEqual(15_000)
      for (const limit of courier.limits) expect(limit.gapMs).toBeGreaterThan(0)
    })
  })
}
