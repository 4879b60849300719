import type { OrderValue } from '@shared/api/orders'
import type { ParcelView } from '@shared/api/views'
import { orderState } from '../../../text/order'
import { order } from '../../../../test/support/fake-api/desk'
import { legalActs } from './legal-acts'

const [sample] = order(0).parcels
if (!sample) throw new Error('no parcel')
/** Nobody calls it back any more. */
const parcel = (change: Partial<ParcelView>): ParcelView => ({
  ...{ ...sample, intercept: { state: 'dropped', reason: 'refund' } as const },
  ...change,
})
const inHouse = parcel({ id: 'A', goods: 'packed', track: 'none' })
const inVan = parcel({ id: 'B', goods: 'handed-over', track: 'moving' })
const home = parcel({ id: 'C', goods: 'handed-over', track: 'delivered' })
const of = (state: OrderValue['state'], ...parcels: ParcelView[]) => ({ ...order(0), state, parcels })
const acts = (value: OrderValue, role: Parameters<typeof legalActs>[1] = 'owner') =>
  legalActs(value, role).map(({ act, parcels }) => [act, ...parcels.map(({ id }) => id)].join(' '))

it('offers a reprint while the box is here and an intercept while it is on the road, each for the boxes it fits', () => {
  expect(acts(of('fulfilling', inHouse))).toEqual(['reprint A'])
  expect(acts(of('shipped', inVan))).toEqual(['intercept B'])
  expect(acts(of('fulfilling', inHouse, inVan, home))).toEqual(['reprint A', 'intercept B'])
  expect(acts(of('done', home))).toEqual([])
  expect(acts(of('shipped', { ...inVan, intercept: { state: 'called', reason: 'refund' } }))).toEqual([])
})

it('offers each only to whom the routes let in', () => {
  expect(acts(of('fulfilling', inHouse, inVan), 'packer')).toEqual(['reprint A'])
  expect(acts(of('fulfilling', inHouse, inVan), 'service')).toEqual(['intercept B'])
  expect(acts(of('ready'), 'packer')).toEqual([])
  expect(acts(of('ready'))).toEqual(['hold'])
})

it('offers to lift a hold exactly where a person holds the order, whatever else was found', () => {
  const accepted = [{ code: 'seller-memo', severity: 'fix', reason: '先别发' }] as const
  const memo = { ...of('held'), findings: accepted }
  expect(acts(memo)).toEqual(['hold'])
  expect(acts({ ...memo, heldByHand: true })).toEqual(['unhold'])
  expect(acts({ ...of('held'), findings: [] })).toEqual(['hold'])
  expect(acts({ ...of('new'), heldByHand: true })).toEqual(['unhold'])
})

it('says where the box is, and of several only how many there are', () => {
  expect(orderState(of('shipped', inVan))).toBe('已发货，在路上')
  expect(orderState(of('fulfilling', inHouse))).toBe('在做，待交接')
  expect(orderState(of('fulfilling', inHouse, inVan))).toBe('在做，2 个包裹')
  expect(orderState(of('shipped', inVan, parcel({ goods: 'void' })))).toBe('已发货，在路上')
  expect(orderState(of('ready'))).toBe('待打')
})
