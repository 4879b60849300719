import { COURIERS } from '@shared/courier/couriers'
import type { OrderSourcePort, ShippingUpload } from '@shared/ports/order-source'
import { FAULT_FAILURES, troubleOf, type FaultBench, type KeyKind } from './bench'

export interface OrderSourceBench extends FaultBench {
  readonly source: OrderSourcePort
  /** A payment of goods, paid and not shipped. */
  readonly paid: { readonly tradeNo: string; readonly transactionId: string; readonly openid: string }
  /** Epoch ms, near the time of that payment. */
  readonly now: number
}

const upload = ({ paid, now }: OrderSourceBench): ShippingUpload => ({
  payment: { transactionId: paid.transactionId, openid: paid.openid },
  mode: 'unified',
  allDelivered: true,
  parcels: [{ waybillNo: 'SF1234567890123', courier: 'sf', goods: '抱枕*1', receiverPhoneMasked: '138****1945' }],
  uploadedAt: now,
})

/** Every source of orders passes this, unchanged. */
export function testOrderSource(name: string, create: (key: KeyKind) => Promise<OrderSourceBench>): void {
  describe(`order source: ${name}`, () => {
    it('shows a payment that waits to be shipped, alone and in the list', async () => {
      const { source, paid, now } = await create('good')
      const live = await source.live(paid.tradeNo)
      expect(live).toMatchObject({
        ...paid,
        state: 'to-ship',
        shipping: { mode: 'none', finished: false, parcels: [] },
      })
      const day = 24 * 3_600_000
      const { payments } = await source.list({ from: now - day, to: now + day })
      expect(payments.find(({ tradeNo }) => tradeNo === paid.tradeNo)).toEqual(live)
    })

    it('ships it, and the same upload again changes nothing', async () => {
      const bench = await create('good')
      await bench.source.upload(upload(bench))
      const live = await bench.source.live(bench.paid.tradeNo)
      expect(live).toMatchObject({ state: 'shipped', shipping: { mode: 'unified', finished: true, finishCount: 1 } })
      expect(live.shipping.parcels.map(({ waybillNo }) => waybillNo)).toEqual(['SF1234567890123'])
      await bench.source.upload(upload(bench))
      expect(await bench.source.live(bench.paid.tradeNo)).toEqual(live)
    })

    it('lets a look tell what became of an upload whose answer was lost', async () => {
      const bench = await create('good')
      await bench.fail('lost-answer')
      expect(await troubleOf(bench.source.upload(upload(bench)))).toMatchObject({ failure: 'no-answer' })
      expect((await bench.source.live(bench.paid.tradeNo)).shipping.finished).toBe(true)
      expect(bench.source.unknown.upload.afterUnknown).toBe('query')
    })

    it('does not know a payment that is not there', async () => {
      const { source } = await create('good')
      expect(await troubleOf(source.live('NOSUCH'))).toMatchObject({ failure: 'not-found', scope: 'order' })
    })

    it('knows the couriers that we ship with by the codes that we send', async () => {
      const { source } = await create('good')
      const known = (await source.carriers()).map(({ id }) => id)
      expect(Object.values(COURIERS).filter(({ wechat }) => !known.includes(wechat))).toEqual([])
    })

    it.each(FAULT_FAILURES)('reads %s as %s and works again afterwards', async (fault, failure) => {
      const { source, paid, fail, heal } = await create('good')
      await fail(fault)
      expect(await troubleOf(source.live(paid.tradeNo))).toMatchObject({ provider: source.id, failure })
      await heal()
      expect((await source.live(paid.tradeNo)).tradeNo).toBe(paid.tradeNo)
    })

    it('blames the shop, not the order, for a secret that is not accepted', async () => {
      const { source, paid } = await create('bad')
      expect(await troubleOf(source.live(paid.tradeNo))).toMatchObject({ failure: 'auth', scope: 'shop' })
    })
  })
}
